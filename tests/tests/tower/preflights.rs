//! Who answers a preflight, and with what.

use axum::{
    extract::Request,
    middleware::{from_fn, Next},
    response::{IntoResponse, Response},
    routing::{any, get},
    Router,
};
use cors_runtime::{cors, policy, tower::CorsLayer, Policy};
use http::{Method, StatusCode};

use super::{cors_headers, layer, preflight, request, send, text, APP, EVIL, PREFLIGHT_BY_THE_LAYER};

#[cors(origins = "https://partner.example.com", methods = "DELETE")]
async fn annotated(request: Request) -> Response {
    request.method().as_str().to_owned().into_response()
}

fn routes() -> Router {
    Router::new()
        .route("/get", get(|| async { "" }))
        .route("/any", any(|request: Request| async move { request.method().as_str().to_owned() }))
        .route("/annotated", any(annotated))
        .route("/annotated-under-get", get(annotated))
}

#[tokio::test]
async fn where_no_annotated_handler_answers_the_layer_does() {
    // The router's 405, the router's 404, and a handler's page.
    for path in ["/get", "/nothing", "/any"] {
        let response = send(routes().layer(layer()), preflight(path, APP, "DELETE")).await;
        assert_eq!(response.status(), 204, "{path}");
        assert_eq!(cors_headers(response.headers()), PREFLIGHT_BY_THE_LAYER, "{path}");
        assert!(!response.headers().contains_key("content-type"), "{path}");
        assert_eq!(text(response).await, "", "{path}");
    }
}

#[tokio::test]
async fn a_foreign_origin_gets_204_without_access_control_headers() {
    let two = CorsLayer::new(&super::TWO);
    let response = send(routes().layer(two), preflight("/get", EVIL, "PUT")).await;
    assert_eq!(
        (response.status(), cors_headers(response.headers())),
        (StatusCode::NO_CONTENT, vec![("vary", "Origin")])
    );
}

#[tokio::test]
async fn any_other_options_request_goes_inside() {
    let app = routes().layer(layer());
    let response = send(app.clone(), request(Method::OPTIONS, "/any", APP)).await;
    assert_eq!(cors_headers(response.headers()), super::BY_THE_LAYER);
    assert_eq!(text(response).await, "OPTIONS");
    let mut without_origin = preflight("/any", APP, "PUT");
    without_origin.headers_mut().remove("origin");
    assert_eq!(text(send(app, without_origin).await).await, "OPTIONS");
}

#[tokio::test]
async fn an_authentication_inside_that_refuses_it_leaves_the_answer_to_the_layer() {
    async fn refuse(_: Request, _: Next) -> Response {
        StatusCode::UNAUTHORIZED.into_response()
    }
    let app = routes().layer(from_fn(refuse)).layer(layer());
    let response = send(app, preflight("/annotated", APP, "PUT")).await;
    let expected = (StatusCode::NO_CONTENT, PREFLIGHT_BY_THE_LAYER.to_vec());
    assert_eq!((response.status(), cors_headers(response.headers())), expected);
}

#[tokio::test]
async fn an_annotated_handler_that_is_not_routed_for_options_answers_none() {
    let response = send(routes().layer(layer()), preflight("/annotated-under-get", APP, "GET")).await;
    assert_eq!(cors_headers(response.headers()), PREFLIGHT_BY_THE_LAYER);
}

#[tokio::test]
async fn nothing_inside_sees_what_the_layer_is_told_to_answer() {
    async fn fail(request: Request, next: Next) -> Response {
        assert_ne!(request.method(), Method::OPTIONS, "a preflight went inside");
        next.run(request).await
    }
    let app = routes().layer(from_fn(fail)).layer(layer().answer_every_preflight());
    for path in ["/annotated", "/nothing"] {
        let response = send(app.clone(), preflight(path, APP, "PUT")).await;
        let expected = (StatusCode::NO_CONTENT, PREFLIGHT_BY_THE_LAYER.to_vec());
        assert_eq!((response.status(), cors_headers(response.headers())), expected, "{path}");
    }
    let response = send(app, super::get("/annotated", APP)).await;
    let by_the_handler = vec![("access-control-allow-origin", "https://partner.example.com")];
    assert_eq!((response.status(), cors_headers(response.headers())), (StatusCode::OK, by_the_handler));
}

#[tokio::test]
async fn what_is_asked_for_is_echoed_where_a_wildcard_meets_credentials() {
    static ECHO: Policy = policy!(origins = "https://app.example.com", methods = "*", headers = "*", credentials);
    let mut asks = preflight("/get", APP, "PURGE");
    asks.headers_mut().insert("access-control-request-headers", "x-a,x-b".parse().unwrap());
    let response = send(routes().layer(CorsLayer::new(&ECHO)), asks).await;
    assert_eq!(
        cors_headers(response.headers()),
        [
            ("access-control-allow-credentials", "true"),
            ("access-control-allow-headers", "x-a,x-b"),
            ("access-control-allow-methods", "PURGE"),
            ("access-control-allow-origin", "https://app.example.com"),
            ("vary", "Access-Control-Request-Headers"),
            ("vary", "Access-Control-Request-Method"),
        ]
    );
}
