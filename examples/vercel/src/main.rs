//! A Vercel Function on your own machine: `VERCEL_DEV_PORT=3000 cargo run -p cors-vercel-example`.
//!
//! Then ask as a browser would:
//!
//! ```sh
//! at=http://127.0.0.1:3000
//! curl -i -X OPTIONS -H 'origin: https://app.example.com' -H 'access-control-request-method: GET' "$at"
//! curl -i -H 'origin: https://app.example.com' "$at?name=Ada"
//! curl -i -H 'origin: https://app.example.com' "$at"
//! curl -i -H 'origin: https://evil.example' "$at?name=Ada"
//! ```
//!
//! To deploy it, this file is `api/hello.rs`, with a `[[bin]]` of that path in `Cargo.toml`.

#![allow(clippy::unused_async, reason = "handlers are async whether they wait or not")]

use cors_runtime::vercel::cors;
use serde_json::{json, Value};
use vercel_runtime::{service_fn, Error, Request};

#[tokio::main]
async fn main() -> Result<(), Error> {
    vercel_runtime::run(service_fn(hello)).await
}

#[cors(origins = "https://app.example.com, https://*.preview.example.com", methods = "GET", max_age = 600)]
async fn hello(request: Request) -> Result<Value, Error> {
    let query = request.uri().query().unwrap_or_default();
    let name = query.strip_prefix("name=").ok_or("there is no name in the query")?;
    Ok(json!({ "hello": name }))
}
