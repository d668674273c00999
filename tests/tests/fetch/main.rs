//! The model of the browser, driving handlers: what a page's script sees of them, and why it does not.

#![allow(missing_docs, reason = "a test is no API")]
#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]
#![allow(clippy::needless_pass_by_value, clippy::unused_async, reason = "a handler owns its request, and may be async")]

mod cache;
mod console;
mod handlers;
mod preflights;
mod readme;
mod redirected;
mod seen;

use cors_runtime::{
    cors,
    fetch::{Browser, Credentials, Exchange, Refused, Seen},
};
use http::{request::Builder, Request, Response, StatusCode};
use pollster::block_on;

const APP: &str = "https://app.example.com";
const API: &str = "https://api.example.com/orders";

#[cors(
    origins = "https://app.example.com, https://admin.example.com",
    methods = "GET, PUT, PATCH",
    headers = "authorization, content-type, x-a",
    expose_headers = "x-request-id",
    credentials,
    max_age = 600
)]
async fn orders(request: Request<String>) -> Result<Response<String>, StatusCode> {
    if request.body() == "too much" {
        return Err(StatusCode::PAYLOAD_TOO_LARGE);
    }
    Ok(answer(&request))
}

#[cors(origins = "*", methods = "*", headers = "*", expose_headers = "*")]
fn public(request: Request<String>) -> Response<String> {
    answer(&request)
}

/// Any page may call it, with credentials aside, and its preflights are kept for as long as a browser will.
#[cors(origins = "*", methods = "PUT", headers = "x-a", max_age = 86400)]
fn patient(request: Request<String>) -> Response<String> {
    answer(&request)
}

/// Redirects to its query, and answers where there is none.
#[cors(origins = "*", methods = "PUT", headers = "authorization, x-a")]
fn redirects(request: Request<String>) -> Response<String> {
    redirect(&request)
}

/// The same, for one page alone.
#[cors(origins = "https://app.example.com", credentials)]
fn redirects_app(request: Request<String>) -> Response<String> {
    redirect(&request)
}

fn answer(request: &Request<String>) -> Response<String> {
    Response::builder()
        .header("content-type", "text/plain")
        .header("x-request-id", "7")
        .header("x-internal", "8")
        .header("set-cookie", "a=1")
        .body(format!("{} {}", request.method(), request.body()))
        .unwrap()
}

fn redirect(request: &Request<String>) -> Response<String> {
    let Some((status, location)) = request.uri().query().and_then(|query| query.split_once('=')) else {
        return answer(request);
    };
    Response::builder().status(status.parse::<u16>().unwrap()).header("location", location).body(String::new()).unwrap()
}

/// A server without the attribute: these headers and this status, whatever is asked.
fn server<'a>(status: u16, lines: &'a [(&str, &str)]) -> impl Fn(Request<String>) -> Response<String> + 'a {
    move |_| {
        let response = Response::builder().status(status);
        lines.iter().fold(response, |response, line| response.header(line.0, line.1)).body(String::new()).unwrap()
    }
}

fn put() -> Request<&'static str> {
    Request::put(API).body("tea").unwrap()
}

fn get(url: &str) -> Request<&'static str> {
    with(Request::get(url), "")
}

fn with(builder: Builder, body: &'static str) -> Request<&'static str> {
    builder.body(body).unwrap()
}

/// Method and URL of all that was sent.
fn sent(exchanges: &[Exchange]) -> Vec<String> {
    let line = |exchange: &Exchange| format!("{} {}", exchange.request().method(), exchange.request().uri());
    exchanges.iter().map(line).collect()
}

fn header<'a>(exchange: &'a Exchange, name: &str) -> Option<&'a str> {
    exchange.request().headers().get(name).map(|value| value.to_str().unwrap())
}

fn fetch_orders(browser: &Browser, request: Request<&'static str>) -> Result<Seen<String>, Refused> {
    block_on(browser.fetch(request, orders))
}

fn include() -> Browser {
    Browser::at(APP).credentials(Credentials::Include)
}
