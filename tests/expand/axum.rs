//! A handler of axum, an associated function whose body says `Self`, and their router.

use axum::extract::State;
use axum::http::{Method, StatusCode};
use axum::Router;
use cors_runtime::axum::cors;
use cors_runtime::axum::routing::get;

#[derive(Clone)]
pub struct Shop {
    name: &'static str,
}

#[cors(origins = "https://app.example.com, http://localhost:5173", methods = "PUT", credentials)]
pub async fn order(State(shop): State<Shop>, method: Method, body: String) -> Result<String, StatusCode> {
    let count: u32 = body.parse().map_err(|_| StatusCode::BAD_REQUEST)?;
    Ok(format!("{method} {count} {}", shop.name))
}

impl Shop {
    #[cors(origins = "https://app.example.com")]
    pub async fn name(State(shop): State<Self>) -> &'static str {
        shop.name
    }
}

pub fn app() -> Router {
    Router::new().route("/", get(order).put(Shop::name).into()).with_state(Shop { name: "tea" })
}
