//! *CORS-preflight fetch*: the request that asks, and what its answer must say (Fetch, "CORS-preflight fetch").

use std::time::Duration;

use http::{
    header::{
        HeaderValue, ACCEPT, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS,
        ACCESS_CONTROL_REQUEST_HEADERS, ACCESS_CONTROL_REQUEST_METHOD,
    },
    HeaderMap, HeaderName, Method, StatusCode,
};

use super::{
    cache::Allowed,
    cors_check::cors_check,
    extract::{extract_max_age, extract_tokens, Failure},
    method,
    reason::Reason,
    redirect::is_redirect_status,
    request::{append, Credentials, Request},
    request_header::{cors_unsafe_request_header_names, is_cors_non_wildcard_request_header_name},
};

/// The browser's engine, which limits how long it keeps the answer to a preflight.
///
/// Nothing else depends on it: the rules are the standard's. (Chromium lets `Access-Control-Allow-Headers: *` cover
/// `Authorization` as well, unless its feature `CorsNonWildcardRequestHeadersSupport` is on, and keeps no answer for an
/// opaque origin.)
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Engine {
    /// Chrome, Edge and others: 7200 seconds at most.
    #[default]
    Chromium,
    /// Firefox: 86400 seconds at most.
    Firefox,
    /// Safari: 600 seconds at most.
    WebKit,
}

impl Engine {
    /// The "imposed limit on max-age", in seconds.
    const fn max_age_limit(self) -> u64 {
        match self {
            Self::Chromium => 7200,
            Self::Firefox => 86400,
            Self::WebKit => 600,
        }
    }
}

/// The *preflight* for `request`. It never has credentials; mode and response tainting are "cors" as those of
/// `request` are, or there would be none.
pub(super) fn preflight_request(request: &Request) -> Request {
    let mut headers = HeaderMap::new();
    headers.append(ACCEPT, HeaderValue::from_static("*/*"));
    append(&mut headers, ACCESS_CONTROL_REQUEST_METHOD, request.method.as_str());
    let names: Vec<&str> = cors_unsafe_request_header_names(&request.headers).into_iter().collect();
    if !names.is_empty() {
        append(&mut headers, ACCESS_CONTROL_REQUEST_HEADERS, &names.join(","));
    }
    Request { method: Method::OPTIONS, headers, credentials: Credentials::SameOrigin, ..request.clone() }
}

/// Whether the response to the preflight allows `request`, and what else it allows.
pub(super) fn check_preflight(
    request: &Request,
    engine: Engine,
    status: StatusCode,
    response: &HeaderMap,
) -> Result<Allowed, Reason> {
    if is_redirect_status(status) {
        // No ok status either; a console has its own words for it.
        return Err(Reason::PreflightRedirect(status));
    }
    cors_check(request, response)?;
    if !status.is_success() {
        return Err(Reason::PreflightStatus(status));
    }
    // What the *use-CORS-preflight flag* alone asks for is kept as well.
    let asked_for = || request.use_cors_preflight.then(|| request.method.as_str().to_owned());
    let methods = extract_tokens(&ACCESS_CONTROL_ALLOW_METHODS, response)
        .map_err(|Failure(line)| Reason::AllowMethodsInvalid(line))?
        .unwrap_or_else(|| asked_for().into_iter().collect());
    let header_names = extract_tokens(&ACCESS_CONTROL_ALLOW_HEADERS, response)
        .map_err(|Failure(line)| Reason::AllowHeadersInvalid(line))?
        .unwrap_or_default();
    check_method(request, &methods)?;
    check_header_names(request, &header_names)?;
    let max_age = extract_max_age(response).unwrap_or(5).min(engine.max_age_limit());
    Ok(Allowed { methods, header_names, max_age: Duration::from_secs(max_age) })
}

/// Whether `*` stands for all.
fn contains_wildcard(request: &Request, list: &[String]) -> bool {
    !request.includes_credentials_everywhere() && list.iter().any(|item| item == "*")
}

fn check_method(request: &Request, methods: &[String]) -> Result<(), Reason> {
    let is_allowed = methods.iter().any(|method| method == request.method.as_str())
        || method::is_cors_safelisted(&request.method)
        || contains_wildcard(request, methods);
    is_allowed.then_some(()).ok_or_else(|| Reason::MethodNotAllowed(request.method.clone()))
}

fn check_header_names(request: &Request, header_names: &[String]) -> Result<(), Reason> {
    let is_listed = |name: &str| header_names.iter().any(|listed| listed.eq_ignore_ascii_case(name));
    let non_wildcard = request
        .headers
        .keys()
        .map(HeaderName::as_str)
        .find(|name| is_cors_non_wildcard_request_header_name(name) && !is_listed(name));
    let unsafe_name = || {
        let wildcard = contains_wildcard(request, header_names);
        cors_unsafe_request_header_names(&request.headers).into_iter().find(|name| !is_listed(name) && !wildcard)
    };
    match non_wildcard.or_else(unsafe_name).map(HeaderName::try_from) {
        Some(Ok(name)) => Err(Reason::HeaderNotAllowed(name)),
        Some(Err(_)) | None => Ok(()),
    }
}

#[cfg(test)]
mod tests;
