//! What `docs/platforms.md` shows of tower.
#![allow(clippy::unused_async, reason = "a handler is `async`, whether it waits or not")]

use axum::{
    routing::{any, get},
    Router,
};
use cors_runtime::{cors, policy, tower::CorsLayer, Policy};
use http::{Request, Response};

static API: Policy = policy!(origins = "https://app.example.com", methods = "GET, PUT");

#[cors(origins = "https://partner.example")]
async fn partners(_request: Request<axum::body::Body>) -> Response<axum::body::Body> {
    Response::new("for partners".into())
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let app = Router::new()
        .route("/orders", get(|| async { "orders" }))
        .route("/partners", any(partners))
        .layer(CorsLayer::new(&API));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await?;
    axum::serve(listener, app).await
}
