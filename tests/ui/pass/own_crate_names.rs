//! The crate has modules of its own that are called as the ones that the expansion names.
#![deny(warnings)]

mod cors_runtime {
    pub struct Policy;
    pub mod declared {}
}
mod core {}
mod std {}
mod http {}

use ::cors_runtime::cors;
use ::http::{Request, Response};

#[cors(origins = "https://app.example.com", methods = "PUT")]
fn function(request: Request<String>) -> Response<String> {
    let cors_runtime::Policy = cors_runtime::Policy;
    Response::new(request.into_body())
}

struct Api;

impl Api {
    #[cors(origins = "https://app.example.com", catch_panics)]
    async fn method(&self, _: Request<String>) -> Response<String> {
        Response::default()
    }
}

fn main() {
    assert_eq!(function(Request::default()).headers()["access-control-allow-origin"], "https://app.example.com");
    let response = pollster::block_on(Api.method(Request::default()));
    assert_eq!(response.headers()["access-control-allow-origin"], "https://app.example.com");
}
