//! What a handler's error becomes, whatever its type: in the host, since `fastly`'s types link against nothing else.
//!
//! ```sh
//! CARGO_TARGET_WASM32_WASIP1_RUNNER="viceroy run" cargo test --target wasm32-wasip1
//! ```

use cors_runtime::{fastly::cors, ErrorResponse, IntoErrorResponse};
use fastly::{http::StatusCode, Error, Request, Response};

#[derive(Debug)]
struct OutOfStock;

impl ErrorResponse for OutOfStock {
    fn status(&self) -> StatusCode {
        StatusCode::SERVICE_UNAVAILABLE
    }
}

#[cors(origins = "https://app.example.com")]
fn its_own_error(_request: Request) -> Result<Response, OutOfStock> {
    Err(OutOfStock)
}

#[allow(clippy::result_large_err, reason = "the error is a response, which is large")]
#[cors(origins = "https://app.example.com")]
fn a_response(_request: Request) -> Result<Response, Response> {
    Err(Response::from_status(StatusCode::NOT_FOUND).with_body("no tea").with_header("x-request-id", "7"))
}

fn request() -> Request {
    Request::get("https://shop.example/tea").with_header("origin", "https://app.example.com")
}

/// Its reports, as they go to the log.
fn reports<E: IntoErrorResponse<Response>>(error: &E) -> Vec<String> {
    let mut reports = Vec::new();
    error.report(&mut |report| reports.push(report.to_string()));
    reports
}

#[test]
fn an_error_of_its_own_has_its_status_and_the_headers() {
    let response = its_own_error(request()).unwrap();
    assert_eq!(response.get_status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(response.get_header_str("access-control-allow-origin"), Some("https://app.example.com"));
    assert_eq!(response.get_header_str("content-type"), Some("text/plain; charset=utf-8"));
    assert_eq!(response.into_body_str(), "Service Unavailable");
}

#[test]
fn an_error_of_its_own_reports_its_debug_form() {
    assert_eq!(reports(&OutOfStock), ["OutOfStock"]);
}

#[test]
fn a_response_as_the_error_stays_as_it_is() {
    let response = a_response(request()).unwrap();
    assert_eq!(response.get_status(), StatusCode::NOT_FOUND);
    assert_eq!(response.get_header_str("access-control-allow-origin"), Some("https://app.example.com"));
    assert_eq!(response.get_header_str("x-request-id"), Some("7"));
    assert_eq!(response.into_body_str(), "no tea");
}

#[test]
fn fastlys_error_reports_what_caused_it() {
    let error = Error::msg("connection refused").context("no stock");
    assert_eq!(reports(&error), ["no stock: connection refused"]);
}
