//! `#[cors_runtime::actix::cors]`: actix-web's own server, over HTTP.

#![allow(missing_docs, reason = "a test is no API")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by a panic")]
#![allow(clippy::unused_async, reason = "a handler is `async`, whether it waits or not")]

mod errors;
mod extractors;
mod forms;
mod responders;
mod routing;
mod server;

use server::{get, preflight, send, Answer};

const APP: &str = "https://app.example.com";
const EVIL: &str = "https://evil.example";

/// What a fixed policy that names [`APP`] and nothing else writes.
const BY_THE_POLICY: [(&str, &str); 1] = [("access-control-allow-origin", "https://app.example.com")];
