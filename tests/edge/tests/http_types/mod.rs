//! What a platform of `http` types has to do with requests that carry its own body, by the attribute that is imported above.

use cors_runtime::ErrorResponse;
use http::{HeaderValue, Method, Request, Response, StatusCode};

use super::{cors, Body};

#[derive(Debug)]
struct OutOfStock;

impl ErrorResponse for OutOfStock {
    fn status(&self) -> StatusCode {
        StatusCode::CONFLICT
    }
}

#[cors(origins = "https://app.example.com, https://*.preview.example.com", methods = "GET, PUT", catch_panics)]
async fn orders(request: Request<Body>) -> Result<Response<String>, OutOfStock> {
    assert!(!request.headers().contains_key("x-panic"), "no such luck");
    if request.headers().contains_key("x-fail") {
        return Err(OutOfStock);
    }
    let response = Response::builder().header("vary", "accept").header("vary", "cookie");
    Ok(response.body("hello".to_owned()).unwrap_or_default())
}

pub(crate) fn request(method: Method, headers: &[(&'static str, &'static str)]) -> Request<Body> {
    let mut request = Request::new(Body::empty());
    *request.method_mut() = method;
    for (name, value) in headers {
        request.headers_mut().append(*name, HeaderValue::from_static(value));
    }
    request
}

fn answer(method: Method, headers: &[(&'static str, &'static str)]) -> Response<String> {
    let Ok(response) = pollster::block_on(orders(request(method, headers))) else {
        panic!("an annotated handler returns no `Err`");
    };
    response
}

pub(crate) fn lines<'a, B>(response: &'a Response<B>, name: &str) -> Vec<&'a str> {
    response.headers().get_all(name).iter().filter_map(|line| line.to_str().ok()).collect()
}

pub(crate) const APP: (&str, &str) = ("origin", "https://app.example.com");
pub(crate) const EVIL: (&str, &str) = ("origin", "https://evil.example");
pub(crate) const ASKS_FOR_PUT: (&str, &str) = ("access-control-request-method", "PUT");

#[test]
fn a_preflight_is_answered_without_the_handler() {
    let response = answer(Method::OPTIONS, &[APP, ASKS_FOR_PUT, ("x-panic", "1")]);
    assert_eq!(response.status(), 204);
    assert_eq!(lines(&response, "access-control-allow-origin"), ["https://app.example.com"]);
    assert_eq!(lines(&response, "access-control-allow-methods"), ["GET, PUT"]);
    assert_eq!(lines(&response, "vary"), ["Origin"]);
}

#[test]
fn a_success_carries_the_headers_and_keeps_its_vary_on_one_line() {
    for method in [Method::GET, Method::HEAD] {
        let response = answer(method, &[APP]);
        assert_eq!(response.body(), "hello");
        assert_eq!(lines(&response, "access-control-allow-origin"), ["https://app.example.com"]);
        assert_eq!(lines(&response, "vary"), ["accept, cookie, Origin"]);
    }
}

#[test]
fn an_error_carries_the_headers() {
    let response = answer(Method::GET, &[APP, ("x-fail", "1")]);
    assert_eq!((response.status(), response.body().as_str()), (StatusCode::CONFLICT, "Conflict"));
    assert_eq!(lines(&response, "access-control-allow-origin"), ["https://app.example.com"]);
}

/// On the host: on wasm32 a panic aborts.
#[test]
fn a_panic_carries_the_headers() {
    let response = answer(Method::GET, &[APP, ("x-panic", "1")]);
    assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(lines(&response, "access-control-allow-origin"), ["https://app.example.com"]);
}

#[test]
fn a_foreign_origin_gets_no_headers() {
    for response in [answer(Method::GET, &[EVIL]), answer(Method::OPTIONS, &[EVIL, ASKS_FOR_PUT])] {
        assert!(!response.headers().keys().any(|name| name.as_str().starts_with("access-control-")));
    }
}

#[derive(Debug)]
struct DiskFull;

impl ErrorResponse for DiskFull {}

#[cors(origins = "https://app.example.com")]
async fn fails(_: Request<Body>) -> Result<Response<String>, DiskFull> {
    Err(DiskFull)
}

#[test]
#[ignore = "run by the test of the log, which reads what it prints"]
fn prints() {
    let answer = pollster::block_on(fails(request(Method::GET, &[APP])));
    assert!(answer.is_ok_and(|answer| answer.body() == "Internal Server Error"));
}

/// Of what this program's test of that name prints.
pub(crate) fn printed_by(test: &str) -> String {
    let program = std::env::current_exe().expect("this program has a path");
    let arguments = ["--exact", test, "--ignored", "--nocapture"];
    let output = std::process::Command::new(program).args(arguments).output().expect("this program runs");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn an_error_that_becomes_a_500_is_one_line_of_the_log() {
    assert_eq!(printed_by("http_types::prints"), "DiskFull\n");
}
