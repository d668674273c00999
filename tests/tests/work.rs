//! How much of a long value is looked at, counted in pages of memory.
//!
//! The kernel maps a page of zeroes when it is first read, and counts it (`minflt`, proc(5)): what is not looked at is
//! not counted. A file of its own, since a counting allocator would write the zeroes itself.
#![cfg(target_os = "linux")]
#![allow(missing_docs, reason = "a test is no API")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test fails by a panic")]

#[allow(dead_code, reason = "shared with hostile/main.rs")]
#[path = "hostile/platform.rs"]
mod platform;

use std::{fs, hint::black_box};

use cors_rules::Origin;
use cors_runtime::declared::Matched;

use self::platform::{Attack, Value};

/// Of 4 KiB each, as on most machines; fewer where the kernel maps larger ones.
const PAGES: usize = 16_384;
const LONG: usize = PAGES * 4096;
/// What the measurement itself may touch.
const NOISE: u64 = 8;

/// A value whose ends are as given, with 64 MiB of untouched zeroes between them.
fn long(head: &[u8], tail: &[u8]) -> &'static [u8] {
    let mut value = vec![0; LONG];
    value[..head.len()].copy_from_slice(head);
    value[LONG - tail.len()..].copy_from_slice(tail);
    value.leak()
}

fn faults() -> u64 {
    let stat = fs::read_to_string("/proc/thread-self/stat").unwrap();
    // The name of the program stands in parentheses and may hold anything.
    let (_, fields) = stat.rsplit_once(") ").unwrap();
    fields.split(' ').nth(7).unwrap().parse().unwrap()
}

/// How many pages `work` is the first to look at.
fn pages<T>(work: impl FnOnce() -> T) -> u64 {
    let before = faults();
    drop(black_box(work()));
    faults() - before
}

fn hostile_origins() -> Vec<&'static [u8]> {
    vec![
        long(b"https://app.example.com", b""),
        long(b"https://app.example.com:", b"8443"),
        long(b"https://", b".app.example.com"),
        long(b"https://", b".app.example.com:8443"),
        long(b"https://tenant-1.app.example.com", b".app.example.com"),
        long(b"", b""),
    ]
}

#[test]
fn the_counter_sees_a_look_at_a_whole_value() {
    let value = long(b"", b"");
    assert!(pages(|| value.iter().all(|byte| *byte == 0)) > NOISE);
}

#[test]
fn of_a_long_origin_no_policy_looks_at_more_than_the_ends() {
    for (name, handler, _) in platform::all() {
        let attacks: Vec<Attack> =
            hostile_origins().into_iter().flat_map(|origin| [Attack::get(origin), Attack::preflight(origin)]).collect();
        // The code's own pages are mapped by a request that nobody counts.
        black_box((
            handler(&Attack::get(b"https://evil.example")),
            handler(&Attack::preflight(b"https://evil.example")),
        ));
        for attack in attacks {
            let pages = pages(|| handler(&attack));
            assert!(pages <= NOISE, "{name}: {pages} pages");
        }
    }
}

#[test]
fn of_long_requested_headers_and_methods_no_policy_looks_at_anything() {
    for (name, handler, origin) in platform::all() {
        black_box(handler(&Attack::preflight(origin).asking_for(b"x-custom")));
        let headers = Attack::preflight(origin).asking_for(long(b"x-custom,", b""));
        let method = Attack { requested_methods: vec![Value(long(b"PUT", b""))], ..Attack::preflight(origin) };
        for attack in [headers, method] {
            let pages = pages(|| handler(&attack));
            assert!(pages <= NOISE, "{name}: {pages} pages");
        }
    }
}

#[test]
fn of_a_long_origin_a_table_of_ten_thousand_and_a_hundred_patterns_look_at_the_ends() {
    let origins: Vec<String> = (0..10_000).map(|n| format!("https://tenant-{n}.app.example.com")).collect();
    let exact = cors_tests::exact(&origins.iter().map(String::as_str).collect::<Vec<_>>());
    let patterns: Vec<Origin> = (0..100)
        .map(|n| Origin::parse(&format!("https://*.tenant-{n}.app.example.com:*")).expect("a pattern"))
        .collect();
    let matcher = Matched { exact, patterns: cors_tests::patterns(&patterns.iter().collect::<Vec<_>>()) };
    assert!(!matcher.matches(b"https://evil.example"));
    for origin in hostile_origins() {
        let pages = pages(|| assert!(!matcher.matches(origin)));
        assert!(pages <= NOISE, "{pages} pages");
    }
}
