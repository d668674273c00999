//! Work, shown by counts and not by clocks: of allocations, and of calls on the platform of the tests' own.

use std::hint::black_box;

use allocation_counter::measure;
use cors_rules::{
    matcher::{Exact, Patterns},
    Origin,
};
use cors_runtime::declared::Matched;

use crate::{
    begin,
    input::{asked_for, doubled, hostile_origins},
    platform::{self, calls, Attack, Handler, Value, MATCHED},
};

fn allocations<T>(work: impl FnOnce() -> T) -> u64 {
    measure(|| drop(black_box(work()))).count_total
}

/// Every hostile request, for a policy that allows `origin`.
fn attacks(origin: &'static [u8]) -> Vec<Attack> {
    let origins = hostile_origins();
    let mut attacks: Vec<Attack> = origins.iter().map(|origin| Attack::get(origin)).collect();
    attacks.extend(origins.iter().map(|origin| Attack::preflight(origin).asking_for(b"x-custom")));
    attacks.extend(asked_for().into_iter().map(|asked| Attack::preflight(origin).asking_for(asked)));
    attacks.extend(asked_for().into_iter().map(|asked| {
        let requested_methods = vec![Value(asked)];
        Attack { requested_methods, ..Attack::preflight(origin) }
    }));
    attacks.extend(doubled(origin));
    let lines = |text: &'static [u8]| (0..10_000).map(|_| Value(text)).collect::<Vec<Value>>();
    attacks.push(Attack { requested_headers: lines(b","), ..Attack::preflight(origin) });
    attacks.push(Attack { requested_methods: lines(b"PUT"), ..Attack::preflight(origin) });
    attacks
}

#[test]
fn nothing_is_allocated_for_a_hostile_request() {
    for (name, handler, origin) in platform::all() {
        for attack in attacks(origin) {
            assert_eq!(allocations(|| handler(&attack)), 0, "{name}: {}", attack.method);
        }
    }
}

#[test]
fn a_hostile_request_costs_no_more_calls_than_an_ordinary_one() {
    let ordinary = |handler: Handler, origin| {
        let preflight = Attack::preflight(origin).asking_for(b"x-custom");
        calls(|| handler(&Attack::get(origin))).max(calls(|| handler(&preflight)))
    };
    for (name, handler, origin) in platform::all() {
        let bound = ordinary(handler, origin);
        // A look at each field, and at most nine lines on the answer, each set by three calls.
        assert!(bound <= 40, "{name}: {bound}");
        for attack in attacks(origin) {
            let calls = calls(|| handler(&attack));
            assert!(calls <= bound, "{name}: {calls} calls, {bound} for an ordinary request");
        }
    }
}

#[test]
fn ten_thousand_lines_cost_the_calls_of_two() {
    for (name, handler, origin) in MATCHED {
        let lines = |count| (0..count).map(|_| Value(origin)).collect::<Vec<Value>>();
        let attack = |count| Attack { origins: lines(count), ..Attack::preflight(origin) };
        let (two, many) = (attack(2), attack(10_000));
        assert_eq!(calls(|| handler(&many)), calls(|| handler(&two)), "{name}");
    }
}

/// Ten thousand origins that resemble each other, under the perfect hash that the macro would lay out.
fn ten_thousand() -> Matched {
    let origins: Vec<String> = (0..10_000).map(|n| format!("https://tenant-{n}.app.example.com")).collect();
    let origins: Vec<&str> = origins.iter().map(String::as_str).collect();
    Matched { exact: Exact::Many(cors_tests::table(&origins)), patterns: Patterns::few(&[]) }
}

#[test]
fn a_table_of_ten_thousand_allocates_nothing_and_lets_no_look_alike_in() {
    let matcher = ten_thousand();
    for n in [0, 7, 9_999] {
        let tenant = format!("https://tenant-{n}.app.example.com");
        assert!(matcher.matches(tenant.as_bytes()));
        for (from, to) in [
            ("tenant", "Tenant"),
            ("tenant-", "tenant-0"),
            ("tenant", "a.tenant"),
            ("https", "http"),
            (".com", ".com."),
            (".com", ".com:8443"),
            (".com", ".com\0"),
            (".com", ".com.evil.example"),
            ("https://", "https://user@"),
        ] {
            let look_alike = tenant.replace(from, to);
            assert!(!matcher.matches(look_alike.as_bytes()), "{look_alike}");
        }
    }
    for origin in hostile_origins() {
        assert_eq!(allocations(|| assert!(!matcher.matches(origin), "{}", begin(origin))), 0);
    }
}

#[test]
fn a_hundred_patterns_allocate_nothing() {
    let origins = parsed((0..100).map(|n| format!("https://*.p{n}.app.example.com:*")));
    let matcher =
        Matched { exact: Exact::Few(&[]), patterns: cors_tests::patterns(&origins.iter().collect::<Vec<_>>()) };
    assert!(matcher.matches(b"https://a.p99.app.example.com:8443"));
    for origin in hostile_origins() {
        assert_eq!(allocations(|| assert!(!matcher.matches(origin), "{}", begin(origin))), 0);
    }
}

fn parsed(origins: impl Iterator<Item = String>) -> Vec<Origin> {
    origins.map(|origin| Origin::parse(&origin).expect("a valid one")).collect()
}
