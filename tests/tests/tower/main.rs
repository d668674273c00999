//! `cors_runtime::tower::CorsLayer`: around axum's router, around plain services, and around annotated handlers.

#![allow(missing_docs, reason = "a test is no API")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by a panic")]
#![allow(clippy::unused_async, reason = "a handler is `async`, whether it waits or not")]

mod annotated;
mod cost;
mod outside;
mod preflights;
mod services;

use axum::{body::Body, extract::Request, response::Response};
use cors_runtime::{policy, tower::CorsLayer, Policy};
use http::{HeaderMap, Method};
use tower::{Service, ServiceExt};

/// The layer's own policy: one site, which is not the one of the annotated handlers.
static API: Policy = policy!(
    origins = "https://app.example.com",
    methods = "GET, PUT",
    headers = "content-type",
    expose_headers = "x-request-id",
    max_age = 600
);

/// As [`API`], for two sites: `Vary` says so.
static TWO: Policy = policy!(origins = "https://app.example.com, https://admin.example.com", methods = "GET, PUT");

const APP: &str = "https://app.example.com";
const EVIL: &str = "https://evil.example";

fn layer() -> CorsLayer {
    CorsLayer::new(&API)
}

fn request(method: Method, path: &str, origin: &str) -> Request {
    Request::builder().method(method).uri(path).header("origin", origin).body(Body::empty()).unwrap()
}

fn get(path: &str, origin: &str) -> Request {
    request(Method::GET, path, origin)
}

fn preflight(path: &str, origin: &str, method: &'static str) -> Request {
    let mut request = request(Method::OPTIONS, path, origin);
    request.headers_mut().insert("access-control-request-method", method.parse().unwrap());
    request
}

async fn send<S, B>(service: S, request: Request) -> Response<B>
where
    S: Service<Request, Response = Response<B>>,
    S::Error: std::fmt::Debug,
{
    service.oneshot(request).await.unwrap()
}

/// The headers that CORS is about, by name and in order.
fn cors_headers(headers: &HeaderMap) -> Vec<(&str, &str)> {
    let mut headers: Vec<(&str, &str)> = headers
        .iter()
        .filter(|(name, _)| name.as_str().starts_with("access-control-") || *name == "vary")
        .map(|(name, value)| (name.as_str(), value.to_str().unwrap()))
        .collect();
    headers.sort_unstable();
    headers
}

/// What [`API`] writes on anything but a preflight's answer.
const BY_THE_LAYER: [(&str, &str); 2] =
    [("access-control-allow-origin", "https://app.example.com"), ("access-control-expose-headers", "x-request-id")];

/// What [`API`] answers to a preflight.
const PREFLIGHT_BY_THE_LAYER: [(&str, &str); 4] = [
    ("access-control-allow-headers", "content-type"),
    ("access-control-allow-methods", "GET, PUT"),
    ("access-control-allow-origin", "https://app.example.com"),
    ("access-control-max-age", "600"),
];

async fn text(response: Response) -> String {
    let body = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
    String::from_utf8(body.to_vec()).unwrap()
}
