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
mod constant;
mod decision;
#[doc(hidden)]
pub mod declared;
mod error;
#[cfg(feature = "test-util")]
#[cfg_attr(docsrs, doc(cfg(feature = "test-util")))]
pub mod fetch;
mod field;
#[cfg(any(feature = "appwrite", feature = "tracing"))]
mod log;
mod origins;
mod output;
mod panic;
mod policy;
mod preflight;
mod request;
mod response;

pub use constant::Constant;
pub use cors_macros::cors;
pub use decision::Cors;
pub use error::{internal_server_error, ErrorResponse, HandlerError, IntoErrorResponse};
pub use field::{is_access_control, Field};
pub use output::HandlerOutput;
pub use panic::{catch_panics, catch_panics_async, Panic};
pub use policy::Policy;
pub use request::{is_cors_preflight_request, CorsRequest, Lines};
pub use response::CorsResponse;
