//! What CORS does not do: keep a request from its handler.

use std::cell::Cell;

use cors_runtime::cors;
use http::{Request, Response};

use crate::{get, preflight, NOTHING_BUT_VARY};

thread_local! {
    static RUNS: Cell<u32> = const { Cell::new(0) };
}

#[cors(origins = "https://app.example.com, https://admin.example.com", methods = "PUT", credentials)]
fn counted(_: Request<()>) -> Response<()> {
    RUNS.set(RUNS.get() + 1);
    Response::default()
}

/// Quarkus before 2.13.5 and 2.14.2 let a simple request of a foreign origin go on. Here that is no fault: what protects
/// the user is that the page cannot read the answer, and that it gets no further than a preflight with any other request.
#[test]
fn ghsa_9895_g6x5_xwcp_a_foreign_page_reads_nothing_and_is_told_nothing() {
    assert_eq!(get(counted, "https://evil.example"), NOTHING_BUT_VARY);
    assert_eq!(RUNS.get(), 1);
    assert_eq!(preflight(counted, "https://evil.example"), NOTHING_BUT_VARY);
    assert_eq!(RUNS.get(), 1);
}
