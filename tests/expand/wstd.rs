//! Handlers of wasi:http: a `Result`, and one that catches panics.

use cors_runtime::wstd::cors;
use wstd::http::{Body, Error, Request, Response};

#[cors(origins = "https://app.example.com", methods = "PUT", headers = "content-type")]
pub async fn order(mut request: Request<Body>) -> Result<Response<Body>, Error> {
    let count: u32 = request.body_mut().str_contents().await?.parse()?;
    Ok(Response::new(format!("{count} ordered").into()))
}

#[cors(origins = "https://app.example.com, http://localhost:5173", catch_panics)]
pub async fn health(request: Request<Body>) -> Response<Body> {
    assert!(request.uri().query().is_none(), "too much");
    Response::new("well".into())
}
