//! What several tests share: the matcher's parts, laid out as the macro does and leaked, since they borrow from the binary
//! there. The tests of the workspace stand in `tests/`, one file per subject.

#![allow(clippy::missing_panics_doc, reason = "only a defect makes them panic")]
#![allow(clippy::expect_used, reason = "a helper of tests stands outside of `#[test]`")]

use cors_rules::{
    matcher::{Exact, Index, IndexLayout, Layout, Pattern, Patterns, Suffixes, SuffixesLayout, Table},
    Origin,
};

/// `text`, for as long as the program runs.
#[must_use]
pub fn leak(text: &str) -> &'static str {
    text.to_owned().leak()
}

/// Texts under a perfect hash.
#[must_use]
pub fn table(texts: &[&str]) -> Table {
    let Layout { seed, displacements, offsets, text } = Layout::of(texts).expect("the texts differ");
    Table { seed, displacements: displacements.leak(), offsets: offsets.leak(), text: text.leak() }
}

/// Texts as they are stored in that number.
#[must_use]
pub fn exact(texts: &[&str]) -> Exact {
    if texts.len() > Exact::FEW {
        return Exact::Many(table(texts));
    }
    Exact::Few(texts.iter().map(|text| leak(text)).collect::<Vec<_>>().leak())
}

/// Origin patterns as they are stored in that number.
#[must_use]
pub fn patterns(origins: &[&Origin]) -> Patterns {
    if origins.len() > Patterns::FEW {
        return Patterns::Many(index(origins));
    }
    Patterns::few(origins.iter().map(|origin| pattern(origin)).collect::<Vec<_>>().leak())
}

/// Origin patterns under an index.
#[must_use]
pub fn index(origins: &[&Origin]) -> Index {
    let IndexLayout { any_port, subdomains, subdomains_any_port } = IndexLayout::of(origins);
    Index {
        any_port: exact(&any_port),
        subdomains: suffixes(&subdomains),
        subdomains_any_port: suffixes(&subdomains_any_port),
    }
}

fn suffixes(layouts: &[SuffixesLayout<'_>]) -> &'static [Suffixes] {
    let suffixes = layouts.iter().map(|layout| Suffixes {
        before: leak(layout.before),
        shortest: layout.shortest(),
        longest: layout.longest(),
        after: exact(&layout.after),
    });
    suffixes.collect::<Vec<_>>().leak()
}

/// One origin pattern.
#[must_use]
pub fn pattern(origin: &Origin) -> Pattern {
    let (before, after) = (leak(origin.before()), leak(origin.after()));
    match (origin.subdomains(), origin.any_port()) {
        (true, false) => Pattern::Subdomains(before, after),
        (true, true) => Pattern::SubdomainsAnyPort(before, after),
        (false, _) => Pattern::AnyPort(before),
    }
}
