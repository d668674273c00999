#![deny(warnings, clippy::pedantic)]

use cors_runtime::vercel::cors;
use vercel_runtime::{service_fn, AppState, Error, Request, Response, ResponseBody};

#[cors(origins = "https://app.example.com")]
async fn fallible(_request: Request) -> Result<Response<ResponseBody>, Error> {
    Ok(Response::new("hello".into()))
}

#[cors(origins = "https://app.example.com", catch_panics)]
async fn nothing(_request: Request, _state: AppState) {}

#[allow(dead_code)]
async fn serve() -> Result<(), Error> {
    vercel_runtime::run(service_fn(fallible)).await?;
    vercel_runtime::run(service_fn(nothing)).await
}

fn main() {}
