//! `catch_panics`: a panic becomes a 500 with the headers, wherever it comes from.

use ::http::request::Parts;
use axum::{
    extract::{FromRequestParts, Path},
    response::{IntoResponse, Response},
    Router,
};
use cors_runtime::axum::{cors, routing::get};

use crate::send;

/// Panics before the handler is there.
struct Bad;

impl<S: Send + Sync> FromRequestParts<S> for Bad {
    type Rejection = Response;

    async fn from_request_parts(_: &mut Parts, _: &S) -> Result<Self, Response> {
        panic!("no such luck")
    }
}

#[cors(origins = "https://app.example.com", catch_panics)]
async fn extractor(_: Bad) {}

#[cors(origins = "https://app.example.com", catch_panics)]
async fn body(Path(number): Path<u32>) -> String {
    tokio::task::yield_now().await;
    assert!(number != 7, "no such luck");
    number.to_string()
}

#[cors(origins = "https://app.example.com", catch_panics)]
fn before_the_future() -> std::future::Ready<&'static str> {
    panic!("no such luck")
}

/// Fails with a number that the function for errors may panic at.
#[cors(origins = "https://app.example.com", error = answer, catch_panics)]
async fn error(Path(number): Path<u32>) -> Result<String, u32> {
    Err(number)
}

fn answer(number: u32) -> Response {
    assert!(number != 7, "no such luck");
    number.to_string().into_response()
}

#[cors(origins = "https://app.example.com")]
async fn uncaught() -> &'static str {
    panic!("no such luck")
}

#[tokio::test]
async fn a_panic_is_a_500_with_the_headers() {
    let app: Router = Router::new()
        .route("/extractor", get(extractor).into())
        .route("/body/{number}", get(body).into())
        .route("/before", get(before_the_future).into())
        .route("/error/{number}", get(error).into());
    for (path, status, text) in [
        ("/extractor", 500, "Internal Server Error"),
        ("/body/7", 500, "Internal Server Error"),
        ("/body/8", 200, "8"),
        ("/before", 500, "Internal Server Error"),
        ("/error/7", 500, "Internal Server Error"),
        ("/error/8", 200, "8"),
    ] {
        let answer = send(&app, crate::get(path)).await;
        assert_eq!((answer.status, answer.body.as_str()), (status, text), "{path}");
        assert_eq!(answer.cors(), ["access-control-allow-origin: https://app.example.com"], "{path}");
    }
}

#[tokio::test]
#[should_panic(expected = "no such luck")]
async fn a_panic_goes_on_where_nobody_asked() {
    let app: Router = Router::new().route("/", get(uncaught).into());
    send(&app, crate::get("/")).await;
}
