//! A request that an extractor rejects gets axum's own answer, with the headers.

use ::http::{header::VARY, request::Parts, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::{
    body::{Body, Bytes},
    extract::{DefaultBodyLimit, Extension, Form, FromRequestParts, Path, Query},
    Json, Router,
};
use cors_runtime::axum::{
    cors,
    routing::{get, post},
};
use serde::Deserialize;

use crate::{from_app, json, send};

#[derive(Deserialize)]
struct Order {
    #[allow(dead_code, reason = "it is there to be asked for")]
    count: u32,
}

#[cors(origins = "https://app.example.com", expose_headers = "x-request-id", credentials)]
async fn order(Json(_): Json<Order>) {}

#[cors(origins = "https://app.example.com", expose_headers = "x-request-id", credentials)]
async fn show(Path(_): Path<u32>) {}

#[cors(origins = "https://app.example.com", expose_headers = "x-request-id", credentials)]
async fn list(Query(_): Query<Order>) {}

#[cors(origins = "https://app.example.com", expose_headers = "x-request-id", credentials)]
async fn form(Form(_): Form<Order>) {}

#[cors(origins = "https://app.example.com", expose_headers = "x-request-id", credentials)]
async fn upload(_: Bytes) {}

#[cors(origins = "https://app.example.com", expose_headers = "x-request-id", credentials)]
async fn extension(Extension(_): Extension<u32>) {}

fn app() -> Router {
    Router::new()
        .route("/orders", post(order).into())
        .route("/orders/{id}", get(show).into())
        .route("/list", get(list).into())
        .route("/form", post(form).into())
        .route("/upload", post(upload).into())
        .route("/extension", get(extension).into())
        .layer(DefaultBodyLimit::max(8))
}

async fn assert_rejected(request: ::http::Request<Body>, status: u16) {
    let answer = send(&app(), request).await;
    assert_eq!(answer.status, status);
    assert_eq!(
        answer.cors(),
        [
            "access-control-allow-credentials: true",
            "access-control-allow-origin: https://app.example.com",
            "access-control-expose-headers: x-request-id",
        ]
    );
    assert!(!answer.body.is_empty(), "the answer is axum's own");
}

#[tokio::test]
async fn json_without_its_content_type_is_415() {
    assert_rejected(from_app("POST", "/orders").body("{}".into()).unwrap(), 415).await;
}

#[tokio::test]
async fn malformed_json_is_400() {
    assert_rejected(json("POST", "/orders", "{"), 400).await;
}

#[tokio::test]
async fn json_of_another_shape_is_422() {
    assert_rejected(json("POST", "/orders", "{}"), 422).await;
}

#[tokio::test]
async fn a_body_above_the_limit_is_413() {
    assert_rejected(json("POST", "/orders", r#"{"count":1}"#), 413).await;
    assert_rejected(from_app("POST", "/upload").body("123456789".into()).unwrap(), 413).await;
}

#[tokio::test]
async fn a_path_that_is_no_number_is_400() {
    assert_rejected(crate::get("/orders/seven"), 400).await;
}

#[tokio::test]
async fn a_query_without_what_is_asked_for_is_400() {
    assert_rejected(crate::get("/list"), 400).await;
}

#[tokio::test]
async fn a_form_of_another_type_is_415_and_of_another_shape_422() {
    assert_rejected(from_app("POST", "/form").body(Body::empty()).unwrap(), 415).await;
    let form = from_app("POST", "/form").header("content-type", "application/x-www-form-urlencoded");
    assert_rejected(form.body("a=b".into()).unwrap(), 422).await;
}

#[tokio::test]
async fn an_extension_that_is_missing_is_500() {
    assert_rejected(crate::get("/extension"), 500).await;
}

/// Finds nothing under its path, and says so in a response of its own, CORS headers included.
struct Customer;

impl<S: Send + Sync> FromRequestParts<S> for Customer {
    type Rejection = Response;

    async fn from_request_parts(_: &mut Parts, _: &S) -> Result<Self, Response> {
        let headers = [(VARY, "accept"), (VARY, "cookie")];
        let mut response = (StatusCode::NOT_FOUND, headers, "no such customer").into_response();
        response.headers_mut().insert("access-control-allow-origin", "*".parse().unwrap());
        Err(response)
    }
}

#[cors(origins = "https://app.example.com, https://admin.example.com")]
async fn customer(_: Customer) {}

#[tokio::test]
async fn a_rejection_of_ones_own_keeps_its_vary_and_not_its_cors_headers() {
    let app: Router = Router::new().route("/", get(customer).into());
    let answer = send(&app, crate::get("/")).await;
    assert_eq!((answer.status, answer.body.as_str()), (404, "no such customer"));
    assert_eq!(answer.cors(), ["access-control-allow-origin: https://app.example.com", "vary: Origin", "vary: cookie"]);
}
