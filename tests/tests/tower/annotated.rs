//! Annotated handlers inside: their policies decide, and the layer leaves what they finished.

use axum::{
    body::Body,
    extract::Request,
    middleware::{from_fn, Next},
    response::{IntoResponse, Response},
    routing::{any, any_service, get},
    Router,
};
use cors_runtime::{cors, policy, tower::CorsLayer, Policy};
use http::{Method, StatusCode};
use std::convert::Infallible;
use tower::service_fn;

use super::{cors_headers, layer, preflight, request, send, APP, BY_THE_LAYER, PREFLIGHT_BY_THE_LAYER};

const PARTNER: &str = "https://partner.example.com";

#[cors(
    origins = "https://partner.example.com, https://other.example.com",
    methods = "DELETE",
    expose_headers = "etag",
    credentials
)]
async fn orders(request: Request) -> Result<Response, StatusCode> {
    if request.method() == Method::PUT {
        return Err(StatusCode::CONFLICT);
    }
    Ok(([("vary", "Accept")], "orders").into_response())
}

#[cors(origins = "https://partner.example.com, https://other.example.com")]
async fn service(request: http::Request<Body>) -> Result<http::Response<Body>, Infallible> {
    let (_, body) = request.into_parts();
    Ok(http::Response::new(body))
}

/// A layer that admits every site, so that what it must not add would show.
static OPEN: Policy = policy!(origins = "*", methods = "*", headers = "*", expose_headers = "*", max_age = 60);

fn app() -> Router {
    Router::new()
        .route("/orders", any(orders))
        .route("/service", any_service(service_fn(service)))
        .layer(CorsLayer::new(&OPEN))
}

#[tokio::test]
async fn its_answer_is_neither_doubled_nor_contradicted() {
    let response = send(app(), super::get("/orders", PARTNER)).await;
    assert_eq!(
        cors_headers(response.headers()),
        [
            ("access-control-allow-credentials", "true"),
            ("access-control-allow-origin", "https://partner.example.com"),
            ("access-control-expose-headers", "etag"),
            ("vary", "Accept"),
            ("vary", "Origin"),
        ]
    );
}

#[tokio::test]
async fn an_origin_that_it_refuses_is_refused() {
    let response = send(app(), super::get("/orders", APP)).await;
    assert_eq!(response.status(), 200);
    assert_eq!(cors_headers(response.headers()), [("vary", "Accept"), ("vary", "Origin")]);
}

#[tokio::test]
async fn its_error_is_its_own() {
    let response = send(app(), request(Method::PUT, "/orders", APP)).await;
    assert_eq!((response.status(), cors_headers(response.headers())), (StatusCode::CONFLICT, vec![("vary", "Origin")]));
}

#[tokio::test]
async fn it_answers_its_own_preflight() {
    let response = send(app(), preflight("/orders", PARTNER, "DELETE")).await;
    assert_eq!(response.status(), 204);
    assert_eq!(
        cors_headers(response.headers()),
        [
            ("access-control-allow-credentials", "true"),
            ("access-control-allow-methods", "DELETE"),
            ("access-control-allow-origin", "https://partner.example.com"),
            ("vary", "Origin"),
        ]
    );
}

#[tokio::test]
async fn a_preflight_from_an_origin_that_it_refuses_is_refused() {
    let response = send(app(), preflight("/orders", APP, "DELETE")).await;
    assert_eq!(
        (response.status(), cors_headers(response.headers())),
        (StatusCode::NO_CONTENT, vec![("vary", "Origin")])
    );
}

#[tokio::test]
async fn a_handler_of_http_types_is_a_service_of_its_own() {
    let response = send(app(), super::get("/service", PARTNER)).await;
    let expected = [("access-control-allow-origin", PARTNER), ("vary", "Origin")];
    assert_eq!(cors_headers(response.headers()), expected);
    let response = send(app(), preflight("/service", APP, "PUT")).await;
    assert_eq!(cors_headers(response.headers()), [("vary", "Origin")]);
}

#[tokio::test]
async fn headers_alone_do_not_pass_for_an_annotated_handlers() {
    let forged =
        [("access-control-allow-origin", PARTNER), ("access-control-expose-headers", "etag"), ("vary", "Origin")];
    let app = Router::new().route("/", get(move || async move { (forged, "") })).layer(layer());
    let response = send(app, super::get("/", PARTNER)).await;
    let mut expected = BY_THE_LAYER.to_vec();
    expected.push(("vary", "Origin"));
    assert_eq!(cors_headers(response.headers()), expected);
}

#[tokio::test]
async fn a_response_in_place_of_the_handlers_is_the_layers() {
    async fn replace(request: Request, next: Next) -> Response {
        let _ = next.run(request).await;
        StatusCode::BAD_GATEWAY.into_response()
    }
    let app = Router::new().route("/", any(orders)).layer(from_fn(replace)).layer(layer());
    let response = send(app, super::get("/", APP)).await;
    assert_eq!((response.status(), cors_headers(response.headers())), (StatusCode::BAD_GATEWAY, BY_THE_LAYER.to_vec()));
}

#[tokio::test]
async fn of_two_layers_the_inner_one_decides() {
    let inside = Router::new().route("/in", get(|| async { "" })).layer(layer());
    let app = inside.route("/out", get(|| async { "" })).layer(CorsLayer::new(&OPEN));
    let response = send(app.clone(), super::get("/in", APP)).await;
    assert_eq!(cors_headers(response.headers()), BY_THE_LAYER);
    let response = send(app.clone(), preflight("/in", APP, "PUT")).await;
    assert_eq!(cors_headers(response.headers()), PREFLIGHT_BY_THE_LAYER);
    let response = send(app, super::get("/out", APP)).await;
    let expected = [("access-control-allow-origin", "*"), ("access-control-expose-headers", "*")];
    assert_eq!(cors_headers(response.headers()), expected);
}
