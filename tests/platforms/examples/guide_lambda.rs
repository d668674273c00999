//! What `docs/platforms.md` shows of AWS Lambda.
#![allow(clippy::unused_async, reason = "a handler is `async`, whether it waits or not")]

use cors_runtime::lambda::cors;
use lambda_http::{run, service_fn, Error, IntoResponse, Request, RequestExt};

#[cors(origins = "https://app.example.com", methods = "GET, PUT", headers = "content-type", credentials, max_age = 600)]
async fn hello(request: Request) -> Result<impl IntoResponse, Error> {
    let parameters = request.query_string_parameters();
    let name = parameters.first("name").ok_or("who is it?")?;
    Ok(format!("Hello, {name}!"))
}

#[tokio::main]
async fn main() -> Result<(), Error> {
    run(service_fn(hello)).await
}
