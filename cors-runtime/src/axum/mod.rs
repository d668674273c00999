//! axum 0.8: `#[cors_runtime::axum::cors]` on any handler, and the routing that goes with it (feature `axum`, Rust 1.83).
//!
//! ```
//! use axum::{
//!     extract::{Path, State},
//!     http::StatusCode,
//!     Router,
//! };
//! use cors_runtime::axum::{cors, routing::get};
//!
//! #[derive(Clone)]
//! struct Shop {
//!     stock: u32,
//! }
//!
//! #[cors(origins = "*")]
//! async fn show(Path(item): Path<String>) -> String {
//!     item
//! }
//!
//! #[cors(origins = "https://app.example.com", methods = "PUT", headers = "authorization", credentials)]
//! async fn order(State(shop): State<Shop>, Path(item): Path<String>, count: String) -> Result<String, StatusCode> {
//!     let count: u32 = count.parse().map_err(|_| StatusCode::BAD_REQUEST)?;
//!     if count > shop.stock {
//!         return Err(StatusCode::CONFLICT);
//!     }
//!     Ok(format!("{count} {item}"))
//! }
//!
//! let app = Router::new().route("/items/{item}", get(show).put(order).into()).with_state(Shop { stock: 7 });
//! # use axum::{body::Body, http::Request, response::Response};
//! # use tower_service::Service;
//! # let send = |request: Request<Body>| -> Response { pollster::block_on(app.clone().call(request)).unwrap() };
//!
//! let preflight = Request::options("/items/tea")
//!     .header("origin", "https://app.example.com")
//!     .header("access-control-request-method", "PUT")
//!     .body(Body::empty())?;
//! let response = send(preflight);
//! assert_eq!(response.headers()["access-control-allow-methods"], "PUT");
//!
//! let request = Request::put("/items/tea").header("origin", "https://app.example.com").body(Body::from("8"))?;
//! let response = send(request);
//! assert_eq!(response.status(), StatusCode::CONFLICT);
//! assert_eq!(response.headers()["access-control-allow-origin"], "https://app.example.com");
//! # Ok::<(), axum::http::Error>(())
//! ```
//!
//! The preflight is answered before any extractor runs. The extractors then run inside, so that a rejection (400, 413,
//! 415, 422, …) carries the headers as a success does, and so does an `Err`, whatever [`IntoResponse`] makes of it.
//!
//! # Routing
//!
//! axum's own `get(handler)` answers `OPTIONS` itself, with 405, so that no preflight reaches the handler and the browser
//! never sends the request. That compiles, and works until a page asks:
//!
//! ```
//! # use cors_runtime::axum::cors;
//! # #[cors(origins = "https://app.example.com", methods = "PUT")]
//! # async fn order() {}
//! # use axum::{body::Body, http::Request};
//! # use tower_service::Service;
//! // Don't.
//! let mut app: axum::Router = axum::Router::new().route("/", axum::routing::put(order));
//!
//! let preflight = Request::options("/")
//!     .header("origin", "https://app.example.com")
//!     .header("access-control-request-method", "PUT")
//!     .body(Body::empty())?;
//! let response = pollster::block_on(app.call(preflight)).unwrap();
//! assert_eq!(response.status(), 405);
//! assert!(!response.headers().contains_key("access-control-allow-origin"));
//! # Ok::<(), axum::http::Error>(())
//! ```
//!
//! [`routing`] has the same functions for annotated handlers. `.into()` ends a chain of them; without it the router does
//! not compile, and neither does a handler without the attribute among them. Of several handlers on one path, a preflight
//! is answered by the one that serves the method which it asks for (`HEAD` is served by the handler of `GET`, unless it
//! has one of its own), and a preflight for a method that none of them serves gets axum's 405, without CORS headers. So
//! does any other `OPTIONS` request, unless a handler is there for it. Handlers of one path stand in one chain: two chains
//! on one path are refused when the router is built, as two handlers of one method are.
//!
//! A browser remembers what a preflight allowed for the whole URL (`max_age`): a header that one handler of a path allows,
//! it may send to another one as well until then. It still reads no answer but by the policy of the handler that gave it.
//!
//! What people call on what `get(…)` returns, and what becomes of preflights:
//!
//! | in axum | here |
//! | --- | --- |
//! | `get`, `head`, `post`, `put`, `patch`, `delete`, `options`, `on`, `any` | the same |
//! | `connect`, `trace` | `on(MethodFilter::TRACE, …)`; no page can send either |
//! | `fallback(handler)` | the same, for an annotated handler: it answers the preflights that no other does |
//! | `merge(other)` | the same, for another chain or for axum's own `MethodRouter` of handlers without the attribute |
//! | `get_service(…)`, `fallback_service(…)`, … | `merge(axum::routing::get_service(…))`: a service has no policy; [`CorsLayer`] gives it one |
//! | `layer(…)`, `route_layer(…)` | the same, but preflights are answered outside of it |
//! | `with_state(…)`, `into_make_service()`, … | `MethodRouter::from(get(…)).with_state(…)`: preflights stay as they are |
//! | `handle_error(…)` | nothing: no route of a chain can fail |
//!
//! A layer of the [`Router`](::axum::Router), or of the `MethodRouter` that `.into()` makes, sees preflights as well: if it
//! asks who is there, it has to let `OPTIONS` through, or belongs on the chain.
//!
//! An annotated handler may also be the one that [`axum::routing::any`] or [`Router::fallback`](::axum::Router::fallback)
//! is given: every request reaches it there.
//!
//! # What a handler may be
//!
//! Whatever axum takes, as a function: any extractors, any output, `async` or not, alone or in an `impl`, as long as it
//! has no `self`. Two things are added to the function, the router's state and the way in which the last argument is
//! extracted, so that a handler with type parameters of its own is routed as `get(handler::<Database, _, _>)` (with one
//! `_` if it has no argument). Attributes such as `#[axum::debug_handler]` stand below `#[cors]`.
//!
//! rustc checks the arguments where the handler is routed, since that is where the router's state is known: an argument that is no
//! extractor is an error at `get(handler)`, which names its type. That `MethodRouter` is not `From<Methods<Shop>>` means that the
//! router has another state than the handler's `State<Shop>`, or none yet: `.with_state(shop)` is missing.
//!
//! `error = path` is for a `Result` whose error is no [`IntoResponse`]: a function from it to a [`Response`], such as
//! [`internal_server_error`](crate::internal_server_error) for a boxed error, or
//! [`IntoErrorResponse::into_error_response`](crate::IntoErrorResponse::into_error_response) for an
//! [`ErrorResponse`](crate::ErrorResponse). With `catch_panics`, a panic of an extractor is caught as well.
//!
//! # What it does not cover
//!
//! What answers outside of a handler has no policy: the router's 404 and 405, and layers that answer by themselves, such
//! as time limits. [`Methods::layer`](routing::Methods::layer) leaves preflights alone, so that a layer that asks for
//! credentials does not refuse what browsers send without.
//!
//! [`IntoResponse`]: ::axum::response::IntoResponse
//! [`CorsLayer`]: https://docs.rs/cors-runtime/latest/cors_runtime/tower/struct.CorsLayer.html

mod annotated;
mod bounds;
mod call;
mod extractors;
pub mod routing;

pub use ::axum::response::Response;
pub use cors_macros::axum_cors as cors;

pub use self::{
    annotated::{Annotated, Called},
    bounds::{Extractor, HandlerState, LastExtractor, Output},
    call::{Call, Outcome},
    extractors::{Extractors, Function},
};
