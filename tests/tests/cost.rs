//! No allocation of our own: an annotated handler allocates as often, and as much, as its hand-written twin.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "helpers of a test stand outside of `#[test]`")]
#![allow(missing_docs, reason = "a test is no API")]

use std::hint::black_box;

use allocation_counter::{measure, AllocationInfo};
use cors_runtime::cors;
use http::{
    header::{
        ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS,
        ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, VARY,
    },
    HeaderValue, Request, Response, StatusCode,
};

#[cors(
    origins = "https://app.example.com",
    methods = "GET, PUT",
    headers = "content-type",
    expose_headers = "etag",
    credentials,
    max_age = 600
)]
fn fixed(_: Request<()>) -> Response<()> {
    Response::default()
}

#[cors(origins = "https://app.example.com, https://*.example.org", methods = "GET, PUT", max_age = 600)]
fn matched(_: Request<()>) -> Response<()> {
    Response::default()
}

/// How often `answer` allocates, and how much, and nothing of what makes or drops its argument.
///
/// Counted from the second call on: at the first preflight the headers are made of which each answer then has a copy.
fn allocations(answer: impl Fn(Request<()>) -> Response<()>, lines: &[(&'static str, &'static str)]) -> (u64, u64) {
    let request = || {
        let mut request = Request::builder().method(if lines.len() > 1 { "OPTIONS" } else { "GET" });
        for (name, value) in lines {
            request = request.header(*name, HeaderValue::from_static(value));
        }
        request.body(()).unwrap()
    };
    drop(answer(request()));
    let request = request();
    let AllocationInfo { count_total, bytes_total, .. } = measure(|| drop(black_box(answer(black_box(request)))));
    (count_total, bytes_total)
}

/// A response with these headers and no more.
fn by_hand(status: StatusCode, headers: &[(http::HeaderName, &'static str)]) -> Response<()> {
    let mut response = Response::default();
    *response.status_mut() = status;
    for (name, value) in headers {
        response.headers_mut().insert(name.clone(), HeaderValue::from_static(value));
    }
    response
}

const ALLOWED: (&str, &str) = ("origin", "https://app.example.com");
const ASKS_PUT: (&str, &str) = ("access-control-request-method", "PUT");

#[test]
fn a_fixed_policy_allocates_as_by_hand() {
    let hand = |_| {
        by_hand(
            StatusCode::OK,
            &[
                (ACCESS_CONTROL_ALLOW_ORIGIN, "https://app.example.com"),
                (ACCESS_CONTROL_ALLOW_CREDENTIALS, "true"),
                (ACCESS_CONTROL_EXPOSE_HEADERS, "etag"),
            ],
        )
    };
    assert_eq!(allocations(fixed, &[ALLOWED]), allocations(hand, &[ALLOWED]));
}

#[test]
fn a_matched_policy_allocates_as_by_hand() {
    let hand =
        |_| by_hand(StatusCode::OK, &[(VARY, "Origin"), (ACCESS_CONTROL_ALLOW_ORIGIN, "https://app.example.com")]);
    assert_eq!(allocations(matched, &[ALLOWED]), allocations(hand, &[ALLOWED]));
}

#[test]
fn a_pattern_allocates_as_an_exact_origin_does() {
    let subdomain = [("origin", "https://a.b.example.org")];
    assert_eq!(allocations(matched, &subdomain), allocations(matched, &[ALLOWED]));
}

#[test]
fn a_foreign_origin_allocates_for_vary_alone() {
    let foreign = [("origin", "https://evil.example")];
    let hand = |_| by_hand(StatusCode::OK, &[(VARY, "Origin")]);
    assert_eq!(allocations(matched, &foreign), allocations(hand, &foreign));
}

#[test]
fn a_preflight_allocates_as_often_as_by_hand_and_no_more() {
    let preflight = [ALLOWED, ASKS_PUT, ("access-control-request-headers", "content-type,x-custom")];
    let hand = |_| {
        by_hand(
            StatusCode::NO_CONTENT,
            &[
                (ACCESS_CONTROL_ALLOW_ORIGIN, "https://app.example.com"),
                (ACCESS_CONTROL_ALLOW_CREDENTIALS, "true"),
                (ACCESS_CONTROL_ALLOW_METHODS, "GET, PUT"),
                (ACCESS_CONTROL_ALLOW_HEADERS, "content-type"),
                (ACCESS_CONTROL_MAX_AGE, "600"),
            ],
        )
    };
    let ((times, bytes), (times_by_hand, bytes_by_hand)) =
        (allocations(fixed, &preflight), allocations(hand, &preflight));
    assert_eq!(times, times_by_hand);
    // A copy of a map has no room to grow.
    assert!(bytes <= bytes_by_hand, "{bytes} bytes, and {bytes_by_hand} by hand");
}

#[test]
fn long_requested_headers_allocate_nothing_more() {
    let short = [ALLOWED, ASKS_PUT, ("access-control-request-headers", "a")];
    let commas: &'static str = ",".repeat(10_240).leak();
    let long = [ALLOWED, ASKS_PUT, ("access-control-request-headers", commas)];
    assert_eq!(allocations(fixed, &long), allocations(fixed, &short));
    assert_eq!(allocations(matched, &long), allocations(matched, &short));
}
