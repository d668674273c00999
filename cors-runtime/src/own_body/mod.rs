//! Handlers of `http` types whose body is a platform's own and has no empty value ([`Default`]), beside those whose body has
//! one: what the modules for such platforms share.

mod body;
mod decision;
mod error;
mod output;

pub use self::{
    body::{ByDefault, EmptyBody, OfPlatform},
    decision::{catch_panics, catch_panics_async, check, Cors},
    error::{AsWritten, ErrorWithBody, Never},
    output::HandlerOutput,
};
