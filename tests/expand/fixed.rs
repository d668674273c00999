//! One origin: every header is a constant.

use cors_runtime::cors;
use http::{Request, Response};

/// Says hello.
#[cors(origins = "https://app.example.com", methods = "GET, PUT")]
#[must_use]
pub fn hello(request: Request<String>) -> Response<String> {
    Response::new(format!("hello, {}", request.body()))
}
