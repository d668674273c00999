//! The yardstick: each policy as an expert would write it without the attribute.
//!
//! The same answers to every request, as far as a program can tell; constants ready made; one look at each header that
//! is needed; for many origins the best data structure that there is. What an author knows of the handler is made use of:
//! where it sets no `Vary`, `Vary` is set without a look.

pub(crate) mod handlers;
pub(crate) mod matched;
pub(crate) mod origins;
mod table;

use http::{
    header::{
        ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS,
        ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE,
        ACCESS_CONTROL_REQUEST_METHOD, ORIGIN,
    },
    HeaderValue, Method, Request, Response, StatusCode,
};

use crate::bare::{answer, Body};

/// The method first: it is compared in a byte, and settles all but a preflight.
fn is_preflight(request: &Request<()>) -> bool {
    request.method() == Method::OPTIONS
        && request.headers().contains_key(ORIGIN)
        && request.headers().contains_key(ACCESS_CONTROL_REQUEST_METHOD)
}

/// Appends the constants of a preflight's answer to its `headers`.
fn allow(response: &mut Response<Body>) {
    let headers = response.headers_mut();
    headers.insert(ACCESS_CONTROL_ALLOW_METHODS, const { HeaderValue::from_static("GET, PUT") });
    headers.insert(ACCESS_CONTROL_ALLOW_HEADERS, const { HeaderValue::from_static("content-type") });
    headers.insert(ACCESS_CONTROL_MAX_AGE, const { HeaderValue::from_static("600") });
}

fn no_content() -> Response<Body> {
    let mut response = Response::new("");
    *response.status_mut() = StatusCode::NO_CONTENT;
    response
}

/// The answer to a preflight under a fixed policy.
fn fixed_preflight() -> Response<Body> {
    let mut response = no_content();
    response
        .headers_mut()
        .insert(ACCESS_CONTROL_ALLOW_ORIGIN, const { HeaderValue::from_static("https://app.example.com") });
    allow(&mut response);
    response
}

pub(crate) fn fixed(request: Request<()>) -> Response<Body> {
    if is_preflight(&request) {
        return fixed_preflight();
    }
    let mut response = answer(request);
    response
        .headers_mut()
        .insert(ACCESS_CONTROL_ALLOW_ORIGIN, const { HeaderValue::from_static("https://app.example.com") });
    response
}

pub(crate) async fn fixed_async(request: Request<()>) -> Response<Body> {
    if is_preflight(&request) {
        return fixed_preflight();
    }
    let mut response = crate::bare::answer_async(request).await;
    response
        .headers_mut()
        .insert(ACCESS_CONTROL_ALLOW_ORIGIN, const { HeaderValue::from_static("https://app.example.com") });
    response
}

pub(crate) fn any(request: Request<()>) -> Response<Body> {
    if is_preflight(&request) {
        let mut response = no_content();
        response.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, const { HeaderValue::from_static("*") });
        allow(&mut response);
        return response;
    }
    let mut response = answer(request);
    response.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, const { HeaderValue::from_static("*") });
    response
}

pub(crate) fn fixed_credentials(request: Request<()>) -> Response<Body> {
    if is_preflight(&request) {
        let mut response = fixed_preflight();
        response.headers_mut().insert(ACCESS_CONTROL_ALLOW_CREDENTIALS, const { HeaderValue::from_static("true") });
        return response;
    }
    let mut response = answer(request);
    let headers = response.headers_mut();
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, const { HeaderValue::from_static("https://app.example.com") });
    headers.insert(ACCESS_CONTROL_ALLOW_CREDENTIALS, const { HeaderValue::from_static("true") });
    headers.insert(ACCESS_CONTROL_EXPOSE_HEADERS, const { HeaderValue::from_static("etag, x-request-id") });
    response
}
