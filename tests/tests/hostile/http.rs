//! The attribute on `http` types, which refuse some of what an attacker would send.

use std::hint::black_box;

use allocation_counter::measure;
use cors_runtime::cors;
use http::{HeaderValue, Request, Response};

use crate::{begin, input::LOOK_ALIKES};

const MEGABYTE: usize = 1 << 20;

#[test]
fn a_browsers_own_spelling_is_the_only_one_that_http_types_let_in() {
    for origin in LOOK_ALIKES.iter().filter(|origin| HeaderValue::from_bytes(origin).is_ok()) {
        let request = Request::builder().header("origin", *origin).body(()).unwrap();
        let response = matched_over_http(request);
        assert_eq!(response.headers().len(), 1, "{}", begin(origin));
        assert_eq!(response.headers()["vary"], "Origin");
    }
}

#[cors(
    origins = "https://app.example.com, https://*.app.example.com, https://app.example.com:*",
    methods = "PUT",
    headers = "x-custom"
)]
fn matched_over_http(_: Request<()>) -> Response<()> {
    Response::default()
}

#[cors(origins = "https://app.example.com, https://admin.example.org", methods = "PUT", headers = "*", credentials)]
fn echoing_over_http(_: Request<()>) -> Response<()> {
    Response::default()
}

#[test]
fn of_doubled_origin_lines_over_http_none_is_read() {
    for second in ["https://app.example.com", "https://evil.example", "null", ""] {
        for lines in [["https://app.example.com", second], [second, "https://app.example.com"]] {
            let request = lines.iter().fold(Request::builder(), |request, line| request.header("origin", *line));
            let response = matched_over_http(request.body(()).unwrap());
            assert_eq!(response.headers().len(), 1, "{lines:?}");
            assert_eq!(response.headers()["vary"], "Origin");
        }
    }
}

#[test]
fn a_megabyte_over_http_allocates_what_a_few_bytes_do() {
    let request = |origin: &str, asked: &str| {
        let builder = Request::options("/").header("access-control-request-method", "PUT");
        builder.header("origin", origin).header("access-control-request-headers", asked).body(()).unwrap()
    };
    let commas = ",".repeat(MEGABYTE);
    let host = format!("https://{}app.example.com", "a.".repeat(MEGABYTE / 2));
    for handler in [matched_over_http, echoing_over_http] {
        let cost = |origin: &str, asked: &str| {
            let request = request(origin, asked);
            measure(|| drop(black_box(handler(black_box(request))))).bytes_total
        };
        // The first of all answers makes what the others are copies of.
        cost("https://app.example.com", "x-custom");
        assert_eq!(cost(&host, "x-custom"), cost("https://evil.example", "x-custom"));
        assert!(cost(&host, &commas) <= cost("https://evil.example", "x-custom"));
        assert!(cost("https://app.example.com", &commas) <= cost("https://app.example.com", "x-custom"));
    }
}

#[cors(origins = "https://app.example.com, https://admin.example.org", methods = "*", headers = "x-a", credentials)]
fn echoing_methods_over_http(_: Request<()>) -> Response<()> {
    Response::default()
}

/// Bytes that `http` lets into a value, and no method has: tabs, and all that is beyond ASCII.
#[test]
fn whatever_method_is_asked_for_a_preflight_is_answered_and_what_is_no_text_is_not_echoed() {
    let request = |asked: &[u8]| {
        let builder = Request::options("/").header("origin", "https://app.example.com");
        builder.header("access-control-request-method", asked).body(()).unwrap()
    };
    for asked in [&b"PUT\xff"[..], b"\x80", b"\xc3\x9c", b"P\tT", b"\t", "\u{ff30}\u{ff35}\u{ff34}".as_bytes()] {
        let response = echoing_methods_over_http(request(asked));
        assert_eq!(response.status(), 204, "{}", begin(asked));
        assert_eq!(response.headers().get("access-control-allow-methods"), None, "{}", begin(asked));
        assert_eq!(response.headers()["access-control-allow-headers"], "x-a");
        assert_eq!(response.headers()["access-control-allow-origin"], "https://app.example.com");
    }
    // Of an empty value and of no method at all the browser makes nothing.
    for asked in ["", "*", "PUT, DELETE", "set-cookie: a=b"] {
        let response = echoing_methods_over_http(request(asked.as_bytes()));
        assert_eq!(response.status(), 204);
        assert_eq!(response.headers()["access-control-allow-methods"], asked);
        assert_eq!(response.headers().len(), 6, "{asked}");
    }
}

/// No header of HTTP/2's own, and none of a proxy's, is one of the protocol's.
#[test]
fn what_is_named_otherwise_is_no_preflight_and_no_origin() {
    for (origin, method) in [
        ("x-origin", "access-control-request-method"),
        ("origin", "x-access-control-request-method"),
        ("origin", "x-http-method-override"),
        ("x-forwarded-origin", "access-control-request-method"),
    ] {
        let request = Request::options("/").header(origin, "https://app.example.com").header(method, "PUT");
        let answer = plain_over_http(request.body(()).unwrap());
        assert_eq!(answer.status(), 200, "{origin}, {method}");
    }
    let request = Request::builder().method("GET").header("x-http-method-override", "OPTIONS");
    let request = request.header("origin", "https://app.example.com").header("access-control-request-method", "PUT");
    assert_eq!(plain_over_http(request.body(()).unwrap()).status(), 200);
}

#[cors(origins = "https://app.example.com, https://admin.example.org", methods = "PUT")]
fn plain_over_http(_: Request<()>) -> Response<()> {
    Response::default()
}
