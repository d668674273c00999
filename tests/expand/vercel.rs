//! Handlers of Vercel: a `Result`, and a plain answer.

use cors_runtime::vercel::cors;
use serde_json::{json, Value};
use vercel_runtime::{Error, Request};

#[cors(origins = "https://app.example.com", methods = "PUT", headers = "content-type")]
pub async fn order(request: Request) -> Result<Value, Error> {
    let count: u32 = request.uri().query().unwrap_or_default().parse()?;
    Ok(json!({ "ordered": count }))
}

#[cors(origins = "https://app.example.com, http://localhost:5173", catch_panics)]
pub async fn health(request: Request) -> Option<&'static str> {
    assert!(request.uri().query().is_none(), "too much");
    Some("well")
}
