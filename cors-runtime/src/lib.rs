#![doc = include_str!("../README.md")]
//!
//! [`ErrorResponse`]: crate::ErrorResponse
//!
//! # For another platform
//!
//! Implement [`CorsRequest`] for its request and [`CorsResponse`] for its response: the plain attribute then works on
//! handlers of those types.
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "appwrite")]
#[cfg_attr(docsrs, doc(cfg(feature = "appwrite")))]
pub mod appwrite;
#[cfg(any(feature = "lambda", feature = "vercel"))]
mod conversion;
mod decision;
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
#[cfg(feature = "lambda")]
#[cfg_attr(docsrs, doc(cfg(feature = "lambda")))]
pub mod lambda;
#[cfg(any(feature = "appwrite", feature = "fastly", feature = "lambda", feature = "tracing", feature = "vercel"))]
mod log;
mod output;
mod panic;
mod policy;
mod request;
mod response;
#[cfg(feature = "vercel")]
#[cfg_attr(docsrs, doc(cfg(feature = "vercel")))]
pub mod vercel;

pub use cors_macros::cors;
pub use decision::Cors;
pub use error::{internal_server_error, ErrorResponse, HandlerError, IntoErrorResponse};
pub use field::{is_access_control, Field};
pub use output::HandlerOutput;
pub use panic::{catch_panics, catch_panics_async, Panic};
pub use policy::{Constant, Policy};
pub use request::{is_cors_preflight_request, CorsRequest, Lines};
pub use response::CorsResponse;
