//! A tower layer for what happens outside of any handler (feature `tower`, Rust 1.83).
//!
//! `#[cors]` sees to what goes in and out of a handler. A router's own 404 and 405, a time-out, a body that is too large and
//! a request without authentication are answered around it, and a page that gets such an answer without
//! `Access-Control-Allow-Origin` is told of a CORS failure in place of what went wrong. [`CorsLayer`] puts a
//! [`Policy`](crate::Policy) around all of that:
//!
//! ```
//! use cors_runtime::{policy, tower::CorsLayer, Policy};
//! use http::{Request, Response, StatusCode};
//! use tower_layer::Layer;
//! use tower_service::Service;
//! # struct NotFound;
//! # impl Service<Request<String>> for NotFound {
//! #     type Response = Response<String>;
//! #     type Error = std::convert::Infallible;
//! #     type Future = std::future::Ready<Result<Response<String>, Self::Error>>;
//! #     fn poll_ready(&mut self, _: &mut std::task::Context<'_>) -> std::task::Poll<Result<(), Self::Error>> {
//! #         std::task::Poll::Ready(Ok(()))
//! #     }
//! #     fn call(&mut self, _: Request<String>) -> Self::Future {
//! #         let response = Response::builder().status(StatusCode::NOT_FOUND).body("nothing here".to_owned());
//! #         std::future::ready(Ok(response.unwrap()))
//! #     }
//! # }
//! # let router = NotFound;
//!
//! static API: Policy = policy!(origins = "https://app.example.com", methods = "GET, PUT");
//!
//! let mut service = CorsLayer::new(&API).layer(router); // with axum: `router.layer(CorsLayer::new(&API))`
//!
//! # pollster::block_on(async {
//! let response = service.call(Request::default()).await?;
//! assert_eq!(response.status(), StatusCode::NOT_FOUND);
//! assert_eq!(response.headers()["access-control-allow-origin"], "https://app.example.com");
//! # Ok::<(), std::convert::Infallible>(())
//! # }).unwrap();
//! ```
//!
//! Layers that answer on their own belong inside of it, that is, before it in a row of axum's `.layer(…)` and after it in a
//! `tower::ServiceBuilder`. An error of the inner service's (`Err`, no response) passes through as it is.
//!
//! # Around annotated handlers
//!
//! What an annotated handler answered passes untouched: its own policy has decided, be it that no header is due. So does
//! what another `CorsLayer` further inside has finished. It is told by a mark on the response, which no header can forge; a
//! layer that puts a response of its own in the place of the handler's leaves no mark, and gets this policy's headers.
//! Headers under `access-control-*` that anything else sets are replaced or removed, as the attribute does.
//!
//! A *CORS-preflight request* goes inside first. If an annotated handler answers it, that is the answer; whatever else comes
//! back (404, 405, 401, a handler's page) is dropped for a 204 by the layer's own policy. So a page reads the 404 of a path
//! that nothing serves, and each annotated handler answers its own preflights. Three things follow:
//!
//! - What is inside sees preflights, as it would without the layer: a handler for any method runs, unless it is annotated.
//!   [`answer_every_preflight`](CorsLayer::answer_every_preflight) keeps them all outside.
//! - Where something between the layer and an annotated handler refuses the preflight (an authentication that wants a
//!   token from `OPTIONS` too), the handler has no say in it, and the layer's policy is the answer. Let it pass preflights,
//!   or declare in the layer no more than its handlers do.
//! - An annotated handler that its router does not call for `OPTIONS` (axum's own `get(handler)`) answers no preflight: the
//!   layer does, by its policy, and the answer to the request itself is by the handler's.
//!
//! Each mark is an extension of the response, and costs two allocations where that is the first one. It is left only if the
//! process has made a `CorsLayer` service: without one an annotated handler loads a flag and that is all.
//!
//! # For those who come from tower-http
//!
//! | `tower_http::cors` | here |
//! | --- | --- |
//! | `CorsLayer::new()` and what follows it | `CorsLayer::new(&API)`, with `static API: Policy = policy!(…);` |
//! | `.allow_origin("https://app.example.com".parse::<HeaderValue>()?)` | `origins = "https://app.example.com"` |
//! | `.allow_origin(["…".parse()?, "…".parse()?])`, `AllowOrigin::list` | `origins = ["…", "…"]` |
//! | `.allow_origin(Any)` | `origins = "*"` |
//! | `AllowOrigin::predicate(…)`, `AllowOrigin::async_predicate(…)` | a pattern: `origins = "https://*.example.com"`, `"http://localhost:*"` |
//! | `AllowOrigin::mirror_request()` | nothing: it lets every site in, with credentials too; name the origins |
//! | `.allow_methods([Method::GET, Method::PUT])` | `methods = "GET, PUT"` |
//! | `.allow_methods(Any)`, `AllowMethods::mirror_request()` | `methods = "*"`, with credentials too |
//! | `.allow_headers([CONTENT_TYPE])` | `headers = "content-type"` |
//! | `.allow_headers(Any)`, `AllowHeaders::mirror_request()` | `headers = "*"`, or `"*, authorization"`, which `*` does not cover |
//! | `.expose_headers([ETAG])`, `.expose_headers(Any)` | `expose_headers = "etag"`, `expose_headers = "*"` |
//! | `.allow_credentials(true)` | `credentials` |
//! | `.max_age(Duration::from_secs(600))` | `max_age = 600` |
//! | `.vary(…)` | nothing: `Vary` follows from the policy, and the response's own is kept |
//! | `.allow_private_network(true)` | nothing: no browser holds a page to it, and Chromium asks its user instead |
//! | `CorsLayer::permissive()` | `policy!(origins = "*", methods = "*", headers = "*", expose_headers = "*")` |
//! | `CorsLayer::very_permissive()` | nothing: any site could act in the name of whoever is logged in |
//! | any `OPTIONS` request is answered and goes no further | a preflight alone is, and an annotated handler comes first |
//! | a combination that browsers refuse panics when the program starts | it does not compile |

mod layer;
mod service;

pub use self::{
    layer::CorsLayer,
    service::{CorsService, ResponseFuture},
};
