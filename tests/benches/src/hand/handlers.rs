//! Handlers that set a header of their own which the policy has a say in.

use http::{
    header::{HeaderName, ACCESS_CONTROL_ALLOW_ORIGIN, VARY},
    HeaderMap, HeaderValue, Request, Response,
};

use super::{fixed_preflight, is_preflight, matched::allowed_origin, no_content, origins};
use crate::bare::{answer_setting_allow_origin, answer_setting_vary, Body};

/// The handler varies too, so a line is added to its own.
pub(crate) fn own_vary(request: Request<()>) -> Response<Body> {
    let allowed = allowed_origin(&request, origins::exact_2);
    if is_preflight(&request) {
        return matched_preflight(allowed);
    }
    let mut response = answer_setting_vary(request);
    response.headers_mut().append(VARY, const { HeaderValue::from_static("Origin") });
    if let Some(origin) = allowed {
        response.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    }
    response
}

/// Where a handler may set any `access-control-*` header by hand, all of them have to be looked for.
fn remove_access_control(headers: &mut HeaderMap) {
    let is_access_control = |name: &&HeaderName| name.as_str().starts_with("access-control-");
    while let Some(name) = headers.keys().find(is_access_control).cloned() {
        headers.remove(name);
    }
}

pub(crate) fn set_by_hand_fixed(request: Request<()>) -> Response<Body> {
    if is_preflight(&request) {
        return fixed_preflight();
    }
    let mut response = answer_setting_allow_origin(request);
    remove_access_control(response.headers_mut());
    response
        .headers_mut()
        .insert(ACCESS_CONTROL_ALLOW_ORIGIN, const { HeaderValue::from_static("https://app.example.com") });
    response
}

pub(crate) fn set_by_hand_matched(request: Request<()>) -> Response<Body> {
    let allowed = allowed_origin(&request, origins::exact_2);
    if is_preflight(&request) {
        return matched_preflight(allowed);
    }
    let mut response = answer_setting_allow_origin(request);
    remove_access_control(response.headers_mut());
    response.headers_mut().insert(VARY, const { HeaderValue::from_static("Origin") });
    if let Some(origin) = allowed {
        response.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    }
    response
}

fn matched_preflight(allowed: Option<HeaderValue>) -> Response<Body> {
    let mut response = no_content();
    response.headers_mut().insert(VARY, const { HeaderValue::from_static("Origin") });
    if let Some(origin) = allowed {
        response.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        super::allow(&mut response);
    }
    response
}
