//! Fastly Compute: `#[cors]` above `#[fastly::main]`.

use cors_runtime::{fastly::cors, ErrorResponse};
use fastly::{Request, Response};

/// The entry, as the guide shows it.
pub mod service {
    use cors_runtime::fastly::cors;
    use fastly::{Error, Request, Response};

    #[cors(origins = "https://app.example.com, https://admin.example.com", methods = "GET, PUT", catch_panics)]
    #[fastly::main]
    fn main(request: Request) -> Result<Response, Error> {
        let status = if request.get_path() == "/" { 200 } else { 404 };
        Ok(Response::from_status(status).with_body("hello"))
    }

    /// What `#[fastly::main]` makes has Fastly's own signature.
    pub const ENTRY: fn() -> Result<(), Error> = main;
}

/// Its own error type.
#[derive(Debug)]
pub struct OutOfStock;

impl ErrorResponse for OutOfStock {}

/// A handler that `main` calls: `fn(Request) -> Response` as well.
#[cors(origins = "https://app.example.com")]
pub fn handler(request: Request) -> Response {
    Response::from_body(request.into_body())
}

/// An error of its own becomes a response.
#[cors(origins = "https://app.example.com")]
pub fn fallible(_request: Request) -> Result<Response, OutOfStock> {
    Err(OutOfStock)
}
