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
