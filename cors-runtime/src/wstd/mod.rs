//! wasi:http by `wstd`: `#[cors_runtime::wstd::cors]` on the `main` of a component of `wstd` 0.6 (feature `wstd`, Rust 1.91.1,
//! as `wstd` itself).
//!
//! It is the plain attribute, and takes three things more: the body [`wstd::http::Body`], which has no empty
//! value ([`Default`]); [`wstd::http::Error`], which becomes a 500; and the host's log, which standard
//! error is.
//!
//! ```
//! # mod component {
//! use cors_runtime::wstd::cors;
//! use wstd::http::{Body, Error, Request, Response};
//!
//! #[wstd::http_server]
//! #[cors(origins = "https://app.example.com", methods = "GET, POST", headers = "content-type")]
//! async fn main(request: Request<Body>) -> Result<Response<Body>, Error> {
//!     Ok(Response::new(request.into_body()))
//! }
//! # }
//! ```
//!
//! - `#[wstd::http_server]` and `#[cors]` may stand in either order.
//! - An `Err` is a 500 `Internal Server Error` with the headers. `#[wstd::http_server]` itself would hand it to the host, which
//!   answers without them.
//! - `OPTIONS` reaches the component like any other request. Outside of the attribute: the host's own errors, and traps. A
//!   panic is one, and `catch_panics` has no effect.

use core::fmt;
use std::error::Error as StdError;

use ::wstd::http::{Body, Error};
pub use cors_macros::wstd_cors as cors;
use http::Response;

pub use crate::own_body::{
    catch_panics, catch_panics_async, check, AsWritten, ByDefault, Cors, EmptyBody, ErrorWithBody, HandlerOutput,
    HandlerRequest, Never, OfPlatform,
};
use crate::{
    error::{hidden, WithSources},
    IntoErrorResponse,
};

impl EmptyBody<OfPlatform> for Body {
    fn empty() -> Self {
        Self::empty()
    }
}

impl<B: From<&'static str> + From<String>> IntoErrorResponse<Response<B>> for Error {
    fn into_error_response(self) -> Response<B> {
        hidden(self.into())
    }

    fn report(&self, log: &mut dyn FnMut(&dyn fmt::Display)) {
        let error: &(dyn StdError + 'static) = self.as_ref();
        log(&WithSources(error));
    }
}
