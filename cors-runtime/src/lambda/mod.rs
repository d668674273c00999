//! AWS Lambda: `#[cors_runtime::lambda::cors]` on a handler for `lambda_http` 1.3 (feature `lambda`, Rust 1.84; the newest
//! versions of what `lambda_http` depends on want 1.88).
//!
//! The handler returns anything that `lambda_http` makes a response of, or a `Result` of it with an error that becomes
//! one ([`ErrorResponse`](crate::ErrorResponse), or a boxed error). Annotated, it returns
//! `Result<Response<Body>, Infallible>`, which `service_fn` takes: an `Err` is a 500 with the headers, and no failed
//! invocation. Its text goes to the function's log (`tracing`, with that feature; else standard error).
//!
//! ```
//! use cors_runtime::lambda::cors;
//! use lambda_http::{Error, IntoResponse, Request, RequestExt};
//!
//! #[cors(origins = "https://app.example.com", methods = "GET, POST", headers = "content-type")]
//! async fn handler(request: Request) -> Result<impl IntoResponse, Error> {
//!     let parameters = request.query_string_parameters();
//!     let name = parameters.first("name").ok_or("who is it?")?;
//!     Ok(format!("Hello, {name}!"))
//! }
//!
//! async fn serve() -> Result<(), Error> {
//!     lambda_http::run(lambda_http::service_fn(handler)).await
//! }
//!
//! # pollster::block_on(async {
//! // A query without a name: the boxed error stays out of the body.
//! let Ok(response) = handler(Request::default()).await;
//! assert_eq!(response.status(), 500);
//! assert_eq!(response.body(), &lambda_http::Body::from("Internal Server Error"));
//! assert_eq!(response.headers()["access-control-allow-origin"], "https://app.example.com");
//! # });
//! ```
//!
//! The plain [`cors_runtime::cors`](macro@crate::cors) works as well, without this feature, where the handler returns
//! `Response<Body>` or a `Result` of it. One thing it does not do: for HTTP APIs, function URLs and load balancers
//! `lambda_http` sends the first field line of a name and no other, so that the `Vary` of a handler that sets its own loses
//! the `Origin` added to it, and a shared cache may serve one site's answer to another. Here they are one line.
//!
//! # Let either the gateway or the attribute answer, not both
//!
//! | in front of the function | what it does with `OPTIONS` | with the attribute |
//! | --- | --- | --- |
//! | REST API (API Gateway v1) | has no method for it, and answers 403, unless the resource has `ANY` or `OPTIONS`; "Enable CORS" adds a mock `OPTIONS` that answers in place of the function | give the resource `ANY`, or `OPTIONS`, with the function's proxy integration, and neither an authorizer nor an API key, which no preflight carries; leave "Enable CORS" alone. What the gateway answers by itself (401, 403, 413, 429, 504) carries headers only if its *gateway responses* (`DEFAULT_4XX`, `DEFAULT_5XX`) are given them |
//! | HTTP API (API Gateway v2) | with `CorsConfiguration`, answers it in place of the function, even where no route is for `OPTIONS`, and ignores the function's own CORS headers; without, forwards it where a route matches (`$default`, `ANY`, `OPTIONS`). Either way a `$default` or `ANY` route that has an authorizer hands it to that first, which refuses it | leave `CorsConfiguration` out, and give `OPTIONS` a route without authorizer (`OPTIONS /{proxy+}` comes before `$default`). What the gateway answers by itself (401, 403, 429, 503) then carries no headers |
//! | function URL | with `Cors`, answers it in place of the function, and adds its headers to those that the function sets on every other answer, so that one is there twice; without, forwards it. With `AuthType: AWS_IAM` what is not signed never reaches the function, and browsers sign no preflight | leave `Cors` out, and say `AuthType: NONE`, with the caller checked in the function; under `AWS_IAM`, let the URL's `Cors` answer, without the attribute |
//! | load balancer (ALB) | forwards it as any request; a rule for methods may leave it out, and an action that authenticates redirects or refuses it, which no preflight survives | let the rule match `OPTIONS` before the one that authenticates; leave the listener's `routing.http.response.access_control_*` attributes unset |
//!
//! It rests on AWS's documentation, in copies of November 2026 or older: "CORS for REST APIs in API Gateway", "Gateway response
//! types for API Gateway", "Configure CORS for HTTP APIs in API Gateway", "Creating and managing Lambda function URLs", and, in
//! excerpts alone, "Control access to Lambda function URLs", "HTTP header modification for your Application Load Balancer" and
//! "Authenticate users using an Application Load Balancer". No test of ours runs there.
//!
//! The other way round is as sound: the gateway's CORS, and no attribute. Two sources are what breaks: the stricter one
//! wins in part, or a header is there twice, which browsers refuse.
//!
//! Also outside of the attribute: a function that times out, runs out of memory or panics (unless `catch_panics`), for
//! which the gateway answers 502 or 504, and `cargo lambda watch`, which adds headers of its own to every answer unless it is
//! run with `--disable-cors`.

mod decision;
mod output;

pub use cors_macros::lambda_cors as cors;

pub use self::{
    decision::{check, Cors, Finish},
    output::{Fallible, HandlerOutput, Plain},
};

/// The response that an annotated handler returns.
pub type Response = http::Response<lambda_http::Body>;
