//! An API on axum: `cargo run --example axum` (on `PORT`, or 3000), then, as a page would by its browser,
//!
//! ```sh
//! curl -i -X OPTIONS localhost:3000/orders -H 'origin: https://app.example.com' -H 'access-control-request-method: POST'
//! curl -i localhost:3000/orders -H 'origin: https://app.example.com' -H 'content-type: application/json' -d '{"item":"tea"}'
//! curl -i localhost:3000/orders -H 'origin: https://app.example.com' -d '{"item":"tea"}'
//! curl -i localhost:3000/orders/7 -H 'origin: https://admin.example.com' -X DELETE
//! ```

#![allow(clippy::print_stdout, reason = "a program prints")]

use std::{env, sync::Arc};

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
    Json, Router,
};
use cors_runtime::axum::{
    cors,
    routing::{delete, get},
};
use serde::{Deserialize, Serialize};
use tokio::{net::TcpListener, sync::RwLock};

#[derive(Clone, Serialize, Deserialize)]
struct Order {
    item: String,
}

type Orders = Arc<RwLock<Vec<Order>>>;

enum ShopError {
    SoldOut,
    NoSuchOrder,
}

impl IntoResponse for ShopError {
    fn into_response(self) -> Response {
        match self {
            Self::SoldOut => (StatusCode::CONFLICT, "sold out"),
            Self::NoSuchOrder => (StatusCode::NOT_FOUND, "no such order"),
        }
        .into_response()
    }
}

/// Any page may read what was ordered.
#[cors(origins = "*")]
async fn list(State(orders): State<Orders>) -> Json<Vec<Order>> {
    Json(orders.read().await.clone())
}

/// The shop's own page orders. Malformed JSON, or none, is answered with the headers as well.
#[cors(origins = "https://app.example.com", methods = "POST", headers = "content-type", credentials, max_age = 600)]
async fn create(State(orders): State<Orders>, Json(order): Json<Order>) -> Result<impl IntoResponse, ShopError> {
    if order.item == "coffee" {
        return Err(ShopError::SoldOut);
    }
    orders.write().await.push(order.clone());
    Ok((StatusCode::CREATED, Json(order)))
}

/// The staff's pages cancel.
#[cors(origins = "https://admin.example.com, https://*.staff.example.com", methods = "DELETE")]
async fn cancel(State(orders): State<Orders>, Path(number): Path<usize>) -> Result<Json<Order>, ShopError> {
    let mut orders = orders.write().await;
    if number >= orders.len() {
        return Err(ShopError::NoSuchOrder);
    }
    Ok(Json(orders.remove(number)))
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let app = Router::new()
        .route("/orders", get(list).post(create).into())
        .route("/orders/{number}", delete(cancel).into())
        .with_state(Orders::default());
    let port = env::var("PORT").ok().and_then(|port| port.parse().ok()).unwrap_or(3000);
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    println!("listening on http://{}", listener.local_addr()?);
    axum::serve(listener, app).with_graceful_shutdown(stopped()).await
}

async fn stopped() {
    if let Err(error) = tokio::signal::ctrl_c().await {
        println!("stopping, since Ctrl-C cannot be waited for: {error}");
    }
}
