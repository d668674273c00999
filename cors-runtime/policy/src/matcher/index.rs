//! Many patterns: an origin is looked up by the parts that a pattern could have in common with it.
//!
//! A pattern for subdomains covers an origin if it ends as the pattern does, at one of the host's dots. So the host is read
//! once, from the left, and what begins at a dot is looked up among the patterns' endings: one probe for a dot, however
//! many patterns there are. A pattern for any port is the origin itself, with the port taken off.

use alloc::{collections::BTreeMap, vec::Vec};

use super::{
    pattern::{is_in_label, without_port, MAX_HOST},
    Exact,
};
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
    pub(super) fn matches(&self, origin: &[u8]) -> bool {
        self.subdomains.iter().any(|suffixes| suffixes.cover(origin))
            || self.has_base(origin)
            || self.subdomains_any_port.iter().any(|suffixes| {
                let host = without_port(origin, suffixes.before.as_bytes());
                suffixes.cover(host)
            })
    }

    /// Whether `origin`, without its port, if it has one, is what a pattern for any port begins with.
    fn has_base(&self, origin: &[u8]) -> bool {
        self.any_port.contains(origin) || {
            let base = without_port(origin, origin);
            base.len() < origin.len() && self.any_port.contains(base)
        }
    }
}

impl Suffixes {
    fn cover(&self, origin: &[u8]) -> bool {
        let Some(host) = origin.strip_prefix(self.before.as_bytes()) else {
            return false;
        };
        // The length first: an origin of a megabyte is refused without a look at it.
        if host.len() <= self.shortest || host.len() > MAX_HOST + self.longest {
            return false;
        }
        let mut in_label = false;
        for (length, byte) in host.iter().enumerate().take(MAX_HOST + 1) {
            match byte {
                b'.' if in_label => {
                    in_label = false;
                    let suffix = host.get(length..).unwrap_or_default();
                    if suffix.len() < self.shortest {
                        return false;
                    }
                    if suffix.len() <= self.longest && self.after.contains(suffix) {
                        return true;
                    }
                }
                byte if is_in_label(*byte) => in_label = true,
                _ => return false,
            }
        }
        false
    }
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
