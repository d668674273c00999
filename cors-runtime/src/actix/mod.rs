//! actix-web: `#[cors_runtime::actix::cors]` on any of its handlers (feature `actix`, actix-web 4, Rust 1.89 as it asks for).
//!
//! The preflight is answered before any extractor runs. Everything else carries the declared headers: a
//! [`Responder`](actix_web::Responder) of any kind, an `Err` of any [`ResponseError`](actix_web::ResponseError), and an
//! extractor's own rejection (400 for malformed JSON, 413, 415, 404 from a path), which runs inside.
//!
//! ```
//! use actix_web::{http::header, test, web, App, Responder};
//! use cors_runtime::actix::{cors, routing};
//!
//! #[cors(origins = "https://app.example.com", methods = "POST", headers = "content-type")]
//! async fn create(order: web::Json<Vec<u32>>) -> actix_web::Result<impl Responder> {
//!     if order.is_empty() {
//!         return Err(actix_web::error::ErrorBadRequest("an order of nothing"));
//!     }
//!     Ok(web::Json(order.len()))
//! }
//!
//! # actix_web::rt::System::new().block_on(async {
//! let app = App::new().route("/orders", routing::post().to(create));
//! # let app = test::init_service(app).await;
//!
//! let malformed = test::TestRequest::post().uri("/orders").insert_header(header::ContentType::json()).set_payload("[1,");
//! let response = test::call_service(&app, malformed.to_request()).await;
//! assert_eq!(response.status(), 400);
//! assert_eq!(response.headers().get("access-control-allow-origin").unwrap(), "https://app.example.com");
//! # });
//! ```
//!
//! # Routing
//!
//! An attribute cannot route: `OPTIONS` has to reach the handler. What lets it through compiles; what does not, does not:
//!
//! | written | a preflight gets |
//! | --- | --- |
//! | [`routing::post().to(create)`](routing), in [`App::route`](actix_web::App::route) or a resource | the handler's answer; several on one path each their own |
//! | [`routing::any().to(create)`](routing::any), in place of `web::route()`, `web::to` and a resource's own `to` | the handler's answer, whatever method it asks for |
//! | `#[cors(…)]` first, and below it `#[route("/orders", method = "POST", method = "OPTIONS")]` | the handler's answer |
//! | `web::post().to(create)` | does not compile: it would be actix-web's 404, or 405 in a resource, without headers |
//! | `#[post("/orders")]`, above `#[cors(…)]` or below | does not compile: it would be actix-web's 404 |
//!
//! ```compile_fail
//! # use actix_web::{web, App, HttpResponse};
//! # use cors_runtime::actix::cors;
//! # #[cors(origins = "https://app.example.com", methods = "POST")]
//! # async fn create() -> HttpResponse {
//! #     HttpResponse::Ok().finish()
//! # }
//! // Don't.
//! let app = App::new().route("/orders", web::post().to(create));
//! ```
//!
//! A routing macro above `#[cors]` is refused even if it names `OPTIONS`: it has been expanded when `#[cors]` is, without a trace
//! of its methods. Of two handlers on one path that `#[route(…, method = "OPTIONS")]` registers, the first answers the
//! preflights of both: use [`routing`] there. A resource's own guard (`web::resource("/orders").guard(guard::Post())`) has to
//! admit `OPTIONS` as well.
//!
//! # Errors
//!
//! An error is a response as actix-web makes it, by [`ResponseError`](actix_web::ResponseError). One difference: actix-web
//! writes the text of a `Box<dyn Error>` into the 500's body, where any page that the policy allows could read it. Here it stays
//! out of the body; it goes to the log (feature `tracing`), and actix-web has it as [`HttpResponse::error`].
//! For a type that is no `ResponseError`: `error = path`, with a function of yours from it to anything that responds, or
//! [`internal_server_error`], or [`error_response`] for an [`ErrorResponse`](crate::ErrorResponse).

mod call;
mod error;
mod message;
mod respond;
pub mod routing;

pub use actix_web::{web::Payload, HttpRequest, HttpResponse};
pub use cors_macros::actix_cors as cors;

pub use self::{
    call::{AdmitsPreflights, Annotated, Call, Routing, RoutingMacro},
    error::{error_response, internal_server_error},
    respond::{extract, respond, respond_or, Extractor, Extractors, HandlerOutput},
};
