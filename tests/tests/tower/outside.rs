//! What happens outside of any handler: the router's own answers, and those of layers.

use std::time::Duration;

use axum::{
    body::{Body, Bytes},
    extract::Request,
    middleware::{from_fn, Next},
    response::{IntoResponse, Response},
    routing::{get, post},
    Json, Router,
};
use http::{Method, StatusCode};
use tower_http::{limit::RequestBodyLimitLayer, timeout::TimeoutLayer};

use super::{cors_headers, layer, request, send, text, APP, BY_THE_LAYER, EVIL, TWO};
use cors_runtime::tower::CorsLayer;

async fn authenticate(request: Request, next: Next) -> Response {
    if request.headers().contains_key("authorization") {
        return next.run(request).await;
    }
    StatusCode::UNAUTHORIZED.into_response()
}

/// A router as people have it, with the layer last, which is outermost.
fn app() -> Router {
    Router::new()
        .route("/orders", get(|| async { "orders" }).post(|_: Json<u8>| async { "ordered" }))
        .route("/upload", post(|body: Bytes| async move { body.len().to_string() }))
        .route("/slow", get(std::future::pending::<()>))
        .route("/private", get(|| async { "private" }).layer(from_fn(authenticate)))
        .layer(RequestBodyLimitLayer::new(8))
        .layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, Duration::from_secs(30)))
        .layer(layer())
}

#[tokio::test]
async fn a_handler_without_a_policy_gets_the_layers() {
    let response = send(app(), super::get("/orders", APP)).await;
    assert_eq!((response.status(), cors_headers(response.headers())), (StatusCode::OK, BY_THE_LAYER.to_vec()));
    assert_eq!(text(response).await, "orders");
}

#[tokio::test]
async fn the_routers_404_carries_the_headers() {
    let response = send(app(), super::get("/nothing", APP)).await;
    assert_eq!((response.status(), cors_headers(response.headers())), (StatusCode::NOT_FOUND, BY_THE_LAYER.to_vec()));
}

#[tokio::test]
async fn the_routers_405_carries_the_headers() {
    let response = send(app(), request(Method::DELETE, "/orders", APP)).await;
    assert_eq!(response.headers()["allow"], "GET,HEAD,POST");
    let expected = (StatusCode::METHOD_NOT_ALLOWED, BY_THE_LAYER.to_vec());
    assert_eq!((response.status(), cors_headers(response.headers())), expected);
}

#[tokio::test]
async fn an_extractors_rejection_carries_the_headers() {
    let response = send(app(), request(Method::POST, "/orders", APP)).await;
    let expected = (StatusCode::UNSUPPORTED_MEDIA_TYPE, BY_THE_LAYER.to_vec());
    assert_eq!((response.status(), cors_headers(response.headers())), expected);
}

#[tokio::test]
async fn a_body_that_is_too_large_carries_the_headers() {
    let mut upload = request(Method::POST, "/upload", APP);
    *upload.body_mut() = Body::from("nine bytes");
    upload.headers_mut().insert("content-length", 10.into());
    let response = send(app(), upload).await;
    let expected = (StatusCode::PAYLOAD_TOO_LARGE, BY_THE_LAYER.to_vec());
    assert_eq!((response.status(), cors_headers(response.headers())), expected);
}

// The clock is tokio's, and goes on to the next timer where all is idle.
#[tokio::test(start_paused = true)]
async fn a_time_out_carries_the_headers() {
    let response = send(app(), super::get("/slow", APP)).await;
    let expected = (StatusCode::GATEWAY_TIMEOUT, BY_THE_LAYER.to_vec());
    assert_eq!((response.status(), cors_headers(response.headers())), expected);
}

#[tokio::test]
async fn a_refused_authentication_carries_the_headers() {
    let response = send(app(), super::get("/private", APP)).await;
    let expected = (StatusCode::UNAUTHORIZED, BY_THE_LAYER.to_vec());
    assert_eq!((response.status(), cors_headers(response.headers())), expected);
}

#[tokio::test]
async fn an_authentication_outside_of_the_layer_answers_without_it() {
    let app = app().layer(from_fn(authenticate));
    let response = send(app, super::get("/orders", APP)).await;
    assert_eq!((response.status(), cors_headers(response.headers())), (StatusCode::UNAUTHORIZED, vec![]));
}

#[tokio::test]
async fn head_carries_the_headers_of_get() {
    let response = send(app(), request(Method::HEAD, "/orders", APP)).await;
    assert_eq!((response.status(), cors_headers(response.headers())), (StatusCode::OK, BY_THE_LAYER.to_vec()));
    assert_eq!(response.headers()["content-length"], "6");
    assert_eq!(text(response).await, "");
}

fn two() -> Router {
    let vary = |value: &'static str| get(move || async move { ([("vary", value)], "") });
    Router::new()
        .route("/plain", get(|| async { "" }))
        .route("/language", vary("Accept-Language"))
        .route("/origin", vary("accept-encoding, origin"))
        .route("/all", vary("*"))
        .layer(CorsLayer::new(&TWO))
}

#[tokio::test]
async fn a_foreign_origin_gets_no_header_but_vary() {
    let response = send(two(), super::get("/plain", EVIL)).await;
    assert_eq!((response.status(), cors_headers(response.headers())), (StatusCode::OK, vec![("vary", "Origin")]));
    let response = send(two(), super::get("/nothing", EVIL)).await;
    assert_eq!(
        (response.status(), cors_headers(response.headers())),
        (StatusCode::NOT_FOUND, vec![("vary", "Origin")])
    );
}

#[tokio::test]
async fn vary_is_merged_with_what_is_there() {
    for (path, expected) in [
        ("/plain", vec!["Origin"]),
        ("/language", vec!["Accept-Language", "Origin"]),
        ("/origin", vec!["accept-encoding, origin"]),
        ("/all", vec!["*"]),
    ] {
        let response = send(two(), super::get(path, APP)).await;
        let vary: Vec<&str> = response.headers().get_all("vary").iter().map(|line| line.to_str().unwrap()).collect();
        assert_eq!(vary, expected, "{path}");
        assert_eq!(response.headers()["access-control-allow-origin"], APP, "{path}");
    }
}

#[tokio::test]
async fn what_is_set_by_hand_inside_is_replaced_or_removed() {
    let by_hand = [
        ("access-control-allow-origin", "https://evil.example"),
        ("access-control-allow-credentials", "true"),
        ("access-control-expose-headers", "set-cookie"),
    ];
    let app = Router::new().route("/", get(move || async move { (by_hand, "") })).layer(layer());
    let response = send(app, super::get("/", APP)).await;
    assert_eq!(cors_headers(response.headers()), BY_THE_LAYER);
}
