//! Every form of handler that `#[cors]` supports: each is driven with an actual request and, where it may differ, with
//! a preflight. The forms that only have to compile stand in `ui/pass`.

#![allow(
    clippy::needless_pass_by_value,
    clippy::result_large_err,
    clippy::unused_async,
    clippy::unused_self,
    reason = "a handler's form is the subject, not what it does with it"
)]
#![allow(clippy::panic, clippy::unwrap_used, reason = "tests")]

mod asynchronous;
mod attributes;
mod bodies;
mod errors;
mod generics;
mod macros;
mod methods;
mod parameters;
mod recursion;
mod signatures;
mod traits;

use http::{Method, Request};

const APP: &str = "https://app.example.com";

/// The CORS request of a page of `APP`.
fn actual(body: &str) -> Request<String> {
    let mut request = Request::new(body.to_owned());
    request.headers_mut().insert("origin", APP.parse().unwrap());
    request
}

/// The CORS-preflight request that comes before it (Fetch, "CORS-preflight request").
fn preflight() -> Request<String> {
    let mut request = actual("");
    *request.method_mut() = Method::OPTIONS;
    request.headers_mut().insert("access-control-request-method", "PUT".parse().unwrap());
    request
}
