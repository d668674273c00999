//! Cloudflare Workers: `#[cors_runtime::workers::cors]` on a handler of the `http` types of `worker` 0.8 (feature `workers`,
//! which turns on `worker`'s feature `http`; Rust 1.91, as `worker` itself).
//!
//! It is the plain attribute, and takes three things more: the body [`worker::Body`], which has no empty value
//! ([`Default`]), so that what `Fetch::send` brings can be returned as it is; [`worker::Error`], which becomes
//! a 500; and the console as the log.
//!
//! ```
//! # mod worker_ {
//! use cors_runtime::workers::cors;
//! use worker::{event, Context, Env, Fetch, HttpRequest, HttpResponse, Result, Url};
//!
//! #[event(fetch)]
//! #[cors(origins = "https://app.example.com", methods = "GET, POST", headers = "content-type")]
//! async fn fetch(request: HttpRequest, _env: Env, _context: Context) -> Result<HttpResponse> {
//!     let shop = Url::parse("https://shop.example.com")?.join(request.uri().path())?;
//!     Fetch::Url(shop).send().await?.try_into()
//! }
//! # }
//! ```
//!
//! - `#[event(fetch)]` and `#[cors]` may stand in either order.
//! - An `Err` is a 500 `Internal Server Error` with the headers, and its text goes to the console. `#[event(fetch)]` itself
//!   answers 500 without them.
//! - `OPTIONS` reaches the Worker like any other request. What a fetched response carries under `access-control-*` is
//!   removed: this policy speaks for the answer, not that of the server behind.
//! - Outside of the attribute: Access and WAF rules, a Worker that exceeds its limits, an uncaught trap. On wasm32 a panic
//!   is one, and `catch_panics` has no effect, unless the Worker is built to unwind (`worker-build --panic-unwind`).

mod body;

pub use cors_macros::workers_cors as cors;

pub use self::body::AsText;
pub use crate::own_body::{
    catch_panics, catch_panics_async, check, AsWritten, ByDefault, Cors, EmptyBody, ErrorWithBody, HandlerOutput,
    HandlerRequest, Never, OfPlatform,
};
