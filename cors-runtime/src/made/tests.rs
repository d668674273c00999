use std::{cell::Cell, sync::Barrier, thread};

use http::HeaderMap;

use super::NOT_MADE;

#[test]
fn what_is_made_of_one_policy_is_that_of_no_other() {
    let policies = ["https://a.example", "https://b.example"].map(|text| (NOT_MADE, text));
    for _ in 0..2 {
        for (made, text) in &policies {
            assert_eq!(made.origin(text), text);
        }
    }
}

#[test]
fn the_values_of_one_policy_are_apart() {
    let made = NOT_MADE;
    for _ in 0..2 {
        assert_eq!(made.origin("https://a.example"), "https://a.example");
        assert_eq!(made.expose_headers("x-a, x-b"), "x-a, x-b");
        assert!(made.preflight(HeaderMap::new).is_empty());
    }
}

#[test]
fn the_answer_to_a_preflight_is_made_once() {
    let (made, runs) = (NOT_MADE, Cell::new(0));
    let answer = || {
        made.preflight(|| {
            runs.set(runs.get() + 1);
            HeaderMap::new()
        })
    };
    assert_eq!((answer(), answer()), (HeaderMap::new(), HeaderMap::new()));
    assert_eq!(runs.get(), 1);
}

#[test]
fn threads_that_ask_a_new_policy_at_once_get_its_values() {
    for _ in 0..50 {
        let (made, start) = (NOT_MADE, Barrier::new(4));
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    start.wait();
                    assert_eq!(made.origin("https://a.example"), "https://a.example");
                });
            }
        });
        assert_eq!(made.origin("https://other.example"), "https://a.example", "made anew");
    }
}
