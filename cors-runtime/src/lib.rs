#![doc = include_str!("../README.md")]
//!
//! [`ErrorResponse`]: crate::ErrorResponse
//!
//! # For another platform
//!
//! Implement [`CorsRequest`] for its request and [`CorsResponse`] for its response: the plain attribute then works on
//! handlers of those types.
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "actix")]
#[cfg_attr(docsrs, doc(cfg(feature = "actix")))]
pub mod actix;
#[cfg(feature = "appwrite")]
#[cfg_attr(docsrs, doc(cfg(feature = "appwrite")))]
pub mod appwrite;
#[cfg(feature = "axum")]
#[cfg_attr(docsrs, doc(cfg(feature = "axum")))]
pub mod axum;
mod constant;
#[cfg(any(feature = "lambda", feature = "vercel", feature = "workers", feature = "wstd"))]
mod conversion;
#[doc(hidden)]
pub mod declared;
mod error;
#[cfg(feature = "fastly")]
#[cfg_attr(docsrs, doc(cfg(feature = "fastly")))]
pub mod fastly;
#[cfg(feature = "test-util")]
#[cfg_attr(docsrs, doc(cfg(feature = "test-util")))]
pub mod fetch;
mod field;
#[cfg(feature = "tower")]
mod finished;
mod header_map;
#[cfg(feature = "lambda")]
#[cfg_attr(docsrs, doc(cfg(feature = "lambda")))]
pub mod lambda;
#[cfg(any(
    feature = "appwrite",
    feature = "fastly",
    feature = "lambda",
    feature = "tracing",
    feature = "vercel",
    feature = "workers",
    feature = "wstd"
))]
mod log;
mod made;
mod origins;
mod output;
#[cfg(any(feature = "workers", feature = "wstd"))]
mod own_body;
mod panic;
mod policy;
mod preflight;
mod request;
mod response;
#[cfg(feature = "tower")]
#[cfg_attr(docsrs, doc(cfg(feature = "tower")))]
pub mod tower;
#[cfg(any(feature = "lambda", feature = "workers", feature = "wstd"))]
mod vary;
#[cfg(feature = "vercel")]
#[cfg_attr(docsrs, doc(cfg(feature = "vercel")))]
pub mod vercel;
#[cfg(feature = "workers")]
#[cfg_attr(docsrs, doc(cfg(feature = "workers")))]
pub mod workers;
#[cfg(feature = "wstd")]
#[cfg_attr(docsrs, doc(cfg(feature = "wstd")))]
pub mod wstd;

pub use constant::Constant;
pub use cors_macros::cors;
/// A [`Policy`] on its own, for what stands outside of any handler, such as a tower layer.
///
/// The arguments are those of the attribute, less the ones that speak of a handler (`policy`, `error`, `catch_panics`), and
/// are checked in the same way: a policy that cannot work in a browser, or that is unsafe, does not compile.
///
/// # Examples
///
/// ```
/// use cors_runtime::{policy, Policy};
///
/// static API: Policy = policy!(
///     origins = "https://app.example.com",
///     methods = "GET, PUT",
///     headers = "content-type",
///     max_age = 600
/// );
///
/// let request = http::Request::get("/").header("origin", "https://app.example.com").body(())?;
/// let response = API.check(&request).finish(http::Response::new(()));
/// assert_eq!(response.headers()["access-control-allow-origin"], "https://app.example.com");
/// # Ok::<(), http::Error>(())
/// ```
///
/// A mistake is an error at its own literal:
///
/// ```compile_fail
/// # use cors_runtime::{policy, Policy};
/// static API: Policy = policy!(origins = "https://app.example.com/");
/// ```
pub use cors_macros::policy;
pub use error::{internal_server_error, ErrorResponse, HandlerError, IntoErrorResponse};
pub use field::{is_access_control, Field};
pub use output::HandlerOutput;
pub use panic::{catch_panics, catch_panics_async, Panic};
pub use policy::{Cors, Policy};
pub use request::{is_cors_preflight_request, CorsRequest, Lines};
pub use response::CorsResponse;
