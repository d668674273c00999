//! A preflight is answered before any extractor runs.

use std::{
    convert::Infallible,
    sync::atomic::{AtomicUsize, Ordering},
};

use ::http::request::Parts;
use axum::{body::Body, extract::FromRequestParts, Json, Router};
use cors_runtime::axum::{cors, routing::post};

use crate::{from_app, json, preflight, send};

static EXTRACTED: AtomicUsize = AtomicUsize::new(0);

/// Counts the requests that reach it.
struct Counted;

impl<S: Send + Sync> FromRequestParts<S> for Counted {
    type Rejection = Infallible;

    async fn from_request_parts(_: &mut Parts, _: &S) -> Result<Self, Infallible> {
        EXTRACTED.fetch_add(1, Ordering::Relaxed);
        Ok(Self)
    }
}

#[cors(
    origins = "https://app.example.com, https://*.example.net",
    methods = "POST",
    headers = "content-type",
    credentials,
    dangerously_allow_public_suffixes = "a test",
    max_age = 600
)]
async fn create(_: Counted, Json(number): Json<u32>) -> String {
    number.to_string()
}

fn app() -> Router {
    Router::new().route("/", post(create).into())
}

#[tokio::test]
async fn it_gets_the_declared_constants_and_no_extractor_sees_it() {
    let answer = send(&app(), preflight("/", "POST")).await;
    assert_eq!((answer.status, answer.body.as_str()), (204, ""));
    assert_eq!(
        answer.cors(),
        [
            "access-control-allow-credentials: true",
            "access-control-allow-headers: content-type",
            "access-control-allow-methods: POST",
            "access-control-allow-origin: https://app.example.com",
            "access-control-max-age: 600",
            "vary: Origin",
        ]
    );
    assert_eq!(EXTRACTED.load(Ordering::Relaxed), 0);
    assert_eq!(send(&app(), json("POST", "/", "7")).await.body, "7");
    assert_eq!(EXTRACTED.load(Ordering::Relaxed), 1);
}

#[tokio::test]
async fn a_foreign_origin_gets_no_header() {
    let mut request = preflight("/", "POST");
    request.headers_mut().insert("origin", "https://evil.example".parse().unwrap());
    let answer = send(&app(), request).await;
    assert_eq!(answer.status, 204);
    assert_eq!(answer.cors(), ["vary: Origin"]);
}

#[tokio::test]
async fn two_origins_get_no_header() {
    let request = from_app("OPTIONS", "/")
        .header("origin", "https://app.example.com")
        .header("access-control-request-method", "POST")
        .body(Body::empty())
        .unwrap();
    let answer = send(&app(), request).await;
    assert_eq!(answer.cors(), ["vary: Origin"]);
}
