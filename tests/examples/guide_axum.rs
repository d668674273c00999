//! What `docs/platforms.md` shows of axum.
#![allow(clippy::unused_async, reason = "a handler is `async`, whether it waits or not")]

use axum::{http::StatusCode, Json, Router};
use cors_runtime::axum::{cors, routing::get};

#[cors(origins = "*")]
async fn list() -> Json<Vec<u32>> {
    Json(vec![7])
}

#[cors(origins = "https://app.example.com", methods = "POST", headers = "content-type", credentials)]
async fn create(Json(order): Json<u32>) -> Result<Json<u32>, StatusCode> {
    if order == 0 {
        return Err(StatusCode::CONFLICT);
    }
    Ok(Json(order))
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let app = Router::new().route("/orders", get(list).post(create).into());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await?;
    axum::serve(listener, app).await
}
