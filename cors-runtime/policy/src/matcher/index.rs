//! Many patterns: an origin is looked up by the parts that a pattern could have in common with it.
//!
//! A pattern for subdomains covers an origin if it ends as the pattern does, at one of the host's dots. So what begins at a
//! dot, and is as long as an ending can be, is looked up among the patterns' endings: one probe for a dot, however many
//! patterns there are. A pattern for any port is the origin itself, with the port taken off.

use alloc::{collections::BTreeMap, vec::Vec};

use super::{pattern::are_labels_after, port::without_port, Exact};
use crate::Origin;

/// Patterns by their kinds, borrowed from the binary.
///
/// [`IndexLayout::of`] lays one out.
#[derive(Debug, Clone, Copy)]
pub struct Index {
    /// What each [`Pattern::AnyPort`](super::Pattern::AnyPort) holds.
    pub any_port: Exact,
    /// What each [`Pattern::Subdomains`](super::Pattern::Subdomains) holds.
    pub subdomains: &'static [Suffixes],
    /// What each [`Pattern::SubdomainsAnyPort`](super::Pattern::SubdomainsAnyPort) holds.
    pub subdomains_any_port: &'static [Suffixes],
}

/// The endings of all patterns that begin alike.
#[derive(Debug, Clone, Copy)]
pub struct Suffixes {
    /// What they begin with: a scheme and `://`.
    pub before: &'static str,
    /// The length of the shortest ending.
    pub shortest: usize,
    /// The length of the longest ending.
    pub longest: usize,
    /// The endings.
    pub after: Exact,
}

impl Index {
    #[inline]
    pub(super) fn matches(&self, origin: &[u8]) -> bool {
        Suffixes::any_covers(self.subdomains, origin) || (self.has_any_port() && self.matches_any_port(origin))
    }

    #[inline]
    fn has_any_port(&self) -> bool {
        !matches!(self.any_port, Exact::Few([])) || !self.subdomains_any_port.is_empty()
    }

    #[inline(never)]
    fn matches_any_port(&self, origin: &[u8]) -> bool {
        let base = without_port(origin);
        self.any_port.contains(base) || Suffixes::any_covers(self.subdomains_any_port, base)
    }
}

/// How many starts of an ending are looked at in one step: the bytes of a word.
const STEP: usize = 8;

impl Suffixes {
    /// Most policies have one scheme.
    #[inline]
    fn any_covers(all: &[Self], origin: &[u8]) -> bool {
        match all {
            [] => false,
            [only] => only.cover(origin),
            several => Self::any_of_several_covers(several, origin),
        }
    }

    #[inline(never)]
    fn any_of_several_covers(several: &[Self], origin: &[u8]) -> bool {
        several.iter().any(|suffixes| suffixes.cover(origin))
    }

    /// Looks for a dot where an ending may start, a word at a time, from the right.
    //
    // The first dot of the first word is nearly always the only one. All others stand apart, since a loop here would keep
    // each part of an ending in a register of its own.
    #[inline(never)]
    fn cover(&self, origin: &[u8]) -> bool {
        let Some(start) = origin.len().checked_sub(self.shortest + STEP - 1) else {
            return self.cover_short(origin);
        };
        let dots = dots_from(origin, start);
        let more = dots & dots.wrapping_sub(1);
        (dots != 0 && self.covers_from(origin, start + first_of(dots)))
            || ((more != 0 || self.longest >= self.shortest + STEP) && self.cover_further(origin, start, more))
    }

    /// The same for all `dots` that are left from `start`, and for what is left of that.
    #[inline(never)]
    fn cover_further(&self, origin: &[u8], mut start: usize, mut dots: u64) -> bool {
        loop {
            while dots != 0 {
                if self.covers_from_apart(origin, start + first_of(dots)) {
                    return true;
                }
                dots &= dots - 1;
            }
            // To the left of what the longest ending may start in, or of the scheme, there is nothing to be found.
            if start + self.longest <= origin.len() || start <= self.before.len() {
                return false;
            }
            start = start.saturating_sub(STEP);
            dots = dots_from(origin, start);
        }
    }

    /// The same for what is too short for a word.
    #[cold]
    #[inline(never)]
    fn cover_short(&self, origin: &[u8]) -> bool {
        (0..origin.len()).any(|start| self.covers_from_apart(origin, start))
    }

    /// Whether what starts there is one of the endings, each of which starts with a dot, and what is before it labels.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "it is the greater part of what calls it")]
    fn covers_from(&self, origin: &[u8], start: usize) -> bool {
        let (labels, suffix) = origin.split_at_checked(start).unwrap_or_default();
        self.after.contains_ending(suffix) && are_labels_after(labels, self.before)
    }

    /// The same where nothing has to be fast.
    #[inline(never)]
    fn covers_from_apart(&self, origin: &[u8], start: usize) -> bool {
        let (labels, suffix) = origin.split_at_checked(start).unwrap_or_default();
        self.after.contains_apart(suffix) && are_labels_after(labels, self.before)
    }
}

/// The highest bit of each byte from `start` on that is a dot, and of some that are not: such as one right behind a dot.
#[inline]
fn dots_from(origin: &[u8], start: usize) -> u64 {
    const ONES: u64 = u64::from_le_bytes([1; STEP]);
    let word = origin.get(start..).and_then(<[u8]>::first_chunk).map_or(0, |word| u64::from_le_bytes(*word));
    let zeros = word ^ (ONES * u64::from(b'.'));
    zeros.wrapping_sub(ONES) & (ONES << 7)
}

/// Which byte the first of these bits is in.
#[inline]
fn first_of(dots: u64) -> usize {
    dots.trailing_zeros() as usize / 8
}

/// What [`Index`] borrows, while it is still being built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexLayout<'o> {
    /// See [`Index::any_port`].
    pub any_port: Vec<&'o str>,
    /// See [`Index::subdomains`].
    pub subdomains: Vec<SuffixesLayout<'o>>,
    /// See [`Index::subdomains_any_port`].
    pub subdomains_any_port: Vec<SuffixesLayout<'o>>,
}

/// What [`Suffixes`] borrows, while it is still being built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SuffixesLayout<'o> {
    /// See [`Suffixes::before`].
    pub before: &'o str,
    /// See [`Suffixes::after`].
    pub after: Vec<&'o str>,
}

impl<'o> IndexLayout<'o> {
    /// Sorts origin patterns by what they have in common.
    ///
    /// # Examples
    ///
    /// ```
    /// use cors_rules::{matcher::IndexLayout, Origin};
    ///
    /// let [app, port] = ["https://*.app.example", "http://localhost:*"].map(|text| Origin::parse(text).unwrap());
    /// let layout = IndexLayout::of(&[&app, &port]);
    /// assert_eq!(layout.any_port, ["http://localhost"]);
    /// assert_eq!((layout.subdomains[0].before, &*layout.subdomains[0].after), ("https://", &[".app.example"][..]));
    /// ```
    #[must_use]
    pub fn of(patterns: &[&'o Origin]) -> Self {
        let alike = |any_port: bool| {
            let mut by_before = BTreeMap::<&str, Vec<&str>>::new();
            for origin in patterns.iter().filter(|origin| origin.subdomains() && origin.any_port() == any_port) {
                by_before.entry(origin.before()).or_default().push(origin.after());
            }
            by_before.into_iter().map(|(before, after)| SuffixesLayout { before, after }).collect()
        };
        Self {
            any_port: patterns.iter().filter(|origin| !origin.subdomains()).map(|origin| origin.before()).collect(),
            subdomains: alike(false),
            subdomains_any_port: alike(true),
        }
    }
}

impl SuffixesLayout<'_> {
    /// See [`Suffixes::shortest`].
    #[must_use]
    pub fn shortest(&self) -> usize {
        self.after.iter().map(|suffix| suffix.len()).min().unwrap_or_default()
    }

    /// See [`Suffixes::longest`].
    #[must_use]
    pub fn longest(&self) -> usize {
        self.after.iter().map(|suffix| suffix.len()).max().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests;
