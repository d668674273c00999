//! `cargo run --example tower` (on `PORT`, or 3000): a router whose 404, 405 and time-outs a page may read, beside a handler
//! of another policy.
//!
//! ```sh
//! curl -i localhost:3000/nothing -H 'origin: https://app.example.com'    # 404, with the layer's headers
//! curl -i localhost:3000/slow -H 'origin: https://app.example.com'       # 504, with the layer's headers
//! curl -i localhost:3000/partners -H 'origin: https://app.example.com'   # 200, with the handler's own headers
//! curl -i -X OPTIONS localhost:3000/hello -H 'origin: https://app.example.com' -H 'access-control-request-method: PUT'
//! ```

#![allow(clippy::print_stdout, reason = "a program prints")]
#![allow(clippy::unused_async, reason = "a handler is `async`, whether it waits or not")]

use std::{env, time::Duration};

use axum::{
    extract::Request,
    response::{IntoResponse, Response},
    routing::{any, get},
    Router,
};
use cors_runtime::{cors, policy, tower::CorsLayer, Policy};
use http::StatusCode;
use tower_http::timeout::TimeoutLayer;

/// For everything that no annotated handler answers.
static API: Policy = policy!(origins = "https://app.example.com", methods = "GET, PUT", max_age = 600);

/// A handler with a policy of its own: the layer leaves its answers as they are.
#[cors(origins = "https://partner.example", methods = "GET")]
async fn partners(_: Request) -> Response {
    "for partners alone\n".into_response()
}

fn app() -> Router {
    Router::new()
        .route("/hello", get(|| async { "hello\n" }).put(|| async { StatusCode::NO_CONTENT }))
        .route("/slow", get(std::future::pending::<()>))
        .route("/partners", any(partners))
        .layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, Duration::from_secs(1)))
        // Last, and so around all of the above.
        .layer(CorsLayer::new(&API))
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let port = env::var("PORT").ok().and_then(|port| port.parse().ok()).unwrap_or(3000);
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    println!("listening on http://{}", listener.local_addr()?);
    axum::serve(listener, app()).await
}
