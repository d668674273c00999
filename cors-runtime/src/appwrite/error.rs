//! An error as Appwrite's guide answers it: JSON, and never without a body.

use std::{collections::HashMap, error::Error, fmt};

use http::StatusCode;
use openruntimes::{ContextResponse, Response};

use crate::{
    error::{reason, report_debug, WithSources},
    log::OneLine,
    ErrorResponse, IntoErrorResponse,
};

impl<E: ErrorResponse> IntoErrorResponse<Response> for E {
    fn into_error_response(self) -> Response {
        json(self.status(), &self.message())
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

impl<T: Into<String>> IntoErrorResponse<Response> for (StatusCode, T) {
    fn into_error_response(self) -> Response {
        json(self.0, &self.1.into())
    }
}

impl IntoErrorResponse<Response> for Box<dyn Error + Send + Sync> {
    fn into_error_response(self) -> Response {
        StatusCode::INTERNAL_SERVER_ERROR.into_error_response()
    }

    fn report(&self, log: &mut dyn FnMut(&dyn fmt::Display)) {
        log(&WithSources(&**self));
    }
}

impl IntoErrorResponse<Response> for Box<dyn Error> {
    fn into_error_response(self) -> Response {
        StatusCode::INTERNAL_SERVER_ERROR.into_error_response()
    }

    fn report(&self, log: &mut dyn FnMut(&dyn fmt::Display)) {
        log(&WithSources(&**self));
    }
}

/// Answers 500 to any error: `#[cors(…, error = cors_runtime::appwrite::internal_server_error)]`.
///
/// The error's text never reaches the client; it is written to standard error, which the runtime keeps in the log of one
/// call at a time: of calls that overlap, the later one's is lost there. A boxed error, or an
/// [`ErrorResponse`](crate::ErrorResponse) of your own, always reaches the log.
///
/// # Examples
///
/// ```
/// let response = cors_runtime::appwrite::internal_server_error("the disk is full");
/// assert_eq!(response.status_code, 500);
/// assert_eq!(response.body, br#"{"error":"Internal Server Error"}"#);
/// ```
pub fn internal_server_error<E: Into<Box<dyn Error>>>(error: E) -> Response {
    eprintln!("{}", OneLine(&WithSources(&*error.into())));
    StatusCode::INTERNAL_SERVER_ERROR.into_error_response()
}

/// `{"error": message}`.
fn json(status: StatusCode, message: &str) -> Response {
    let body = HashMap::from([("error", message)]);
    ContextResponse::new().json(body, Some(status.as_u16()), None)
}

/// Gives an error without a body one, since the platform would put its own page in its place.
pub(super) fn fill_body(response: &mut Response) {
    if response.body.is_empty() && response.status_code >= 400 {
        let message = StatusCode::from_u16(response.status_code).map_or("Error", reason);
        let Response { body, headers, .. } = json(StatusCode::INTERNAL_SERVER_ERROR, message);
        response.body = body;
        response.headers.retain(|name, _| !name.eq_ignore_ascii_case("content-type"));
        response.headers.extend(headers);
    }
}

/// Why the runtime could not send `response`, if it could not.
pub(super) fn undeliverable(response: &Response) -> Option<String> {
    // The runtime sends 200 for 0.
    let status = response.status_code;
    if status != 0 && !(200..=999).contains(&status) {
        return Some(format!("the handler's status {status} cannot be sent"));
    }
    let bad = response.headers.iter().find(|(name, value)| !is_name(name) || !is_value(name, value));
    bad.map(|(name, _)| format!("the handler's header {name:?} cannot be sent: its name or value is malformed"))
}

fn is_name(name: &str) -> bool {
    http::HeaderName::from_bytes(name.as_bytes()).is_ok()
}

/// Whether `value` is a field value (RFC 9110 §5.5); the runtime makes each line of `set-cookie` one of its own.
fn is_value(name: &str, value: &str) -> bool {
    let is_set_cookie = name.eq_ignore_ascii_case("set-cookie");
    value.bytes().all(|byte| match byte {
        b'\t' => true,
        b'\n' => is_set_cookie,
        byte => byte >= b' ' && byte != 127,
    })
}

#[cfg(test)]
mod tests;
