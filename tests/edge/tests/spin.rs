//! Spin: `#[http_service]` above `#[cors]`. Its request cannot be made on the host, where it is type-checked.

#![allow(missing_docs, reason = "a test is no API")]

use cors_runtime::cors;
use http::Response;
use spin_sdk::{http::Request, http_service};

#[http_service]
#[cors(origins = "https://app.example.com", methods = "GET, PUT")]
async fn handle(request: Request) -> Result<Response<String>, http::Error> {
    Response::builder().header("x-path", request.uri().path()).body("hello".to_owned())
}

#[test]
fn what_the_attribute_returns_is_what_spin_sends() {
    fn is_sent<T: spin_sdk::http::IntoResponse>() {}
    is_sent::<Result<Response<String>, spin_sdk::http::Error>>();
    let _handler: fn(Request) -> _ = handle;
}
