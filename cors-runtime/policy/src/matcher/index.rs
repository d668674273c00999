//! Many patterns: an origin is looked up by the parts that a pattern could have in common with it.
//!
//! A pattern for subdomains covers an origin if it ends as the pattern does, at one of the host's dots. So what begins at a
//! dot, and is as long as an ending can be, is looked up among the patterns' endings: one probe for a dot, however many
//! patterns there are. A pattern for any port is the origin itself, with the port taken off.

use alloc::{collections::BTreeMap, vec::Vec};

use super::{
    pattern::{are_labels_after, without_port},
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
    #[inline]
    pub(super) fn matches(&self, origin: &[u8]) -> bool {
        self.subdomains.iter().any(|suffixes| suffixes.cover(origin))
            || (self.has_any_port() && self.matches_any_port(origin))
    }

    #[inline]
    fn has_any_port(&self) -> bool {
        !matches!(self.any_port, Exact::Few([])) || !self.subdomains_any_port.is_empty()
    }

    #[inline(never)]
    fn matches_any_port(&self, origin: &[u8]) -> bool {
        let base = without_port(origin);
        self.any_port.contains_ending(base) || (!self.subdomains_any_port.is_empty() && self.covers_any_port(base))
    }

    #[inline(never)]
    fn covers_any_port(&self, base: &[u8]) -> bool {
        self.subdomains_any_port.iter().any(|suffixes| suffixes.cover(base))
    }
}

impl Suffixes {
    /// Looks for a dot where an ending may start, eight bytes at a time, from the right.
    #[inline]
    fn cover(&self, origin: &[u8]) -> bool {
        // A label comes before it.
        let first = origin.len().saturating_sub(self.longest).max(self.before.len() + 1);
        let mut end = (origin.len() + 1).saturating_sub(self.shortest);
        while end > first {
            let Some(word) = origin.get(..end).and_then(<[u8]>::last_chunk) else {
                return self.covers_from_any(origin, first, end);
            };
            let mut dots = dots(u64::from_le_bytes(*word));
            while dots != 0 {
                if self.covers_from(origin, end - 8 + dots.trailing_zeros() as usize / 8) {
                    return true;
                }
                dots &= dots - 1;
            }
            end -= 8;
        }
        false
    }

    /// The same for what is too short for eight bytes.
    #[cold]
    #[inline(never)]
    fn covers_from_any(&self, origin: &[u8], first: usize, end: usize) -> bool {
        (first..end).any(|start| self.covers_from(origin, start))
    }

    /// Whether what starts there is one of the endings, each of which starts with a dot, and what is before it labels.
    #[inline]
    fn covers_from(&self, origin: &[u8], start: usize) -> bool {
        let (labels, suffix) = origin.split_at_checked(start).unwrap_or_default();
        self.after.contains_ending(suffix) && are_labels_after(labels, self.before)
    }
}

/// The highest bit of each byte that is a dot, and of some that are not: right above one that is.
#[inline]
fn dots(word: u64) -> u64 {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    let zeros = word ^ (ONES * u64::from(b'.'));
    zeros.wrapping_sub(ONES) & !zeros & (ONES << 7)
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
