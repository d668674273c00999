//! The API: handlers that `#[cors]` annotates, under the path that is their name.

#![allow(clippy::unused_async, reason = "handlers are async whether they wait or not: routers ask for that")]

use bytes::Bytes;
use cors_runtime::cors;
use http::{header::LOCATION, request::Parts, HeaderValue, Method, Request, Response, StatusCode, Uri};

use crate::unannotated;

type Output = Response<Bytes>;

/// Answers a request by its path. The servers and the model of the browser both ask here.
pub(crate) async fn route(request: Request<Bytes>) -> Output {
    let name = request.uri().path().trim_start_matches('/').to_owned();
    match name.as_str() {
        "any" => any(request),
        "one" => one(request).await,
        "several" => several(request),
        "sub" => sub(request),
        "example" => example(request),
        "port" => port(request),
        "sub-port" => sub_port(request),
        "local" => local(request),
        "insecure" => insecure(request),
        "many" => many(request),
        "mixed" => mixed(request),
        "idn" => idn(request),
        "address" => address(request),
        "credentials" => credentials(request),
        "several-credentials" => several_credentials(request),
        "sub-credentials" => sub_credentials(request),
        "methods" => methods(request),
        "any-method" => any_method(request),
        "any-method-credentials" => any_method_credentials(request),
        "custom-method" => custom_method(request),
        "headers" => headers(request),
        "any-header" => any_header(request),
        "any-header-and-authorization" => any_header_and_authorization(request),
        "any-header-credentials" => any_header_credentials(request),
        "any-header-and-authorization-credentials" => any_header_and_authorization_credentials(request),
        "content-type" => content_type(request),
        "expose" => expose(request),
        "expose-any" => expose_any(request),
        "expose-credentials" => expose_credentials(request),
        "remembered" => remembered(request),
        "forgotten" => forgotten(request),
        "remembered-credentials" => remembered_credentials(request),
        "remembered-second" => remembered_second(request),
        "remembered-any" => remembered_any(request),
        "remembered-any-credentials" => remembered_any_credentials(request),
        "open" => open(request),
        "sets-by-hand" => sets_by_hand(request),
        "fails" => fails(request).await.unwrap_or_default(),
        "cached" => cached(request),
        _ => unannotated::route(&name, request),
    }
}

#[cors(origins = "*", methods = "PUT", headers = "x-custom")]
fn any(request: Request<Bytes>) -> Output {
    answer(request)
}

#[cors(origins = "https://app.example.com", methods = "PUT", headers = "x-custom")]
async fn one(request: Request<Bytes>) -> Output {
    answer(request)
}

#[cors(origins = "https://app.example.com, https://admin.example.com", methods = "PUT", headers = "x-custom")]
fn several(request: Request<Bytes>) -> Output {
    answer(request)
}

#[cors(origins = "https://*.preview.example.com", methods = "PUT", headers = "x-custom")]
fn sub(request: Request<Bytes>) -> Output {
    answer(request)
}

#[cors(origins = "https://*.example.com", methods = "PUT", headers = "x-custom")]
fn example(request: Request<Bytes>) -> Output {
    answer(request)
}

#[cors(origins = "https://app.example.com:*", methods = "PUT", headers = "x-custom")]
fn port(request: Request<Bytes>) -> Output {
    answer(request)
}

#[cors(origins = "https://*.example.com:*", methods = "PUT", headers = "x-custom")]
fn sub_port(request: Request<Bytes>) -> Output {
    answer(request)
}

#[cors(origins = "http://localhost:*", methods = "PUT", headers = "x-custom", credentials)]
fn local(request: Request<Bytes>) -> Output {
    answer(request)
}

#[cors(origins = "http://app.example.com", methods = "PUT", headers = "x-custom")]
fn insecure(request: Request<Bytes>) -> Output {
    answer(request)
}

#[cors(
    origins = [
        "https://one.example.com",
        "https://two.example.com",
        "https://three.example.com",
        "https://four.example.com",
        "https://five.example.com",
        "https://six.example.com",
        "https://app.example.com",
        "https://seven.example.com",
        "https://eight.example.com",
        "https://nine.example.com",
        "https://admin.example.com",
        "https://app.example.com:8443",
    ],
    methods = "PUT",
    headers = "x-custom",
)]
fn many(request: Request<Bytes>) -> Output {
    answer(request)
}

#[cors(
    origins = "https://app.example.com, https://*.preview.example.com, http://localhost:*",
    methods = "PUT",
    headers = "x-custom"
)]
fn mixed(request: Request<Bytes>) -> Output {
    answer(request)
}

#[cors(origins = "https://xn--bcher-kva.example", methods = "PUT", headers = "x-custom")]
fn idn(request: Request<Bytes>) -> Output {
    answer(request)
}

#[cors(origins = "http://127.0.0.1:8080", methods = "PUT", headers = "x-custom")]
fn address(request: Request<Bytes>) -> Output {
    answer(request)
}

#[cors(origins = "https://app.example.com", methods = "PUT", headers = "x-custom", credentials)]
fn credentials(request: Request<Bytes>) -> Output {
    answer(request)
}

#[cors(
    origins = "https://app.example.com, https://admin.example.com",
    methods = "PUT",
    headers = "x-custom",
    credentials
)]
fn several_credentials(request: Request<Bytes>) -> Output {
    answer(request)
}

#[cors(
    origins = "https://*.preview.example.com",
    methods = "PUT",
    headers = "x-custom",
    credentials,
    dangerously_allow_public_suffixes = "example.com belongs to one owner"
)]
fn sub_credentials(request: Request<Bytes>) -> Output {
    answer(request)
}

#[cors(origins = "https://app.example.com", methods = "PUT, DELETE, PATCH")]
fn methods(request: Request<Bytes>) -> Output {
    answer(request)
}

#[cors(origins = "https://app.example.com", methods = "*")]
fn any_method(request: Request<Bytes>) -> Output {
    answer(request)
}

#[cors(origins = "https://app.example.com", methods = "*", credentials)]
fn any_method_credentials(request: Request<Bytes>) -> Output {
    answer(request)
}

#[cors(origins = "https://app.example.com", methods = "GET, POST, REPORT, Frobnicate")]
fn custom_method(request: Request<Bytes>) -> Output {
    answer(request)
}

#[cors(origins = "https://app.example.com", headers = "x-custom, X-Other, authorization")]
fn headers(request: Request<Bytes>) -> Output {
    answer(request)
}

#[cors(origins = "https://app.example.com", headers = "*")]
fn any_header(request: Request<Bytes>) -> Output {
    answer(request)
}

#[cors(origins = "https://app.example.com", headers = "*, authorization")]
fn any_header_and_authorization(request: Request<Bytes>) -> Output {
    answer(request)
}

#[cors(origins = "https://app.example.com", headers = "*", credentials)]
fn any_header_credentials(request: Request<Bytes>) -> Output {
    answer(request)
}

#[cors(origins = "https://app.example.com", headers = "*, authorization", credentials)]
fn any_header_and_authorization_credentials(request: Request<Bytes>) -> Output {
    answer(request)
}

#[cors(origins = "https://app.example.com", headers = "content-type, accept, range")]
fn content_type(request: Request<Bytes>) -> Output {
    answer(request)
}

#[cors(origins = "https://app.example.com", expose_headers = "X-Request-Id, etag")]
fn expose(request: Request<Bytes>) -> Output {
    answer(request)
}

#[cors(origins = "*", expose_headers = "*")]
fn expose_any(request: Request<Bytes>) -> Output {
    answer(request)
}

#[cors(origins = "https://app.example.com, https://admin.example.com", expose_headers = "x-request-id", credentials)]
fn expose_credentials(request: Request<Bytes>) -> Output {
    answer(request)
}

#[cors(origins = "https://app.example.com", methods = "PUT, DELETE", headers = "x-custom, x-other", max_age = 600)]
fn remembered(request: Request<Bytes>) -> Output {
    answer(request)
}

#[cors(origins = "https://app.example.com", methods = "PUT", headers = "x-custom", max_age = 0)]
fn forgotten(request: Request<Bytes>) -> Output {
    answer(request)
}

#[cors(origins = "https://app.example.com", methods = "PUT", headers = "x-custom", credentials, max_age = 600)]
fn remembered_credentials(request: Request<Bytes>) -> Output {
    answer(request)
}

#[cors(origins = "https://app.example.com", methods = "PUT", headers = "x-custom", max_age = 1)]
fn remembered_second(request: Request<Bytes>) -> Output {
    answer(request)
}

#[cors(origins = "https://app.example.com", methods = "*", headers = "*", max_age = 600)]
fn remembered_any(request: Request<Bytes>) -> Output {
    answer(request)
}

#[cors(origins = "https://app.example.com", methods = "*", headers = "*", credentials, max_age = 600)]
fn remembered_any_credentials(request: Request<Bytes>) -> Output {
    answer(request)
}

#[cors(origins = "*", methods = "*", headers = "*, authorization")]
fn open(request: Request<Bytes>) -> Output {
    answer(request)
}

/// What is set by hand is replaced, whoever asks.
#[cors(origins = "https://app.example.com, https://admin.example.com")]
fn sets_by_hand(request: Request<Bytes>) -> Output {
    let mut response = answer(request);
    let headers = response.headers_mut();
    headers.insert("access-control-allow-origin", HeaderValue::from_static("*"));
    headers.append("access-control-allow-origin", HeaderValue::from_static("https://evil.example"));
    headers.insert("access-control-allow-credentials", HeaderValue::from_static("true"));
    headers.insert("access-control-expose-headers", HeaderValue::from_static("x-secret"));
    response
}

/// An `Err` that the page reads.
#[cors(origins = "https://app.example.com", methods = "PUT")]
async fn fails(request: Request<Bytes>) -> Result<Output, StatusCode> {
    Err(status(request.uri()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR))
}

/// What the browser's HTTP cache keeps for a while.
#[cors(origins = "https://app.example.com, https://admin.example.com")]
fn cached(request: Request<Bytes>) -> Output {
    cacheable(request)
}

pub(crate) fn cacheable(request: Request<Bytes>) -> Output {
    let mut response = answer(request);
    response.headers_mut().insert("cache-control", HeaderValue::from_static("max-age=600"));
    response.headers_mut().remove("expires");
    response.headers_mut().remove("pragma");
    response
}

/// What every handler answers: the request's method and body, so that the page can tell that it arrived, and headers of
/// every kind that a page might read.
///
/// The query says what else: `status`, and last of all `location`, which takes the rest of the query.
pub(crate) fn answer(request: Request<Bytes>) -> Output {
    let (Parts { method, uri, .. }, body) = request.into_parts();
    let status = status(&uri).unwrap_or_default();
    let has_body = method != Method::HEAD && status != StatusCode::NO_CONTENT && status != StatusCode::NOT_MODIFIED;
    let body = if has_body { format!("{method} {}", String::from_utf8_lossy(&body)) } else { String::new() };
    let mut response = Response::new(Bytes::from(body));
    *response.status_mut() = status;
    for (name, value) in [
        ("cache-control", "no-store"),
        ("content-language", "en"),
        ("content-type", "text/plain"),
        ("etag", "\"7\""),
        ("expires", "0"),
        ("last-modified", "Thu, 01 Jan 2026 00:00:00 GMT"),
        ("pragma", "no-cache"),
        ("set-cookie", "gone=1; Max-Age=0"),
        ("x-request-id", "a1b2"),
        ("x-secret", "hush"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    if let Some(location) = location(&uri).and_then(|location| HeaderValue::try_from(location).ok()) {
        response.headers_mut().insert(LOCATION, location);
    }
    response
}

fn status(uri: &Uri) -> Option<StatusCode> {
    parameter(uri, "status")?.parse().ok()
}

/// Where to, with the number of the case, so that what happens there is noted under it.
fn location(uri: &Uri) -> Option<String> {
    let (_, to) = uri.query()?.split_once("location=")?;
    if to == "loop" {
        return Some(uri.to_string());
    }
    let case = parameter(uri, "case")?;
    Some(match to.split_once('?') {
        Some((to, query)) => format!("{to}?case={case}&{query}"),
        None => format!("{to}?case={case}"),
    })
}

/// A parameter of the query; what is `location`'s own is none.
pub(crate) fn parameter<'u>(uri: &'u Uri, name: &str) -> Option<&'u str> {
    let query = uri.query()?;
    let query = query.split_once("location=").map_or(query, |(before, _)| before);
    query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
}
