//! Vercel Functions: `#[cors_runtime::vercel::cors]` on a handler for `vercel_runtime` 2 (feature `vercel`, Rust 1.85, which
//! the newest versions of what `vercel_runtime` depends on want).
//!
//! The plain attribute does not fit, since `vercel_runtime`'s response body has no empty value ([`Default`]). With this
//! one, the handler returns anything that `vercel_runtime` makes a response of, or a `Result` of it with an error that
//! becomes one ([`ErrorResponse`](crate::ErrorResponse), or a boxed error). Annotated, it returns
//! `Response<ResponseBody>`, which `service_fn` takes.
//!
//! ```
//! use cors_runtime::vercel::cors;
//! use serde_json::{json, Value};
//! use vercel_runtime::{service_fn, Error, Request};
//!
//! #[cors(origins = "https://app.example.com", methods = "GET, POST", headers = "content-type")]
//! async fn handler(request: Request) -> Result<Value, Error> {
//!     let name = request.uri().query().ok_or("who is it?")?;
//!     Ok(json!({ "hello": name }))
//! }
//!
//! async fn serve() -> Result<(), Error> {
//!     vercel_runtime::run(service_fn(handler)).await
//! }
//! ```
//!
//! - An `Err` is a 500 `Internal Server Error` with the headers. `vercel_runtime` itself would send its text to the
//!   client; here it goes to the function's log (`tracing`, with that feature; else standard error).
//! - `OPTIONS` reaches the function like any other request. Leave `Access-Control-*` out of `headers` in `vercel.json`: let
//!   either the platform or the attribute answer, not both. *Deployment Protection* refuses every preflight, which carries
//!   no credentials, unless the path is on its *OPTIONS Allowlist*.
//! - Outside of the attribute: a function that times out or panics (unless `catch_panics`), and what Vercel's router answers
//!   without calling it.

mod decision;
mod output;

pub use cors_macros::vercel_cors as cors;

pub use self::{
    decision::{check, Cors},
    output::HandlerOutput,
};

/// The response that an annotated handler returns.
pub type Response = http::Response<vercel_runtime::ResponseBody>;
