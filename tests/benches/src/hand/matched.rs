//! Policies for which the request's `Origin` decides.

use http::{
    header::{
        ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, ORIGIN, VARY,
    },
    HeaderValue, Request, Response,
};

use super::{allow, is_preflight, no_content, origins};
use crate::bare::{answer, Body};

/// The request's one `Origin`, if `is_allowed` says so: the same bytes, shared.
#[inline]
pub(super) fn allowed_origin(request: &Request<()>, is_allowed: impl Fn(&[u8]) -> bool) -> Option<HeaderValue> {
    let headers = request.headers();
    let origin = if headers.len() == headers.keys_len() {
        // No header has a second line.
        headers.get(ORIGIN)?
    } else {
        let mut lines = headers.get_all(ORIGIN).iter();
        let line = lines.next()?;
        if lines.next().is_some() {
            return None;
        }
        line
    };
    is_allowed(origin.as_bytes()).then(|| origin.clone())
}

/// A policy without credentials.
#[inline]
fn handle(request: Request<()>, is_allowed: impl Fn(&[u8]) -> bool) -> Response<Body> {
    let allowed = allowed_origin(&request, is_allowed);
    if is_preflight(&request) {
        let mut response = no_content();
        response.headers_mut().insert(VARY, const { HeaderValue::from_static("Origin") });
        if let Some(origin) = allowed {
            response.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            allow(&mut response);
        }
        return response;
    }
    let mut response = answer(request);
    response.headers_mut().insert(VARY, const { HeaderValue::from_static("Origin") });
    if let Some(origin) = allowed {
        response.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    }
    response
}

macro_rules! handlers {
    ($($name:ident)*) => {
        $(pub(crate) fn $name(request: Request<()>) -> Response<Body> {
            handle(request, origins::$name)
        })*
    };
}

handlers! {
    exact_2 exact_10 exact_100 exact_1000 exact_10000
    subdomains_1 subdomains_3 subdomains_10 subdomains_100 subdomains_1000
    ports_1 ports_3 ports_10 ports_100 ports_1000
}

pub(crate) fn exact_10_credentials(request: Request<()>) -> Response<Body> {
    let allowed = allowed_origin(&request, origins::exact_10);
    if is_preflight(&request) {
        let mut response = no_content();
        response.headers_mut().insert(VARY, const { HeaderValue::from_static("Origin") });
        if let Some(origin) = allowed {
            response.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            response.headers_mut().insert(ACCESS_CONTROL_ALLOW_CREDENTIALS, const { HeaderValue::from_static("true") });
            allow(&mut response);
        }
        return response;
    }
    let mut response = answer(request);
    let headers = response.headers_mut();
    headers.insert(VARY, const { HeaderValue::from_static("Origin") });
    if let Some(origin) = allowed {
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers.insert(ACCESS_CONTROL_ALLOW_CREDENTIALS, const { HeaderValue::from_static("true") });
        headers.insert(ACCESS_CONTROL_EXPOSE_HEADERS, const { HeaderValue::from_static("etag, x-request-id") });
    }
    response
}
