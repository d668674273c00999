//! Platforms at the edge, whose SDKs are made for wasm32: type-checked on the host, and run there as far as they can be.
//!
//! Here stands what compiles on the host and does not link there, since it calls into the platform.
#![cfg(feature = "sdks")]
#![warn(missing_docs)]

pub mod fastly;
pub mod other_order;
