use super::{Index, IndexLayout, Suffixes, SuffixesLayout};
use crate::{
    matcher::{Exact, Layout, Table},
    Origin,
};
use alloc::{boxed::Box, format, string::String, vec::Vec};

fn exact(texts: &[&str]) -> Exact {
    if texts.len() <= Exact::FEW {
        let texts: Vec<&'static str> =
            texts.iter().map(|text| &*Box::leak(String::from(*text).into_boxed_str())).collect();
        return Exact::Few(Box::leak(texts.into_boxed_slice()));
    }
    let layout = Layout::of(texts).expect("the texts differ");
    Exact::Many(Table {
        seed: layout.seed,
        displacements: Box::leak(layout.displacements.into_boxed_slice()),
        offsets: Box::leak(layout.offsets.into_boxed_slice()),
        text: Box::leak(layout.text.into_boxed_str()),
    })
}

fn suffixes(layouts: &[SuffixesLayout<'_>]) -> &'static [Suffixes] {
    let suffixes: Vec<Suffixes> = layouts
        .iter()
        .map(|layout| Suffixes {
            before: Box::leak(String::from(layout.before).into_boxed_str()),
            shortest: layout.shortest(),
            longest: layout.longest(),
            after: exact(&layout.after),
        })
        .collect();
    Box::leak(suffixes.into_boxed_slice())
}

fn index(patterns: &[String]) -> Index {
    let origins: Vec<Origin> = patterns.iter().map(|text| Origin::parse(text).expect("a pattern")).collect();
    let origins: Vec<&Origin> = origins.iter().collect();
    let layout = IndexLayout::of(&origins);
    Index {
        any_port: exact(&layout.any_port),
        subdomains: suffixes(&layout.subdomains),
        subdomains_any_port: suffixes(&layout.subdomains_any_port),
    }
}

fn small() -> Index {
    let patterns = [
        "https://*.example.com",
        "https://*.deep.example.org:8443",
        "http://*.example.net",
        "http://localhost:*",
        "https://127.0.0.1:*",
        "http://*.localhost:*",
        "tauri://*.app:*",
    ];
    index(&patterns.map(String::from))
}

#[test]
fn subdomains_are_found_at_any_depth() {
    for origin in [
        "https://a.example.com",
        "https://a.b.c.example.com",
        "https://deep.example.org.example.com",
        "https://a.deep.example.org:8443",
        "http://a-1.b_2.example.net",
    ] {
        assert!(small().matches(origin.as_bytes()), "{origin}");
    }
}

#[test]
fn look_alikes_of_subdomains_are_refused() {
    for origin in [
        "https://example.com",
        "https://.example.com",
        "https://a..example.com",
        "https://evilexample.com",
        "https://a.example.com.evil.example",
        "https://a.example.com:8443",
        "https://a.example.com.",
        "https://evil.example/.example.com",
        "https://evil.example:80.example.com",
        "https://user@a.example.com",
        "https://A.example.com",
        "http://a.example.com",
        "https://a.example.net",
        "https://a.deep.example.org",
        "https://a.deep.example.org:8444",
        "https://\u{e9}.example.com",
        "https://a\0.example.com",
        "https://",
        "",
    ] {
        assert!(!small().matches(origin.as_bytes()), "{origin}");
    }
}

#[test]
fn any_port_is_found_with_and_without_one() {
    for origin in [
        "http://localhost",
        "http://localhost:1",
        "http://localhost:65535",
        "https://127.0.0.1:8443",
        "http://app.localhost",
        "http://a.b.localhost:3000",
        "tauri://x.app:80",
    ] {
        assert!(small().matches(origin.as_bytes()), "{origin}");
    }
}

#[test]
fn a_port_that_no_browser_serializes_is_refused() {
    for origin in [
        "http://localhost:",
        "http://localhost:80",
        "http://localhost:080",
        "http://localhost:65536",
        "http://localhost:5173/",
        "http://localhost:5173:5173",
        "https://127.0.0.1:443",
        "http://app.localhost:80",
        "http://app.localhost:3000:3000",
        "https://localhost:5173",
    ] {
        assert!(!small().matches(origin.as_bytes()), "{origin}");
    }
}

#[test]
fn labels_longer_than_any_host_match_nothing() {
    let origin = |length| format!("https://{}.example.com", "a".repeat(length));
    assert!(small().matches(origin(253).as_bytes()));
    assert!(!small().matches(origin(254).as_bytes()));
    assert!(!small().matches(origin(1 << 20).as_bytes()));
}

#[test]
fn each_of_a_thousand_patterns_covers_its_own_and_no_other() {
    let patterns: Vec<String> = (0..1_000)
        .map(|n| match n % 4 {
            0 => format!("https://*.tenant-{n}.example"),
            1 => format!("https://tenant-{n}.example:*"),
            2 => format!("http://*.tenant-{n}.example:*"),
            _ => format!("https://*.tenant-{n}.example:8443"),
        })
        .collect();
    let index = index(&patterns);
    for n in 0..1_000 {
        let covered = match n % 4 {
            0 => format!("https://a.tenant-{n}.example"),
            1 => format!("https://tenant-{n}.example:81"),
            2 => format!("http://a.tenant-{n}.example:81"),
            _ => format!("https://a.tenant-{n}.example:8443"),
        };
        assert!(index.matches(covered.as_bytes()), "{covered}");
        for foreign in [
            covered.replace("tenant", "tenants"),
            covered.replace("://", "://evil-"),
            covered.replace(".example", ".examples"),
            format!("{covered}.evil.example"),
            format!("{covered}0000"),
        ] {
            // Of a pattern for subdomains, `evil-a.…` is one.
            let is_subdomain = n % 4 != 1 && foreign.contains("://evil-");
            assert_eq!(index.matches(foreign.as_bytes()), is_subdomain, "{foreign}");
        }
    }
}

#[test]
fn each_kind_of_pattern_is_found_where_there_is_no_other() {
    let kinds = [
        ("https://*.example.com", "https://a.example.com"),
        ("http://localhost:*", "http://localhost:5173"),
        ("http://*.localhost:*", "http://a.localhost:5173"),
    ];
    for (pattern, _) in kinds {
        let index = index(&[String::from(pattern)]);
        for (other, origin) in kinds {
            assert_eq!(index.matches(origin.as_bytes()), other == pattern, "{origin}: {pattern}");
        }
    }
}

#[test]
fn what_is_shorter_than_a_word_is_looked_up_as_well() {
    let patterns = ["a://*.b", "ws://*.b", "ws://*.c:*", "ws://*.dd", "wss://*.b"];
    let index = index(&patterns.map(String::from));
    for origin in ["a://a.b", "ws://a.b", "ws://a.c", "ws://a.c:1", "ws://x.y.b", "wss://a.b"] {
        assert!(index.matches(origin.as_bytes()), "{origin}");
    }
    for origin in ["a://b", "a://.b", "a://a.c", "a://a", "ws://b", "ws://.b", "ws://a.d", "ws://a.b:1", "wx://a.b", ""]
    {
        assert!(!index.matches(origin.as_bytes()), "{origin}");
    }
}

#[test]
fn a_port_begins_with_no_zero_however_many_digits_it_has() {
    for port in ["0", "00", "01", "08", "080", "0808", "08080", "008080", "00000"] {
        for host in ["http://localhost", "http://a.localhost", "https://127.0.0.1"] {
            assert!(!small().matches(format!("{host}:{port}").as_bytes()), "{host}:{port}");
        }
    }
    for port in ["1", "81", "808", "8080", "65535"] {
        assert!(small().matches(format!("http://a.localhost:{port}").as_bytes()), "{port}");
    }
}

#[test]
fn endings_of_very_different_lengths_are_found_wherever_they_start() {
    // From 2 to 62 bytes, so that one may start in any of many words.
    let hosts: Vec<String> = (1..=61).map(|length| "b".repeat(length)).collect();
    let patterns: Vec<String> = hosts.iter().map(|host| format!("https://*.{host}")).collect();
    let index = index(&patterns);
    for host in &hosts {
        for labels in ["a", "a.b", "a.c.b", "a.bb.c.d"] {
            let origin = format!("https://{labels}.{host}");
            assert!(index.matches(origin.as_bytes()), "{origin}");
        }
        for foreign in [format!("https://{host}"), format!("https://.{host}"), format!("https://a.{host}c")] {
            assert!(!index.matches(foreign.as_bytes()), "{foreign}");
        }
    }
    assert!(!index.matches(format!("https://a.{}", "b".repeat(62)).as_bytes()));
}

#[test]
fn the_right_one_of_several_dots_in_a_word_is_found() {
    let index = index(&["https://*.a.b.c.d.e", "https://*.b.c", "https://*.c.d.e.f.g"].map(String::from));
    for origin in ["https://x.a.b.c.d.e", "https://x.b.c", "https://a.b.c", "https://x.y.z.b.c", "https://b.c.d.e.f.g"]
    {
        assert!(index.matches(origin.as_bytes()), "{origin}");
    }
    for origin in ["https://a.b.c.d.e", "https://b.c", "https://x.a.c", "https://c.d.e.f.g", "https://x.d.e.f.g"] {
        assert!(!index.matches(origin.as_bytes()), "{origin}");
    }
}

#[test]
fn the_lengths_of_the_shortest_and_of_the_longest_ending_are_told() {
    let layout = SuffixesLayout { before: "https://", after: Vec::from([".example.com", ".b.c", ".example"]) };
    assert_eq!((layout.shortest(), layout.longest()), (4, 12));
}
