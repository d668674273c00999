//! The expansion needs no prelude.
#![no_implicit_prelude]
#![deny(warnings)]

use ::cors_runtime::cors;
use ::http::{Request, Response, StatusCode};
use ::std::{assert_eq, default::Default, result::Result, string::String};

#[cors(origins = "*", methods = ["GET", "PUT"], headers = "*", max_age = 0)]
fn function(request: Request<String>) -> Response<String> {
    Response::new(request.into_body())
}

#[cors(origins = ["https://app.example.com", "https://*.example.net"], catch_panics)]
async fn fallible(request: Request<String>) -> Result<Response<String>, StatusCode> {
    if request.body().is_empty() {
        Result::Err(StatusCode::BAD_REQUEST)?
    }
    Result::Ok(Response::new(request.into_body()))
}

struct Api;

impl Api {
    #[cors(origins = "*")]
    fn method(&self, request: Request<String>) -> Response<String> {
        Response::new(request.into_body())
    }

    #[cors(origins = "*")]
    async fn later(&self, request: Request<String>) -> Response<String> {
        Response::new(request.into_body())
    }
}

fn main() {
    assert_eq!(function(Default::default()).headers()["access-control-allow-origin"], "*");
    let response = ::pollster::block_on(fallible(Default::default())).unwrap();
    assert_eq!(response.headers()["vary"], "Origin");
    assert_eq!(Api.method(Default::default()).headers()["access-control-allow-origin"], "*");
    let response = ::pollster::block_on(Api.later(Default::default()));
    assert_eq!(response.headers()["access-control-allow-origin"], "*");
}
