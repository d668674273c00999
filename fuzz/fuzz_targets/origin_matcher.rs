//! The matcher against a plain reference. The first line lists a policy's origins as the attribute does; each further
//! line is the value of a request's `Origin`.
#![no_main]

use std::collections::BTreeSet;

use cors_fuzz::allows;
use cors_rules::matcher::{Exact, Index, IndexLayout, Layout, Pattern, Patterns, Suffixes, SuffixesLayout, Table};
use cors_rules::{split_list, Origin};
use cors_runtime::declared::Matched;
use libfuzzer_sys::{fuzz_target, Corpus};

fuzz_target!(|data: &[u8]| -> Corpus {
    let mut lines = data.split(|byte| *byte == b'\n');
    let Some(Ok(list)) = lines.next().map(std::str::from_utf8) else {
        return Corpus::Reject;
    };
    let mut seen = BTreeSet::new();
    let origins: Vec<Origin> = split_list(list)
        .into_iter()
        .filter(|text| seen.insert(*text))
        .filter_map(|text| Origin::parse(text).ok())
        .collect();
    if origins.is_empty() {
        return Corpus::Reject;
    }
    let mut leaks = Leaks::default();
    let matchers = matchers(&origins, &mut leaks);
    for line in lines {
        assert_agree(&matchers, &origins, line);
        // What begins or ends as an allowed origin does, so that the rest is looked at.
        for origin in &origins {
            let (before, after) = (origin.before().as_bytes(), origin.after().as_bytes());
            assert_agree(&matchers, &origins, &[before, line].concat());
            assert_agree(&matchers, &origins, &[before, line, after].concat());
            assert_agree(&matchers, &origins, &[before, b"a", after, b":", line].concat());
        }
    }
    for origin in origins.iter().filter(|origin| origin.is_exact()) {
        assert_agree(&matchers, &origins, origin.as_str().as_bytes());
    }
    Corpus::Keep
});

fn assert_agree(matchers: &[Matched], origins: &[Origin], candidate: &[u8]) {
    let expected = origins.iter().any(|origin| allows(origin.as_str(), candidate));
    for matcher in matchers {
        let text = String::from_utf8_lossy(candidate);
        assert_eq!(matcher.matches(candidate), expected, "{text:?} under {matcher:?}");
    }
}

/// The policy's matcher, with its origins one by one and, whatever their number, under a perfect hash and an index.
fn matchers(origins: &[Origin], leaks: &mut Leaks) -> Vec<Matched> {
    let (exact, patterns): (Vec<&Origin>, Vec<&Origin>) = origins.iter().partition(|origin| origin.is_exact());
    let exact: Vec<&str> = exact.into_iter().map(Origin::as_str).collect();
    let few = patterns.iter().map(|origin| pattern(origin, leaks)).collect();
    let one_by_one = Matched { exact: few_of(&exact, leaks), patterns: Patterns::few(leaks.slice(few)) };
    let found = Matched { exact: many_of(&exact, leaks), patterns: Patterns::Many(index(&patterns, leaks)) };
    vec![one_by_one, found]
}

fn few_of(texts: &[&str], leaks: &mut Leaks) -> Exact {
    let few = texts.iter().map(|text| leaks.text(text)).collect();
    Exact::Few(leaks.slice(few))
}

/// A perfect hash, unless there is no room for one: there is always above [`Exact::FEW`].
fn many_of(texts: &[&str], leaks: &mut Leaks) -> Exact {
    let Some(Layout { seed, displacements, offsets, text }) = Layout::of(texts) else {
        assert!(texts.len() <= Exact::FEW, "the texts differ");
        return few_of(texts, leaks);
    };
    let (displacements, offsets) = (leaks.slice(displacements), leaks.slice(offsets));
    Exact::Many(Table { seed, displacements, offsets, text: leaks.text(&text) })
}

fn index(patterns: &[&Origin], leaks: &mut Leaks) -> Index {
    let IndexLayout { any_port, subdomains, subdomains_any_port } = IndexLayout::of(patterns);
    let any_port = many_of(&any_port, leaks);
    let [subdomains, subdomains_any_port] = [subdomains, subdomains_any_port].map(|layouts| suffixes(&layouts, leaks));
    Index { any_port, subdomains, subdomains_any_port }
}

fn suffixes(layouts: &[SuffixesLayout], leaks: &mut Leaks) -> &'static [Suffixes] {
    let mut suffixes = Vec::new();
    for layout in layouts {
        let (before, after) = (leaks.text(layout.before), many_of(&layout.after, leaks));
        suffixes.push(Suffixes { before, shortest: layout.shortest(), longest: layout.longest(), after });
    }
    leaks.slice(suffixes)
}

/// As the macro lowers it.
fn pattern(origin: &Origin, leaks: &mut Leaks) -> Pattern {
    let (before, after) = (leaks.text(origin.before()), leaks.text(origin.after()));
    match (origin.subdomains(), origin.any_port()) {
        (true, false) => Pattern::Subdomains(before, after),
        (true, true) => Pattern::SubdomainsAnyPort(before, after),
        (false, _) => Pattern::AnyPort(before),
    }
}

/// A matcher borrows from the binary, where a fuzz target has nothing to put: its parts are leaked, and freed at the
/// end of each run, since there are millions of them.
#[derive(Default)]
struct Leaks(Vec<Box<dyn FnOnce()>>);

impl Leaks {
    fn slice<T: 'static>(&mut self, items: Vec<T>) -> &'static [T] {
        let leaked: *mut [T] = Box::leak(items.into_boxed_slice());
        // SAFETY: the pointer is a box's, freed once, by `drop`; the matchers are declared later than the leaks, and so
        // are gone by then.
        self.0.push(Box::new(move || drop(unsafe { Box::from_raw(leaked) })));
        // SAFETY: as above; nothing writes to it.
        unsafe { &*leaked }
    }

    fn text(&mut self, text: &str) -> &'static str {
        std::str::from_utf8(self.slice(text.as_bytes().to_vec())).expect("it was a text before")
    }
}

impl Drop for Leaks {
    fn drop(&mut self) {
        self.0.drain(..).for_each(|free| free());
    }
}
