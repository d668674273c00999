use std::{borrow::Cow, error::Error, fmt};

use http::{Response, StatusCode};

use super::{internal_server_error, ErrorResponse, HandlerError, IntoErrorResponse, WithSources};

#[derive(Debug)]
struct Full;

impl ErrorResponse for Full {}

#[derive(Debug)]
struct Missing;

impl ErrorResponse for Missing {
    fn status(&self) -> StatusCode {
        StatusCode::NOT_FOUND
    }
}

#[derive(Debug)]
struct Tea(&'static str);

impl ErrorResponse for Tea {
    fn status(&self) -> StatusCode {
        StatusCode::IM_A_TEAPOT
    }

    fn message(&self) -> Cow<'static, str> {
        Cow::Owned(format!("no {}", self.0))
    }
}

/// An error with a source.
#[derive(Debug)]
struct Outer(fmt::Error);

impl fmt::Display for Outer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no template")
    }
}

impl Error for Outer {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.0)
    }
}

const OUTER_WITH_SOURCE: &str = "no template: an error occurred when formatting an argument";

fn answer(error: impl IntoErrorResponse<Response<String>>) -> Response<String> {
    error.into_error_response()
}

fn report(error: &impl IntoErrorResponse<Response<String>>) -> Vec<String> {
    let mut reports = Vec::new();
    error.report(&mut |report| reports.push(report.to_string()));
    reports
}

fn status_and_body(response: &Response<String>) -> (u16, &str) {
    (response.status().as_u16(), response.body())
}

#[test]
fn an_error_of_ones_own_is_a_500_unless_it_says_another_status() {
    let response = answer(Full);
    assert_eq!(status_and_body(&response), (500, "Internal Server Error"));
    assert_eq!(response.headers()["content-type"], "text/plain; charset=utf-8");
    assert_eq!(status_and_body(&answer(Missing)), (404, "Not Found"));
    assert_eq!(status_and_body(&answer(Tea("kettle"))), (418, "no kettle"));
}

#[test]
fn a_status_is_its_own_reason_and_an_unknown_one_is_an_error() {
    assert_eq!(status_and_body(&answer(StatusCode::BAD_REQUEST)), (400, "Bad Request"));
    assert_eq!(status_and_body(&answer(StatusCode::from_u16(599).unwrap())), (599, "Error"));
}

#[test]
fn a_response_stands_as_it_is_and_a_text_takes_its_status() {
    let mut response = Response::new("as it is".to_owned());
    *response.status_mut() = StatusCode::CONFLICT;
    assert_eq!(status_and_body(&answer(response)), (409, "as it is"));
    assert_eq!(status_and_body(&answer((StatusCode::GONE, "moved"))), (410, "moved"));
}

#[test]
fn an_errors_text_reaches_the_extensions_and_no_client() {
    let threads: Box<dyn Error + Send + Sync> = Box::new(Outer(fmt::Error));
    let local: Box<dyn Error> = Box::new(Outer(fmt::Error));
    let of_http = || http::Error::from(http::Method::from_bytes(b"a b").unwrap_err());
    for (response, text) in [
        (answer(threads), "no template"),
        (answer(local), "no template"),
        (answer(of_http()), "invalid HTTP method"),
        (internal_server_error(Outer(fmt::Error)), "no template"),
    ] {
        assert_eq!(status_and_body(&response), (500, "Internal Server Error"));
        assert_eq!(response.extensions().get::<HandlerError>().unwrap().to_string(), text);
    }
}

#[test]
fn the_error_in_the_extensions_keeps_its_source() {
    let response: Response<String> = internal_server_error(Outer(fmt::Error));
    let error = response.extensions().get::<HandlerError>().unwrap();
    assert_eq!(error.source().unwrap().to_string(), fmt::Error.to_string());
    assert_eq!(WithSources(error).to_string(), OUTER_WITH_SOURCE);
}

#[test]
fn what_becomes_a_server_error_is_reported_and_no_other() {
    assert_eq!(report(&Full), ["Full"]);
    assert_eq!(report(&Missing), Vec::<String>::new());
}

#[test]
fn a_boxed_error_is_reported_with_its_sources() {
    let threads: Box<dyn Error + Send + Sync> = Box::new(Outer(fmt::Error));
    let local: Box<dyn Error> = Box::new(Outer(fmt::Error));
    assert_eq!(report(&threads), [OUTER_WITH_SOURCE]);
    assert_eq!(report(&local), [OUTER_WITH_SOURCE]);
    assert_eq!(report(&http::Error::from(http::Method::from_bytes(b"a b").unwrap_err())), ["invalid HTTP method"]);
}
