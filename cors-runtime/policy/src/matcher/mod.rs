//! Matching a request's `Origin` against a policy, byte for byte (Fetch, [CORS check]).
//!
//! Everything here is laid out at build time and borrowed from the binary: a look-up reads, and never allocates.
//!
//! [CORS check]: https://fetch.spec.whatwg.org/#concept-cors-check

mod few;
mod index;
mod pattern;
mod port;
mod table;
mod text;

pub use few::{Few, NO_PATTERNS};
pub use index::{Index, IndexLayout, Suffixes, SuffixesLayout};
pub use pattern::Pattern;
pub use table::{Layout, Table};

use text::is_same;

/// The longest serialized origin: a scheme of 64 bytes, `://`, a host of 253, and a colon with five digits.
const LONGEST: usize = 64 + 3 + 253 + 6;

/// How exact origins are stored.
#[derive(Debug, Clone, Copy)]
pub enum Exact {
    /// Compared one by one: the best there is up to [`Exact::FEW`] of them.
    Few(&'static [&'static str]),
    /// Found by a perfect hash: one probe, however many there are.
    Many(Table),
}

/// How origin patterns are stored.
#[derive(Debug, Clone, Copy)]
pub enum Patterns {
    /// Tried one by one: the best there is up to [`Patterns::FEW`] of them. See [`Patterns::few`].
    Few(Few),
    /// Found by what they have in common with an origin, however many there are.
    Many(Index),
}

impl Exact {
    /// The number of origins up to which comparing one by one is no slower than a hash.
    pub const FEW: usize = 8;

    #[inline(always)]
    #[allow(clippy::inline_always, reason = "as for the table")]
    fn contains(&self, text: &[u8]) -> bool {
        match self {
            Self::Few(texts) => is_one_of(texts, text),
            Self::Many(table) => table.contains(text),
        }
    }

    /// The same for the endings of patterns.
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "as for the table")]
    fn contains_ending(&self, text: &[u8]) -> bool {
        match self {
            Self::Few(texts) => is_one_of(texts, text),
            Self::Many(table) => table.contains_ending(text),
        }
    }

    #[inline]
    fn contains_apart(&self, text: &[u8]) -> bool {
        match self {
            Self::Few(texts) => is_one_of(texts, text),
            Self::Many(table) => table.contains_apart(text),
        }
    }
}

#[inline]
fn is_one_of(texts: &[&str], text: &[u8]) -> bool {
    texts.iter().any(|allowed| is_same(allowed.as_bytes(), text))
}

impl Patterns {
    /// The number of patterns up to which trying one by one is no slower than an index.
    pub const FEW: usize = 4;

    /// Patterns that are tried one by one.
    #[must_use]
    pub const fn few(patterns: &'static [Pattern]) -> Self {
        Self::Few(Few::of(patterns))
    }

    #[inline]
    fn matches(&self, origin: &[u8]) -> bool {
        match self {
            Self::Few(few) => few.matches(origin),
            Self::Many(index) => index.matches(origin),
        }
    }
}

/// Whether `origin`, the value of a request's one `Origin` field line, is one of `exact` or one that `patterns` cover.
///
/// # Examples
///
/// ```
/// use cors_rules::matcher::{matches, Exact, Pattern, Patterns};
///
/// static EXACT: Exact = Exact::Few(&["https://app.example.com"]);
/// static PATTERNS: Patterns = Patterns::few(&[Pattern::Subdomains("https://", ".preview.example.com")]);
///
/// assert!(matches(&EXACT, &PATTERNS, b"https://app.example.com"));
/// assert!(matches(&EXACT, &PATTERNS, b"https://pr-7.preview.example.com"));
/// assert!(!matches(&EXACT, &PATTERNS, b"https://app.example.com.evil.example"));
/// ```
#[must_use]
#[inline]
pub fn matches(exact: &Exact, patterns: &Patterns, origin: &[u8]) -> bool {
    // The length first: to look at the ends of an origin of a megabyte would cost more than a miss.
    origin.len() <= LONGEST && (exact.contains(origin) || patterns.matches(origin))
}

#[cfg(test)]
mod tests {
    use super::{matches, Exact, Pattern, Patterns};
    use alloc::{string::String, vec::Vec};

    #[test]
    fn an_exact_origin_or_any_pattern_is_enough() {
        let exact = Exact::Few(&["https://app.example.com"]);
        let patterns =
            Patterns::few(&[Pattern::Subdomains("https://", ".example.org"), Pattern::AnyPort("http://localhost")]);
        for origin in ["https://app.example.com", "https://a.example.org", "http://localhost:5173"] {
            assert!(matches(&exact, &patterns, origin.as_bytes()), "{origin}");
        }
        for origin in ["https://a.example.com", "https://example.org", "http://localhost.example.com", ""] {
            assert!(!matches(&exact, &patterns, origin.as_bytes()), "{origin}");
        }
    }

    #[test]
    fn what_is_longer_than_any_origin_is_refused_even_where_it_is_listed() {
        let is_allowed = |length: usize| {
            let texts: &[&str] = Vec::leak(vec![&*String::leak("a".repeat(length))]);
            matches(&Exact::Few(texts), &Patterns::few(&[]), "a".repeat(length).as_bytes())
        };
        // A scheme of 64 bytes, `://`, a host of 253, and `:65535`.
        assert!(is_allowed(326));
        assert!(!is_allowed(327));
    }
}
