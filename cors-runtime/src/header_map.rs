//! What a policy does with the header maps of the `http` crate: the same for every body, and so compiled once, here.

use std::mem;

use http::{
    header::{
        ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS,
        ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_REQUEST_METHOD, ORIGIN, VARY,
    },
    response::Parts,
    HeaderMap, HeaderName, HeaderValue, Method, Response,
};

use crate::{
    constant::{TRUE, VARY_ORIGIN},
    field::ACCESS_CONTROL,
    policy::{Answer, Matched},
    preflight::{self, Echoed},
    request::lines,
    Cors, CorsResponse, Policy,
};

/// The decision about a request with these headers.
#[inline(never)]
pub(crate) fn decide<'p>(
    policy: &'p Policy<Matched>,
    headers: &HeaderMap,
    method: &Method,
) -> Cors<'p, HeaderValue, Matched> {
    let mut cors = Cors { policy, kept: None, is_preflight: matches!(*method, Method::OPTIONS) && asks_first(headers) };
    if let Some(origin) = one_origin(headers) {
        if policy.origins.matches(origin.as_bytes()) {
            cors.kept = Some(origin.clone());
        }
    }
    cors
}

/// Whether an `OPTIONS` request is a *CORS-preflight request*.
#[cold]
pub(crate) fn asks_first(headers: &HeaderMap) -> bool {
    // One look at the names costs less than to look up two.
    let (mut has_origin, mut asks) = (false, false);
    for name in headers.keys() {
        has_origin |= *name == ORIGIN;
        asks |= *name == ACCESS_CONTROL_REQUEST_METHOD;
    }
    has_origin && asks
}

/// The value of the one `Origin` field line.
#[inline]
fn one_origin(headers: &HeaderMap) -> Option<&HeaderValue> {
    // As many lines as names: none has two, which `get` does not tell.
    if headers.len() == headers.keys_len() {
        return headers.get(&ORIGIN);
    }
    one_of_several(headers)
}

/// Kept apart, and without a second look-up, for the first one to be part of what calls it.
#[cold]
fn one_of_several(headers: &HeaderMap) -> Option<&HeaderValue> {
    let mut lines = headers.iter().filter(|(name, _)| *name == ORIGIN);
    lines.next().filter(|_| lines.next().is_none()).map(|(_, value)| value)
}

/// Writes the headers of an answer, with an origin that is allowed whatever the request says.
#[inline(never)]
pub(crate) fn allow_always(headers: &mut HeaderMap, answer: &Answer, origin: &'static str) {
    prepare(headers);
    let origin = answer.made.origin(origin);
    allow(headers, answer, origin);
}

/// Writes the headers of an answer, with the request's own origin.
#[inline(never)]
pub(crate) fn allow_own(headers: &mut HeaderMap, answer: &Answer, own: &mut Option<HeaderValue>) {
    vary(headers);
    if let Some(origin) = own.take() {
        allow(headers, answer, origin);
    }
}

/// Writes the headers of an answer, with no origin.
#[inline(never)]
pub(crate) fn allow_none(headers: &mut HeaderMap) {
    vary(headers);
}

/// Makes room for the policy's own headers, of which `Vary` is one that the handler may have set.
#[inline]
fn vary(headers: &mut HeaderMap) {
    if !(prepare(headers) && varies_on_origin(headers)) {
        add(headers, VARY, VARY_ORIGIN.to_header_value());
    }
}

#[inline(always)]
#[allow(clippy::inline_always, reason = "a call of its own costs ten instructions of each answer")]
fn allow(headers: &mut HeaderMap, answer: &Answer, origin: HeaderValue) {
    add(headers, ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    if answer.credentials {
        add(headers, ACCESS_CONTROL_ALLOW_CREDENTIALS, TRUE.to_header_value());
    }
    if !answer.expose_headers.is_empty() {
        let names = answer.made.expose_headers(answer.expose_headers);
        add(headers, ACCESS_CONTROL_EXPOSE_HEADERS, names);
    }
}

/// All but the body of the answer to a preflight, with the `constant` origin or the request's `own`, if one of them is allowed.
///
/// Of `B` is the response that it is made on. It is `()`, since with a body of the user's, code of the user's would run while
/// the others wait; it is generic for the sake of [`compile_once`].
#[inline(never)]
pub(crate) fn answer_preflight<B: Default>(
    answer: &Answer,
    constant: Option<&'static str>,
    own: &mut Option<HeaderValue>,
    echoed: Echoed<HeaderValue>,
) -> Parts {
    let mut response = Response::<B>::no_content();
    response.mark_finished();
    let (mut parts, _) = response.into_parts();
    let headers = &mut parts.headers;
    if constant.is_none() && own.is_none() {
        add(headers, VARY, VARY_ORIGIN.to_header_value());
        return parts;
    }
    // A copy of a map costs less than to fill one.
    *headers = answer.made.preflight(|| preflight_headers::<B>(answer, constant));
    if let Some(own) = own.take() {
        // It is among the first, and a look at them costs less than to look it up.
        if let Some((_, origin)) = headers.iter_mut().find(|(name, _)| **name == ACCESS_CONTROL_ALLOW_ORIGIN) {
            *origin = own;
        }
    }
    if let Some(method) = echoed.methods {
        add(headers, ACCESS_CONTROL_ALLOW_METHODS, method);
    }
    if let Some(names) = echoed.headers {
        add(headers, ACCESS_CONTROL_ALLOW_HEADERS, names);
    }
    parts
}

/// In a debug build, where rustc shares what is generic between crates, compiles here what is the same for every body.
///
/// Not so in a release build: beside it, LLVM makes all other answers slower by 29 instructions (a call, for each map that
/// grows, to drop what was in it).
#[cfg(debug_assertions)]
pub fn compile_once(
    answer: &Answer,
    own: &mut Option<HeaderValue>,
    echoed: Echoed<HeaderValue>,
    error: Box<dyn std::error::Error + Send + Sync>,
    _dropped: (Policy<crate::policy::Fixed>, Policy<Matched>),
) {
    let _ = answer_preflight::<()>(answer, None, own, echoed);
    let _ = crate::error::hidden_parts::<()>(error);
}

/// The headers that are the same in each answer to a preflight, with an empty origin where the request's own belongs.
#[cold]
fn preflight_headers<B: Default>(answer: &Answer, constant: Option<&'static str>) -> HeaderMap {
    let mut response = Response::<B>::default();
    let own = constant.is_none().then(|| HeaderValue::from_static(""));
    preflight::write(answer, constant, own, &mut response);
    mem::take(response.headers_mut())
}

/// What an answer to a preflight with these headers may say of what it asks for.
#[inline(never)]
pub(crate) fn echoed(answer: &Answer, headers: &HeaderMap) -> Echoed<HeaderValue> {
    preflight::echoed(answer, |field| lines(headers, field))
}

/// Removes what is set by hand under `access-control-*`, and tells whether there is a `Vary`.
#[inline]
fn prepare(headers: &mut HeaderMap) -> bool {
    !headers.is_empty() && prepare_names(headers)
}

#[inline(never)]
fn prepare_names(headers: &mut HeaderMap) -> bool {
    // One look at the names, which are in lower case, finds all that there is to do.
    let (mut is_set_by_hand, mut varies) = (false, false);
    for name in headers.keys() {
        is_set_by_hand |= is_access_control(name);
        varies |= *name == VARY;
    }
    if is_set_by_hand {
        remove_access_control(headers);
    }
    varies
}

#[inline]
fn is_access_control(name: &HeaderName) -> bool {
    name.as_str().starts_with(ACCESS_CONTROL)
}

#[cold]
fn remove_access_control(headers: &mut HeaderMap) {
    // `HeaderMap` has no `retain`: one name at a time.
    while let Some(name) = headers.keys().find(|name| is_access_control(name)).cloned() {
        headers.remove(name);
    }
}

/// Whether a `Vary` field line names `Origin`, or everything.
#[cold]
fn varies_on_origin(headers: &HeaderMap) -> bool {
    headers.get_all(VARY).iter().any(|line| crate::response::names(line.as_bytes(), VARY_ORIGIN.as_str()))
}

/// Adds a field line, whatever others of that name there are.
#[inline]
pub(crate) fn add(headers: &mut HeaderMap, name: HeaderName, value: HeaderValue) {
    // A map of 32,768 lines takes no more: without the header, the browser refuses.
    let _is_full = headers.try_append(name, value);
}

#[cfg(test)]
mod tests;
