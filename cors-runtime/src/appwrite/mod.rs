//! Appwrite Functions: `#[cors_runtime::appwrite::cors]` on the `main` of a function (feature `appwrite`).
//!
//! The platform's Rust runtime calls `main(context) -> Response`. Annotated, `main` may return a `Result`: the preflight
//! is answered without it, a response carries the declared headers, and an error becomes a 500 with the headers and the
//! body `{"error":"Internal Server Error"}`, while its text goes to the function's log.
//!
//! ```
//! # mod function {
//! use std::error::Error;
//! use cors_runtime::appwrite::cors;
//! use openruntimes::{Context, Response};
//!
//! #[cors(origins = "https://app.example.com", methods = "POST", headers = "content-type")]
//! pub fn main(mut context: Context) -> Result<Response, Box<dyn Error>> {
//!     let name: String = context.req.body_json()?;
//!     Ok(context.res.text(format!("Hello, {name}!"), None, None))
//! }
//! # }
//! # fn main() -> Result<(), String> {
//! # let logger = openruntimes::Logger::new("disabled", None)?;
//! # let response = function::main(openruntimes::Context::new(logger));
//! # assert_eq!(response.status_code, 500);
//! # assert_eq!(response.headers["access-control-allow-origin"], "https://app.example.com");
//! # Ok(())
//! # }
//! ```
//!
//! What the platform does to a function's answer, and what is done about it here:
//!
//! - The runtime lower-cases header names, so a hand-set `Access-Control-Allow-Origin` is removed whatever its case, and
//!   of `Vary` in several cases one line is made.
//! - It keeps a request's headers in a map: of repeated field lines the last is left, and a joined one matches no origin.
//! - Appwrite replaces an empty body at 400 or above by an HTML page of its own: an error always has a body.
//! - A status or a header that cannot be sent (a control character in its value) turns the whole answer into a bare 500:
//!   such an answer is replaced by a 500 that carries the headers, and the log says which header it was.

mod decision;
mod error;
mod message;
mod output;

pub use cors_macros::appwrite_cors as cors;
// An error's status is of this type: a function needs no dependency on `http` to name it.
pub use http::StatusCode;
pub use openruntimes::{Context, Response};

pub use self::{
    decision::{check, Cors, FunctionContext},
    error::internal_server_error,
    output::FunctionOutput,
};
