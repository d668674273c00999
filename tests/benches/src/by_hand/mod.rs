//! What an expert writes by hand for one policy, with everything about the policy a constant.
//!
//! [`in_full`] keeps the attribute's whole contract. [`minimal`] is what most would write: it trusts the handler to set no
//! CORS header, and no client to send two `Origin` lines.

mod lookup;

use http::{
    header::{
        ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS,
        ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE,
        ACCESS_CONTROL_REQUEST_METHOD, ORIGIN, VARY,
    },
    HeaderMap, HeaderName, HeaderValue, Method, Request, Response, StatusCode,
};

pub(crate) use self::lookup::{are_labels, host, without_port, Table};

/// The constants of one policy.
#[allow(clippy::declare_interior_mutable_const, reason = "a constant's copy costs less than a static's clone")]
pub(crate) trait ByHand {
    /// The one origin, unless the request's decides.
    const FIXED: Option<HeaderValue> = None;
    const METHODS: HeaderValue = HeaderValue::from_static("GET, PUT");
    const HEADERS: HeaderValue = HeaderValue::from_static("authorization, content-type");
    const MAX_AGE: HeaderValue = HeaderValue::from_static("600");
    const EXPOSE_HEADERS: Option<HeaderValue> = None;
    const CREDENTIALS: bool = false;

    /// The headers of an allowed preflight's answer, as [`ready`] makes them, in a static of the policy's own.
    fn preflight() -> &'static HeaderMap;

    /// Whether a request's origin is allowed, where that decides.
    fn allows(origin: &[u8]) -> bool;

    /// The handler itself.
    fn handler(request: Request<()>) -> Response<&'static str>;
}

/// The attribute's contract, by hand.
#[inline(never)]
pub(crate) fn in_full<P: ByHand>(request: Request<()>) -> Response<&'static str> {
    let origin = P::FIXED
        .or_else(|| only_line(request.headers(), &ORIGIN).filter(|origin| P::allows(origin.as_bytes())).cloned());
    if is_cors_preflight_request(&request) {
        return copied::<P>(origin);
    }
    let mut response = P::handler(request);
    let headers = response.headers_mut();
    let (mut is_set_by_hand, mut varies) = (false, false);
    for name in headers.keys() {
        is_set_by_hand |= is_access_control(name);
        varies |= *name == VARY;
    }
    if is_set_by_hand {
        remove_access_control(headers);
    }
    if P::FIXED.is_none() && !(varies && varies_on_origin(headers)) {
        headers.append(VARY, const { HeaderValue::from_static("Origin") });
    }
    if let Some(origin) = origin {
        // Appended, since they were removed: to insert costs more.
        headers.append(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        if P::CREDENTIALS {
            headers.append(ACCESS_CONTROL_ALLOW_CREDENTIALS, const { HeaderValue::from_static("true") });
        }
        if let Some(names) = P::EXPOSE_HEADERS {
            headers.append(ACCESS_CONTROL_EXPOSE_HEADERS, names);
        }
    }
    response
}

/// The answer to a preflight: a copy of headers that are ready, which costs less than to insert them.
#[inline]
fn copied<P: ByHand>(origin: Option<HeaderValue>) -> Response<&'static str> {
    let mut response = Response::new("");
    *response.status_mut() = StatusCode::NO_CONTENT;
    let headers = response.headers_mut();
    let Some(origin) = origin else {
        headers.append(VARY, const { HeaderValue::from_static("Origin") });
        return response;
    };
    headers.clone_from(P::preflight());
    if P::FIXED.is_none() {
        if let Some(empty) = headers.get_mut(ACCESS_CONTROL_ALLOW_ORIGIN) {
            *empty = origin;
        }
    }
    response
}

/// What [`ByHand::preflight`] keeps: with an origin that is empty, where the request decides.
pub(crate) fn ready<P: ByHand>() -> HeaderMap {
    let origin = P::FIXED.unwrap_or(const { HeaderValue::from_static("") });
    inserted::<P>(Some(origin)).into_parts().0.headers
}

/// The headers, and no more.
#[inline(never)]
pub(crate) fn minimal<P: ByHand>(request: Request<()>) -> Response<&'static str> {
    let origin =
        P::FIXED.or_else(|| request.headers().get(ORIGIN).filter(|origin| P::allows(origin.as_bytes())).cloned());
    if is_cors_preflight_request(&request) {
        return inserted::<P>(origin);
    }
    let mut response = P::handler(request);
    let headers = response.headers_mut();
    if P::FIXED.is_none() {
        headers.append(VARY, const { HeaderValue::from_static("Origin") });
    }
    if let Some(origin) = origin {
        allow::<P>(headers, origin);
        if let Some(names) = P::EXPOSE_HEADERS {
            headers.insert(ACCESS_CONTROL_EXPOSE_HEADERS, names);
        }
    }
    response
}

#[inline]
fn is_cors_preflight_request(request: &Request<()>) -> bool {
    request.method() == Method::OPTIONS
        && request.headers().contains_key(ACCESS_CONTROL_REQUEST_METHOD)
        && request.headers().contains_key(ORIGIN)
}

/// The answer to a preflight, one header after another.
#[inline]
fn inserted<P: ByHand>(origin: Option<HeaderValue>) -> Response<&'static str> {
    let mut response = Response::new("");
    *response.status_mut() = StatusCode::NO_CONTENT;
    let headers = response.headers_mut();
    if P::FIXED.is_none() {
        headers.insert(VARY, const { HeaderValue::from_static("Origin") });
    }
    if let Some(origin) = origin {
        allow::<P>(headers, origin);
        headers.insert(ACCESS_CONTROL_ALLOW_METHODS, P::METHODS);
        headers.insert(ACCESS_CONTROL_ALLOW_HEADERS, P::HEADERS);
        headers.insert(ACCESS_CONTROL_MAX_AGE, P::MAX_AGE);
    }
    response
}

#[inline]
fn allow<P: ByHand>(headers: &mut HeaderMap, origin: HeaderValue) {
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    if P::CREDENTIALS {
        headers.insert(ACCESS_CONTROL_ALLOW_CREDENTIALS, const { HeaderValue::from_static("true") });
    }
}

/// The value of the one field line of this name; two are no browser's.
#[inline]
fn only_line<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a HeaderValue> {
    if headers.len() == headers.keys_len() {
        return headers.get(name);
    }
    let mut lines = headers.get_all(name).iter();
    lines.next().filter(|_| lines.next().is_none())
}

#[inline]
fn is_access_control(name: &HeaderName) -> bool {
    name.as_str().starts_with("access-control-")
}

#[cold]
fn remove_access_control(headers: &mut HeaderMap) {
    while let Some(name) = headers.keys().find(|name| is_access_control(name)).cloned() {
        headers.remove(name);
    }
}

#[cold]
fn varies_on_origin(headers: &HeaderMap) -> bool {
    let mut names = headers.get_all(VARY).iter().flat_map(|line| line.as_bytes().split(|byte| *byte == b','));
    names.any(|name| matches!(name.trim_ascii(), b"*") || name.trim_ascii().eq_ignore_ascii_case(b"origin"))
}
