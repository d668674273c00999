//! The playground: an API, a page that it allows and a page that is foreign to it, on one port of this machine.
//!
//! Read `handlers.rs` first: it is the part that you would write. The rest serves it and shows what browsers make of it.

mod handlers;
mod pages;
mod server;
mod wire;

pub use server::{listen, serve, ListenError};
