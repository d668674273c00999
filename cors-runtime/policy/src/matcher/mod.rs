//! Matching a request's `Origin` against a policy, byte for byte (Fetch, [CORS check]).
//!
//! Everything here is laid out at build time and borrowed from the binary: a look-up reads, and never allocates.
//!
//! [CORS check]: https://fetch.spec.whatwg.org/#concept-cors-check

mod pattern;
mod table;

pub use pattern::Pattern;
pub use table::{Layout, Table};

/// The origins that a policy allows when there is more than one to tell apart.
///
/// # Examples
///
/// ```
/// use cors_rules::matcher::{Exact, Matcher, Pattern};
///
/// static ORIGINS: Matcher = Matcher {
///     exact: Exact::Few(&["https://app.example.com"]),
///     patterns: &[Pattern::Subdomains("https://", ".preview.example.com")],
/// };
/// assert!(ORIGINS.matches(b"https://app.example.com"));
/// assert!(ORIGINS.matches(b"https://pr-7.preview.example.com"));
/// assert!(!ORIGINS.matches(b"https://app.example.com.evil.example"));
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Matcher {
    /// Origins that match as they are.
    pub exact: Exact,
    /// Patterns, each tried in turn.
    pub patterns: &'static [Pattern],
}

/// How exact origins are stored.
#[derive(Debug, Clone, Copy)]
pub enum Exact {
    /// Compared one by one: the best there is up to [`Exact::FEW`] of them.
    Few(&'static [&'static str]),
    /// Found by a perfect hash: one probe, however many there are.
    Many(Table),
}

impl Exact {
    /// The number of origins up to which comparing one by one is no slower than a hash.
    pub const FEW: usize = 8;
}

impl Matcher {
    /// Whether `origin`, the value of a request's one `Origin` field line, is allowed.
    #[must_use]
    pub fn matches(&self, origin: &[u8]) -> bool {
        let exact = match &self.exact {
            Exact::Few(origins) => origins.iter().any(|allowed| allowed.as_bytes() == origin),
            Exact::Many(table) => table.contains(origin),
        };
        exact || self.patterns.iter().any(|pattern| pattern.matches(origin))
    }
}

#[cfg(test)]
mod tests {
    use super::{Exact, Matcher, Pattern};

    const MATCHER: Matcher = Matcher {
        exact: Exact::Few(&["https://app.example.com"]),
        patterns: &[Pattern::Subdomains("https://", ".example.org"), Pattern::AnyPort("http://localhost")],
    };

    #[test]
    fn an_exact_origin_or_any_pattern_is_enough() {
        for origin in ["https://app.example.com", "https://a.example.org", "http://localhost:5173"] {
            assert!(MATCHER.matches(origin.as_bytes()), "{origin}");
        }
        for origin in ["https://a.example.com", "https://example.org", "http://localhost.example.com", ""] {
            assert!(!MATCHER.matches(origin.as_bytes()), "{origin}");
        }
    }
}
