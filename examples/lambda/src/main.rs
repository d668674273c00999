//! Two handlers of one AWS Lambda function: `cargo lambda watch --disable-cors -p cors-lambda-example`.
//!
//! Then ask as a browser would (`pip install cargo-lambda` gives the command; without `--disable-cors` it adds headers of its
//! own, and every policy seems to work):
//!
//! ```sh
//! at=http://127.0.0.1:9000/lambda-url/cors-lambda-example
//! curl -i -X OPTIONS -H 'origin: https://app.example.com' -H 'access-control-request-method: POST' $at/orders
//! curl -i -H 'origin: https://app.example.com' -d tea $at/orders
//! curl -i -H 'origin: https://app.example.com' -d gold $at/orders
//! curl -i -H 'origin: https://partner.example' "$at/prices?currency=USD"
//! curl -i -H 'origin: https://evil.example' $at/prices
//! ```

#![allow(clippy::unused_async, reason = "handlers are async whether they wait or not")]

use cors_runtime::{lambda, ErrorResponse};
use lambda_http::{
    http::{Method, StatusCode},
    service_fn, Body, Error, IntoResponse, Request, RequestExt, Response,
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    lambda_http::run(service_fn(route)).await
}

/// Each path has its own policy; what none answers is nobody's to read.
async fn route(request: Request) -> Result<Response<Body>, Error> {
    // The path without the stage's name, which a REST API puts before it.
    match request.raw_http_path() {
        "/orders" => Ok(create_order(request).await?),
        "/prices" => Ok(prices(request).await?),
        _ => Ok(Response::builder().status(StatusCode::NOT_FOUND).body(Body::Empty)?),
    }
}

#[derive(Debug)]
struct OutOfStock;

impl ErrorResponse for OutOfStock {
    fn status(&self) -> StatusCode {
        StatusCode::CONFLICT
    }
}

/// For the shop's own page, with its cookies.
#[lambda::cors(
    origins = "https://app.example.com",
    methods = "POST",
    headers = "content-type",
    credentials,
    max_age = 600
)]
async fn create_order(request: Request) -> Result<(StatusCode, &'static str), OutOfStock> {
    if request.method() != Method::POST {
        return Ok((StatusCode::METHOD_NOT_ALLOWED, "POST an order"));
    }
    match request.body().as_ref() {
        b"tea" => Ok((StatusCode::CREATED, "ordered")),
        _ => Err(OutOfStock),
    }
}

/// For pages of both sites: the answer varies on who asks.
#[lambda::cors(origins = "https://app.example.com, https://partner.example")]
async fn prices(request: Request) -> Result<impl IntoResponse, Error> {
    let parameters = request.query_string_parameters();
    let currency = match parameters.first("currency") {
        None | Some("EUR") => "EUR",
        // For the log: the page gets 500 `Internal Server Error`.
        Some(other) => return Err(format!("there is no rate for {other:?}").into()),
    };
    Ok(format!("tea: 7 {currency}"))
}
