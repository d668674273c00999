//! Hostile requests: no look-alike gets a header, and none costs more than another. Shown by counts, not by clocks: of
//! allocations, and of calls on a platform whose values count (`platform.rs`); `../work.rs` counts pages.

#![allow(missing_docs, reason = "a test is no API")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test fails by a panic")]

mod adapters;
mod addresses;
mod counts;
mod http;
mod input;
mod platform;

use self::{
    input::{asked_for, doubled, hostile_origins},
    platform::{
        any, echoing, echoing_but_authorization, echoing_patterns, fixed, leaked, Answer, Attack, Value, MATCHED,
    },
};

fn begin(origin: &[u8]) -> String {
    origin.iter().take(80).copied().collect::<Vec<u8>>().escape_ascii().to_string()
}

#[test]
fn each_policy_allows_the_origin_that_is_its_own() {
    for (name, handler, origin) in MATCHED {
        let allowed = format!("access-control-allow-origin: {}", origin.escape_ascii());
        assert!(handler(&Attack::get(origin)).headers().contains(&allowed), "{name}");
        assert!(handler(&Attack::preflight(origin)).headers().contains(&allowed), "{name}");
    }
}

#[test]
fn a_look_alike_gets_vary_and_nothing_else() {
    for (name, handler, _) in MATCHED {
        for origin in hostile_origins() {
            assert_eq!(handler(&Attack::get(origin)).headers(), ["vary: Origin"], "{name}: {}", begin(origin));
            let preflight = Attack::preflight(origin).asking_for(b"x-custom");
            assert_eq!(handler(&preflight).headers(), ["vary: Origin"], "{name}: {}", begin(origin));
        }
    }
}

#[test]
fn a_look_alike_is_sent_what_everybody_is_sent_where_the_policy_is_fixed() {
    for origin in hostile_origins() {
        assert_eq!(
            fixed(&Attack::get(origin)).headers(),
            ["access-control-allow-credentials: true", "access-control-allow-origin: https://app.example.com"]
        );
        assert_eq!(
            any(&Attack::get(origin)).headers(),
            ["access-control-allow-origin: *", "access-control-expose-headers: *"]
        );
        assert_eq!(
            fixed(&Attack::preflight(origin)).headers(),
            [
                "access-control-allow-credentials: true",
                "access-control-allow-headers: x-custom",
                "access-control-allow-methods: PUT",
                "access-control-allow-origin: https://app.example.com",
            ]
        );
        assert_eq!(
            any(&Attack::preflight(origin)).headers(),
            [
                "access-control-allow-headers: *, authorization",
                "access-control-allow-methods: *",
                "access-control-allow-origin: *",
            ]
        );
    }
}

#[test]
fn of_doubled_origin_lines_none_is_read() {
    for (name, handler, origin) in MATCHED {
        for attack in doubled(origin) {
            assert_eq!(handler(&attack).headers(), ["vary: Origin"], "{name}");
        }
    }
}

#[test]
fn a_megabyte_of_requested_headers_changes_no_header_of_a_declared_answer() {
    for asked in asked_for() {
        for (name, handler, origin) in MATCHED.into_iter().filter(|(name, ..)| !name.starts_with("echoing")) {
            let answer = handler(&Attack::preflight(origin).asking_for(asked)).headers();
            assert_eq!(answer, handler(&Attack::preflight(origin)).headers(), "{name}");
        }
    }
}

#[test]
fn a_megabyte_of_requested_headers_is_not_echoed() {
    for asked in asked_for() {
        for echoing in [echoing, echoing_but_authorization, echoing_patterns] {
            assert_eq!(
                echoing(&Attack::preflight(b"https://app.example.com").asking_for(asked)).headers(),
                [
                    "access-control-allow-credentials: true",
                    "access-control-allow-methods: PUT",
                    "access-control-allow-origin: https://app.example.com",
                    "vary: Access-Control-Request-Headers",
                    "vary: Access-Control-Request-Method",
                    "vary: Origin",
                ],
                "{}",
                begin(asked)
            );
        }
    }
}

#[test]
fn what_is_echoed_cannot_end_its_line() {
    for asked in ["x-a\r\nset-cookie: a=b", "x-a\nset-cookie: a=b", "x-a\r", "x-a\0", "x-a\x7f", "x-a\u{430}", "x-a\t"]
    {
        let mut attack = Attack::preflight(b"https://app.example.com").asking_for(leaked(asked));
        attack.requested_methods = vec![Value(leaked(asked.replace("x-a", "PUT")))];
        for echoing in [echoing, echoing_but_authorization, echoing_patterns] {
            assert_eq!(
                echoing(&attack).headers(),
                [
                    "access-control-allow-credentials: true",
                    "access-control-allow-origin: https://app.example.com",
                    "vary: Access-Control-Request-Headers",
                    "vary: Access-Control-Request-Method",
                    "vary: Origin",
                ],
                "{asked:?}"
            );
        }
    }
}

#[test]
fn authorization_is_found_wherever_it_hides() {
    for asked in ["authorization", "Authorization", "x-a,AUTHORIZATION", "x-a, authorization ,x-b", ",,authorization"] {
        let attack = Attack::preflight(b"https://app.example.com").asking_for(leaked(asked));
        let echoed =
            |answer: Answer| answer.headers().iter().any(|line| line.starts_with("access-control-allow-headers"));
        assert!(!echoed(echoing_but_authorization(&attack)), "{asked}");
        assert!(!echoed(echoing_patterns(&attack)), "{asked}");
        assert!(echoed(echoing(&attack)), "{asked}");
    }
}

/// Lines of what only one line may say.
#[test]
fn of_doubled_requested_methods_and_headers_none_is_echoed() {
    for count in [2, 10_000] {
        let lines = |text: &'static [u8]| (0..count).map(|_| Value(text)).collect::<Vec<Value>>();
        for echoing in [echoing, echoing_but_authorization, echoing_patterns] {
            let attack = Attack {
                requested_methods: lines(b"PUT"),
                requested_headers: lines(b"x-custom"),
                ..Attack::preflight(b"https://app.example.com")
            };
            assert_eq!(
                echoing(&attack).headers(),
                [
                    "access-control-allow-credentials: true",
                    "access-control-allow-origin: https://app.example.com",
                    "vary: Access-Control-Request-Headers",
                    "vary: Access-Control-Request-Method",
                    "vary: Origin",
                ]
            );
        }
    }
}
