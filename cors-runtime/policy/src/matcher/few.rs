//! A few patterns, tried one by one.

use super::{Pattern, Patterns};

/// A few patterns, and what tells at a glance that an origin is none of theirs.
///
/// [`Patterns::few`](super::Patterns::few) makes it.
#[derive(Debug, Clone, Copy)]
pub struct Few {
    patterns: &'static [Pattern],
    /// One for each of the first [`Patterns::FEW`]; the number itself, since a constant here is one to evaluate wherever a
    /// policy is compiled.
    signs: [Sign; 4],
}

/// No patterns; one literal, since each constant in it is one more to evaluate.
pub const NO_PATTERNS: Patterns =
    Patterns::Few(Few { patterns: &[], signs: [Sign { byte: 0, length: 0, place: u16::MAX }; 4] });

/// One byte that stands at its place in every origin that a pattern covers: it tells most of the others apart.
#[derive(Debug, Clone, Copy)]
struct Sign {
    byte: u8,
    /// Of the origin's length all bits or none: whether the place is counted from its end.
    length: u16,
    /// What has to be added to that, modulo 2¹⁶.
    place: u16,
}

impl Few {
    const SIGNS: usize = Patterns::FEW;

    pub(super) const fn of(patterns: &'static [Pattern]) -> Self {
        let mut few = Self { patterns, signs: [Sign::NONE; Self::SIGNS] };
        let (mut rest, mut free): (_, &mut [Sign]) = (patterns, &mut few.signs);
        while let ([pattern, patterns @ ..], [sign, signs @ ..]) = (rest, free) {
            *sign = Sign::of(pattern);
            (rest, free) = (patterns, signs);
        }
        few
    }

    #[inline]
    pub(super) fn matches(&self, origin: &[u8]) -> bool {
        match self.signs.iter().zip(self.patterns).position(|(sign, _)| sign.stands_in(origin)) {
            Some(index) => {
                self.patterns.get(index).is_some_and(|pattern| pattern.matches(origin))
                    || self.does_any_match_from(index + 1, origin)
            }
            None => self.patterns.len() > Self::SIGNS && self.does_any_match_from(Self::SIGNS, origin),
        }
    }

    /// Kept apart: one sign is hardly ever there without its pattern.
    #[cold]
    #[inline(never)]
    fn does_any_match_from(&self, index: usize, origin: &[u8]) -> bool {
        self.patterns.get(index..).unwrap_or_default().iter().any(|pattern| pattern.matches(origin))
    }
}

#[allow(clippy::cast_possible_truncation, reason = "an origin is shorter")]
impl Sign {
    /// The sign of nothing.
    const NONE: Self = Self { byte: 0, length: 0, place: u16::MAX };

    const fn of(pattern: &Pattern) -> Self {
        match pattern {
            Pattern::Subdomains(before, after) => match after.as_bytes() {
                // Behind the dot.
                [_, byte, rest @ ..] => Self { byte: *byte, length: u16::MAX, place: !(rest.len() as u16) },
                _ => Self::last_of(before),
            },
            Pattern::AnyPort(before) => Self::first_of_host(before),
            Pattern::SubdomainsAnyPort(before, _) => Self::last_of(before),
        }
    }

    const fn first_of_host(before: &str) -> Self {
        let (mut sign, mut bytes) = (Self::NONE, before.as_bytes());
        while let [rest @ .., byte] = bytes {
            if *byte == b'/' {
                break;
            }
            sign = Self { byte: *byte, length: 0, place: rest.len() as u16 };
            bytes = rest;
        }
        sign
    }

    const fn last_of(before: &str) -> Self {
        match before.as_bytes() {
            [rest @ .., byte] => Self { byte: *byte, length: 0, place: rest.len() as u16 },
            // No origin starts with nothing.
            [] => Self::NONE,
        }
    }

    #[inline]
    fn stands_in(self, origin: &[u8]) -> bool {
        let place = (origin.len() as u16 & self.length).wrapping_add(self.place);
        origin.get(usize::from(place)) == Some(&self.byte)
    }
}

#[cfg(test)]
mod tests {
    use super::{Few, Pattern};

    const SHOP: Pattern = Pattern::Subdomains("https://", ".shop.example");
    const SHIP: Pattern = Pattern::Subdomains("https://", ".ship.example");
    const LOCAL: Pattern = Pattern::AnyPort("http://localhost");
    const LOCAL_SUBDOMAINS: Pattern = Pattern::SubdomainsAnyPort("http://", ".localhost");

    #[test]
    fn each_kind_of_pattern_is_found_alone_and_in_any_place() {
        const LISTS: [&[Pattern]; 5] = [
            &[],
            &[SHOP],
            &[LOCAL, SHOP, LOCAL_SUBDOMAINS],
            &[LOCAL_SUBDOMAINS, LOCAL, SHIP, SHOP],
            &[SHIP, LOCAL_SUBDOMAINS, SHOP, LOCAL],
        ];
        let origins = [
            (SHOP, "https://a.shop.example"),
            (SHIP, "https://a.ship.example"),
            (LOCAL, "http://localhost"),
            (LOCAL, "http://localhost:5173"),
            (LOCAL_SUBDOMAINS, "http://a.localhost"),
            (LOCAL_SUBDOMAINS, "http://a.localhost:5173"),
        ];
        for (patterns, (pattern, origin)) in LISTS.iter().flat_map(|list| origins.map(|origin| (list, origin))) {
            let is_listed = patterns.contains(&pattern);
            assert_eq!(Few::of(patterns).matches(origin.as_bytes()), is_listed, "{origin}: {patterns:?}");
        }
    }

    #[test]
    fn a_pattern_behind_one_that_looks_alike_is_found() {
        // Both have an `s` behind the dot, at the same place from the end.
        let few = Few::of(&[SHOP, SHIP]);
        assert!(few.matches(b"https://a.ship.example"));
        assert!(!few.matches(b"https://a.snip.example"));
    }

    #[test]
    fn more_patterns_than_there_is_room_for_signs_are_all_tried() {
        let few = Few::of(&[SHIP, SHIP, SHIP, SHIP, LOCAL, SHOP]);
        for origin in ["https://a.ship.example", "http://localhost:5173", "https://a.shop.example"] {
            assert!(few.matches(origin.as_bytes()), "{origin}");
        }
        // One with the sign of a pattern, and one without any.
        assert!(!few.matches(b"https://a.snip.example"));
        assert!(!few.matches(b"https://a.blog.example"));
    }

    #[test]
    fn the_shortest_parts_that_there_can_be_are_found() {
        let few = Few::of(&[Pattern::Subdomains("a://", ".b"), Pattern::AnyPort("c://d")]);
        for origin in ["a://x.b", "c://d", "c://d:1"] {
            assert!(few.matches(origin.as_bytes()), "{origin}");
        }
        for origin in ["", "a", "a://b", "a://.b", "c://", "c://e", "b"] {
            assert!(!few.matches(origin.as_bytes()), "{origin}");
        }
        // `https://*` is no pattern of the policy language, and does not panic here.
        assert!(Few::of(&[Pattern::Subdomains("https://", "")]).matches(b"https://a.b"));
        assert!(!Few::of(&[Pattern::AnyPort("")]).matches(b"https://a"));
    }
}
