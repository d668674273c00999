//! What `docs/platforms.md` shows of Vercel.
#![allow(clippy::unused_async, reason = "a handler is `async`, whether it waits or not")]

use cors_runtime::vercel::cors;
use serde_json::{json, Value};
use vercel_runtime::{run, service_fn, Error, Request};

#[cors(origins = "https://app.example.com", methods = "GET, PUT", headers = "content-type", max_age = 600)]
async fn hello(request: Request) -> Result<Value, Error> {
    let name = request.uri().query().ok_or("who is it?")?;
    Ok(json!({ "hello": name }))
}

#[tokio::main]
async fn main() -> Result<(), Error> {
    run(service_fn(hello)).await
}
