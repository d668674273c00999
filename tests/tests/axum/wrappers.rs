//! Layers around annotated handlers.

use ::http::{header::AUTHORIZATION, StatusCode};
use axum::{
    body::Body,
    extract::Request,
    handler::Handler,
    middleware::{from_fn, Next},
    response::{IntoResponse, Response},
    routing::MethodRouter,
    Router,
};
use cors_runtime::axum::{
    cors,
    routing::{any, get, options},
};

use crate::{from_app, preflight, send};

#[cors(origins = "https://app.example.com", methods = "PUT", headers = "authorization")]
async fn secret() -> &'static str {
    "secret"
}

async fn signed_in(request: Request, next: Next) -> Response {
    if request.headers().contains_key(AUTHORIZATION) {
        next.run(request).await
    } else {
        StatusCode::UNAUTHORIZED.into_response()
    }
}

const PREFLIGHT: [&str; 3] = [
    "access-control-allow-headers: authorization",
    "access-control-allow-methods: PUT",
    "access-control-allow-origin: https://app.example.com",
];

async fn assert_asks_who_is_there(app: &Router) {
    let answer = send(app, crate::get("/")).await;
    assert_eq!((answer.status, answer.cors().len()), (401, 0));
    let request = from_app("GET", "/").header(AUTHORIZATION, "Bearer 7").body(Body::empty()).unwrap();
    let answer = send(app, request).await;
    assert_eq!((answer.status, answer.body.as_str()), (200, "secret"));
    assert_eq!(answer.cors(), ["access-control-allow-origin: https://app.example.com"]);
}

#[tokio::test]
async fn a_layer_of_the_chain_leaves_preflights_alone() {
    let app: Router = Router::new().route("/", get(secret).put(secret).layer(from_fn(signed_in)).into());
    assert_asks_who_is_there(&app).await;
    for method in ["GET", "PUT"] {
        let answer = send(&app, preflight("/", method)).await;
        assert_eq!(answer.status, 204);
        assert_eq!(answer.cors(), PREFLIGHT);
    }
}

#[tokio::test]
async fn a_layer_leaves_the_preflights_of_any_method_alone() {
    let app: Router = Router::new().route("/", any(secret).layer(from_fn(signed_in)).into());
    assert_asks_who_is_there(&app).await;
    for method in ["GET", "PUT", "REPORT"] {
        let answer = send(&app, preflight("/", method)).await;
        assert_eq!((answer.status, answer.cors()), (204, PREFLIGHT.map(str::to_owned).to_vec()), "{method}");
    }
}

#[tokio::test]
async fn a_layer_covers_a_handler_of_options_and_not_what_follows_it() {
    let app: Router =
        Router::new().route("/", get(secret).options(secret).layer(from_fn(signed_in)).put(secret).into());
    assert_eq!(send(&app, from_app("OPTIONS", "/").body(Body::empty()).unwrap()).await.status, 401);
    assert_eq!(send(&app, from_app("PUT", "/").body(Body::empty()).unwrap()).await.status, 200);
    assert_eq!(send(&app, preflight("/", "PUT")).await.status, 204);
    assert_eq!(send(&app, preflight("/", "OPTIONS")).await.status, 204);
}

#[tokio::test]
async fn a_route_layer_of_the_chain_leaves_preflights_and_other_methods_alone() {
    let app: Router = Router::new().route("/", get(secret).put(secret).route_layer(from_fn(signed_in)).into());
    assert_asks_who_is_there(&app).await;
    for method in ["GET", "PUT"] {
        let answer = send(&app, preflight("/", method)).await;
        assert_eq!((answer.status, answer.cors()), (204, PREFLIGHT.map(str::to_owned).to_vec()));
    }
    assert_eq!(send(&app, from_app("DELETE", "/").body(Body::empty()).unwrap()).await.status, 405);
    assert_eq!(send(&app, from_app("OPTIONS", "/").body(Body::empty()).unwrap()).await.status, 405);
}

#[tokio::test]
async fn a_route_layer_covers_a_handler_of_options_alone() {
    let app: Router = Router::new().route("/", options(secret).route_layer(from_fn(signed_in)).into());
    assert_eq!(send(&app, from_app("OPTIONS", "/").body(Body::empty()).unwrap()).await.status, 401);
    assert_eq!(send(&app, preflight("/", "OPTIONS")).await.status, 204);
    assert_eq!(send(&app, crate::get("/")).await.status, 405);
}

#[tokio::test]
async fn a_route_layer_covers_what_is_merged_into_a_handler_of_options() {
    for chain in [options(secret).merge(get(secret)), get(secret).merge(options(secret))] {
        let app: Router = Router::new().route("/", chain.route_layer(from_fn(signed_in)).into());
        assert_asks_who_is_there(&app).await;
        assert_eq!(send(&app, from_app("OPTIONS", "/").body(Body::empty()).unwrap()).await.status, 401);
    }
    let chain = options(secret).merge(axum::routing::get(|| async { "a secret without a policy" }));
    let app: Router = Router::new().route("/", chain.route_layer(from_fn(signed_in)).into());
    assert_eq!(send(&app, crate::get("/")).await.status, 401);
}

#[test]
#[should_panic(expected = "Adding a route_layer before any routes is a no-op")]
fn a_route_layer_around_nothing_is_refused_when_the_router_is_built() {
    let _: MethodRouter = any(secret).route_layer(from_fn(signed_in)).into();
}

#[tokio::test]
async fn a_route_layer_of_axums_own_router_sees_preflights_too() {
    let app: Router = Router::new().route("/", get(secret).into()).route_layer(from_fn(signed_in));
    assert_asks_who_is_there(&app).await;
    assert_eq!(send(&app, preflight("/", "GET")).await.status, 401);
}

#[tokio::test]
async fn a_layer_of_axums_own_method_router_sees_preflights_too() {
    let app: Router = Router::new().route("/", MethodRouter::from(get(secret)).layer(from_fn(signed_in)));
    assert_asks_who_is_there(&app).await;
    assert_eq!(send(&app, preflight("/", "GET")).await.status, 401);
}

#[tokio::test]
async fn a_layer_of_one_handler_sees_its_preflights_too() {
    let app: Router = Router::new().route("/", get(secret.layer(from_fn(signed_in))).into());
    assert_asks_who_is_there(&app).await;
    assert_eq!(send(&app, preflight("/", "GET")).await.status, 401);
}
