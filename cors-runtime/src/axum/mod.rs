//! axum.

mod bounds;
mod call;
pub mod routing;

pub use ::axum::response::Response;
pub use cors_macros::axum_cors as cors;

pub use self::{
    bounds::{Annotated, Extractor, HandlerState, LastExtractor, Output},
    call::Call,
};
