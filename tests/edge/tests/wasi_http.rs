//! wasi:http by `wstd`, on the host: what the component's host has no part in. `drive.py` drives the rest of it.

#![allow(missing_docs, reason = "a test is no API")]

mod http_types;

use cors_runtime::wstd::cors;
use http::{Method, Response};
use http_types::{lines, printed_by, request, APP, ASKS_FOR_PUT, EVIL};
use wstd::http::{Body, Error};

/// The entry, as the guide shows it, in a module of its own for its name.
mod component {
    use cors_runtime::wstd::cors;
    use wstd::http::{Body, Error, Request, Response};

    #[wstd::http_server]
    #[cors(origins = "https://app.example.com", methods = "GET, PUT", headers = "content-type", max_age = 600)]
    async fn main(mut request: Request<Body>) -> Result<Response<Body>, Error> {
        let name = request.body_mut().str_contents().await?;
        Ok(Response::new(format!("Hello, {name}!").into()))
    }
}

/// The attribute without the feature `wstd`: the body has to implement `Default`.
mod plain {
    use cors_runtime::{cors, internal_server_error};
    use wstd::http::{Body, Error, Request, Response};

    #[cors(origins = "https://app.example.com", error = internal_server_error)]
    pub async fn handle(mut request: Request<Body>) -> Result<Response<String>, Error> {
        Ok(Response::new(request.body_mut().str_contents().await?.to_owned()))
    }
}

#[cors(origins = "https://app.example.com, https://admin.example.com", methods = "PUT")]
async fn own_body(request: http::Request<Body>) -> Result<Response<Body>, Error> {
    if request.headers().contains_key("x-fail") {
        return Err(Error::msg("the disk is full").context("no file `/a\r\n`"));
    }
    Ok(Response::new("hello".into()))
}

fn answer(method: Method, headers: &[(&'static str, &'static str)]) -> Response<Body> {
    pollster::block_on(own_body(request(method, headers))).unwrap()
}

fn text(response: &mut Response<Body>) -> &str {
    pollster::block_on(response.body_mut().str_contents()).unwrap()
}

#[test]
fn the_sdks_own_body_has_an_empty_value_here() {
    let mut response = answer(Method::OPTIONS, &[APP, ASKS_FOR_PUT]);
    assert_eq!(response.status(), 204);
    assert_eq!(lines(&response, "access-control-allow-methods"), ["PUT"]);
    assert_eq!(text(&mut response), "");
    assert!(lines(&answer(Method::OPTIONS, &[EVIL, ASKS_FOR_PUT]), "access-control-allow-methods").is_empty());
}

#[test]
fn a_response_with_the_sdks_own_body_carries_the_headers() {
    let mut response = answer(Method::PUT, &[APP]);
    assert_eq!((response.status().as_u16(), text(&mut response)), (200, "hello"));
    assert_eq!(lines(&response, "access-control-allow-origin"), ["https://app.example.com"]);
    assert_eq!(lines(&response, "vary"), ["Origin"]);
}

#[test]
fn the_sdks_own_error_is_a_500_and_its_text_stays_inside() {
    let mut response = answer(Method::PUT, &[APP, ("x-fail", "1")]);
    assert_eq!((response.status().as_u16(), text(&mut response)), (500, "Internal Server Error"));
    assert_eq!(lines(&response, "access-control-allow-origin"), ["https://app.example.com"]);
}

#[test]
fn the_plain_attribute_fits_as_well() {
    let ask = |headers| pollster::block_on(plain::handle(request(Method::GET, headers))).unwrap();
    assert_eq!(lines(&ask(&[APP]), "access-control-allow-origin"), ["https://app.example.com"]);
    assert_eq!(lines(&ask(&[]), "access-control-allow-origin"), ["https://app.example.com"]);
}

#[test]
fn a_decision_shows_what_the_request_is_for_debugging() {
    static API: cors_runtime::Policy = cors_runtime::policy!(origins = "https://app.example.com");
    let preflight = cors_runtime::wstd::check(&API, &request(Method::OPTIONS, &[APP, ASKS_FOR_PUT]));
    assert_eq!(format!("{preflight:?}"), "Cors(Cors { is_preflight: true, .. })");
}

#[test]
#[ignore = "run by the test of the log, which reads what it prints"]
fn prints() {
    drop(answer(Method::PUT, &[APP, ("x-fail", "1")]));
}

/// Standard error, which the host keeps.
#[test]
fn the_sdks_own_error_is_one_line_of_the_log() {
    assert_eq!(printed_by("prints"), "no file `/a\\r\\n`: the disk is full\n");
}
