//! Items of the user's that are called as those that the expansion names are in scope of every handler.
#![deny(warnings)]
#![allow(dead_code, non_snake_case, non_camel_case_types, non_upper_case_globals)]

use http::Request;

struct Policy;
struct Declared;
struct Pattern;
struct Patterns;
struct Few;
struct Fixed;
struct Matched;
struct Table;
struct Cors;
struct Error;
struct Infallible;
enum Option<T> {
    Some(T),
    None,
}
use Option::{None, Some};
type Result<T> = std::result::Result<T, http::StatusCode>;
type Response = http::Response<String>;
trait Send {}
trait Default {}
const POLICY: u8 = 1;
const FIXED_ALONE: u8 = 1;
const MATCHED_ALONE: u8 = 1;
const NOT_MADE: u8 = 1;
const NO_PATTERNS: u8 = 1;
fn Ok(response: Response) -> Result<Response> {
    Result::Ok(response)
}
fn Err(status: http::StatusCode) -> Result<Response> {
    Result::Err(status)
}
fn policy() {}
fn origin() {}
fn origins() {}
fn patterns() {}
fn table() {}
fn call_once() {}
fn catch_panics() {}
fn output() {}
fn request() {}
fn argument_0() {}
fn cors() -> u8 {
    2
}
mod cors {
    pub fn finish() -> u8 {
        3
    }
}
macro_rules! cors {
    () => {
        4
    };
}

#[cors_runtime::cors(origins = "https://app.example.com, https://*.example.net", methods = "PUT", catch_panics)]
fn function(_: &Request<String>, (five, _): (u8, u8)) -> Result<Response> {
    let maybe = if five == 0 { None } else { Some(five) };
    match maybe {
        None => Err(http::StatusCode::BAD_REQUEST),
        Some(five) => Ok(Response::new(format!("{}", POLICY + cors() + cors::finish() + cors!() + five))),
    }
}

#[cors_runtime::cors(origins = "https://app.example.com", methods = "PUT")]
async fn later(origin: Request<String>, table: u8) -> Response {
    Response::new(format!("{} {}", origin.into_body(), table))
}

#[cors_runtime::cors(origins = "https://app.example.com")]
fn fixed(request: &Request<String>) -> Response {
    Response::new(request.body().clone())
}

#[cors_runtime::cors(origins = "https://app.example.com, https://admin.example.com")]
fn matched(request: &Request<String>) -> Response {
    Response::new(request.body().clone())
}

#[cors_runtime::cors(origins = "https://app.example.com", methods = "PUT")]
fn at_once(policy: Request<String>) -> Response {
    Response::new(policy.into_body())
}

impl Policy {
    #[cors_runtime::cors(origins = "https://app.example.com", methods = "PUT")]
    fn check(&self, patterns: &Request<String>) -> Response {
        Response::new(patterns.method().to_string())
    }

    #[cors_runtime::cors(origins = "https://app.example.com", methods = "PUT", catch_panics)]
    async fn finish(&self, origin: Request<String>, cors: u8) -> Result<Response> {
        Ok(Response::new(format!("{} {cors}", origin.method())))
    }
}

fn main() {
    let mut request = Request::new("a".to_owned());
    request.headers_mut().insert("origin", "https://app.example.com".parse().unwrap());
    let response = function(&request, (5, 0)).unwrap();
    assert_eq!(response.body(), "15");
    assert_eq!(response.headers()["access-control-allow-origin"], "https://app.example.com");
    assert_eq!(function(&request, (0, 0)).unwrap().status(), 400);
    assert_eq!(at_once(Request::new("b".to_owned())).body(), "b");
    assert_eq!(Policy.check(&request).body(), "GET");
    assert_eq!(pollster::block_on(later(request, 1)).body(), "a 1");
    let response = pollster::block_on(Policy.finish(Request::default(), 2)).unwrap();
    assert_eq!(response.body(), "GET 2");
    assert_eq!(response.headers()["access-control-allow-origin"], "https://app.example.com");
}
