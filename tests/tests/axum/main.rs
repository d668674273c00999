//! Annotated handlers of axum: what its routers make of them, in process and over HTTP.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of a test stand outside of `#[test]`"
)]
#![allow(missing_docs, reason = "a test is no API")]
#![allow(clippy::unused_async, reason = "axum asks for `async`, whether a handler waits or not")]

mod anti_example;
mod debug;
mod extractors;
mod forms;
mod http;
mod outputs;
mod panics;
mod preflights;
mod rejections;
mod routing;
mod wrappers;

use ::http::{request::Builder, HeaderMap, Request};
use axum::{body::Body, Router};
use http_body_util::BodyExt;
use tower::ServiceExt;

const APP: &str = "https://app.example.com";

/// What came back.
struct Answer {
    status: u16,
    headers: HeaderMap,
    body: String,
}

impl Answer {
    /// Every header that the CORS protocol is about, in order.
    fn cors(&self) -> Vec<String> {
        cors_lines(&self.headers)
    }
}

fn cors_lines(headers: &HeaderMap) -> Vec<String> {
    let mut lines: Vec<String> = headers
        .iter()
        .filter(|(name, _)| name.as_str().starts_with("access-control-") || *name == "vary")
        .map(|(name, value)| format!("{name}: {}", value.to_str().unwrap()))
        .collect();
    lines.sort();
    lines
}

async fn send(app: &Router, request: Request<Body>) -> Answer {
    let (parts, body) = app.clone().oneshot(request).await.unwrap().into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    Answer {
        status: parts.status.as_u16(),
        headers: parts.headers,
        body: String::from_utf8(body.to_vec()).expect("the body is text"),
    }
}

/// A request of the page at [`APP`].
fn from_app(method: &str, path: &str) -> Builder {
    Request::builder().method(method).uri(path).header("origin", APP)
}

fn get(path: &str) -> Request<Body> {
    from_app("GET", path).body(Body::empty()).unwrap()
}

/// The preflight of a request of the page at [`APP`].
fn preflight(path: &str, method: &str) -> Request<Body> {
    from_app("OPTIONS", path).header("access-control-request-method", method).body(Body::empty()).unwrap()
}

fn json(method: &str, path: &str, body: &'static str) -> Request<Body> {
    from_app(method, path).header("content-type", "application/json").body(body.into()).unwrap()
}
