//! A handler of axum, one whose error is no response, an associated function whose body says `Self`, and their router.

use axum::extract::State;
use axum::http::{Method, StatusCode};
use axum::Router;
use cors_runtime::axum::cors;
use cors_runtime::axum::routing::get;
use cors_runtime::internal_server_error;
use std::num::ParseIntError;

#[derive(Clone)]
pub struct Shop {
    name: &'static str,
}

#[cors(origins = "https://app.example.com, http://localhost:5173", methods = "PUT", credentials)]
pub async fn order(State(shop): State<Shop>, method: Method, body: String) -> Result<String, StatusCode> {
    let count: u32 = body.parse().map_err(|_| StatusCode::BAD_REQUEST)?;
    Ok(format!("{method} {count} {}", shop.name))
}

#[cors(origins = "https://app.example.com", error = internal_server_error, catch_panics)]
pub async fn double(method: Method, body: String) -> Result<String, ParseIntError> {
    assert_eq!(method, "GET", "too much");
    let count: u32 = body.parse()?;
    Ok((count * 2).to_string())
}

impl Shop {
    #[cors(origins = "https://app.example.com")]
    pub async fn name(State(shop): State<Self>) -> &'static str {
        shop.name
    }
}

pub fn app() -> Router {
    let app = Router::new().route("/", get(order).put(Shop::name).into()).route("/double", get(double).into());
    app.with_state(Shop { name: "tea" })
}
