//! Fastly Compute: the plain [`cors`](macro@crate::cors) on a `main` that takes and returns `fastly`'s own types (feature
//! `fastly`, `fastly` 0.13, Rust 1.88).
//!
//! `#[cors]` stands above `#[fastly::main]`, which copies the attributes below it to a function without parameters.
//!
//! ```no_run
//! # mod service {
//! use cors_runtime::fastly::cors;
//! use fastly::{Error, Request, Response};
//!
//! #[cors(origins = "https://app.example.com", methods = "GET, POST", headers = "content-type")]
//! #[fastly::main]
//! fn main(request: Request) -> Result<Response, Error> {
//!     Ok(request.send("backend")?)
//! }
//! # }
//! ```
//!
//! - An `Err` is a 500 `Internal Server Error` with the headers. `#[fastly::main]` itself would send its text to the client;
//!   here it goes to standard error, which the service's log shows (or to `tracing`, with that feature).
//! - `OPTIONS` reaches the service like any other request. Let either the attribute or VCL and the backend answer, not both:
//!   what a backend set under `access-control-*` is removed.
//! - A trap aborts the instance, and no header is sent. `catch_panics` has no effect where a panic aborts, as it does on
//!   `wasm32-wasip1`.

use std::{error::Error as StdError, fmt};

pub use cors_macros::cors;
use fastly::{
    http::{header::CONTENT_TYPE, HeaderValue},
    Error, Request, Response,
};
use http::StatusCode;

use crate::{
    error::{report_debug, WithSources},
    request::header_name,
    Constant, CorsRequest, CorsResponse, ErrorResponse, Field, IntoErrorResponse, Lines,
};

impl CorsRequest for Request {
    type Value = HeaderValue;

    fn method(&self) -> &str {
        self.get_method_str()
    }

    fn lines(&self, field: Field) -> Lines<'_, HeaderValue> {
        Lines::of(self.get_header_all(header_name(field)))
    }
}

impl CorsResponse for Response {
    type Value = HeaderValue;

    fn no_content() -> Self {
        Self::from_status(StatusCode::NO_CONTENT)
    }

    fn value(constant: &Constant<'_>) -> HeaderValue {
        constant.to_header_value()
    }

    fn add(&mut self, field: Field, value: HeaderValue) {
        self.append_header(header_name(field), value);
    }

    fn retain(&mut self, keep: &mut dyn FnMut(&str) -> bool) {
        let removed: Vec<_> = self.get_header_names().filter(|name| !keep(name.as_str())).cloned().collect();
        for name in removed {
            self.remove_header(name);
        }
    }

    fn any_line(&self, field: Field, test: &mut dyn FnMut(&[u8]) -> bool) -> bool {
        self.get_header_all(header_name(field)).any(|value| test(value.as_bytes()))
    }
}

impl<E: ErrorResponse> IntoErrorResponse<Response> for E {
    fn into_error_response(self) -> Response {
        log_to_standard_error::<Response, _>(&self);
        text_response(self.status(), &self.message())
    }

    fn report(&self, log: &mut dyn FnMut(&dyn fmt::Display)) {
        report_debug(self, log);
    }
}

impl IntoErrorResponse<Self> for Response {
    fn into_error_response(self) -> Self {
        self
    }
}

impl IntoErrorResponse<Response> for Error {
    fn into_error_response(self) -> Response {
        log_to_standard_error::<Response, _>(&self);
        StatusCode::INTERNAL_SERVER_ERROR.into_error_response()
    }

    fn report(&self, log: &mut dyn FnMut(&dyn fmt::Display)) {
        let error: &(dyn StdError + 'static) = self.as_ref();
        log(&WithSources(error));
    }
}

/// Where `tracing` does not keep the report, the platform's log does.
fn log_to_standard_error<R, E: IntoErrorResponse<R>>(error: &E) {
    if cfg!(not(feature = "tracing")) {
        error.report(&mut |report| eprintln!("{}", crate::log::OneLine(report)));
    }
}

fn text_response(status: StatusCode, text: &str) -> Response {
    Response::from_status(status).with_body(text).with_header(CONTENT_TYPE, "text/plain; charset=utf-8")
}
