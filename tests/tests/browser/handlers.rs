//! What the API answers, whichever server it is on, and its handlers for `http` types, each under the path that is its name.

#![allow(clippy::unused_async, reason = "handlers are async whether they wait or not: routers ask for that")]

use bytes::Bytes;
use cors_runtime::cors;
use http::{header::LOCATION, request::Parts, HeaderValue, Method, Request, Response, StatusCode, Uri};

use crate::{content::content, policies::policies, unannotated};

pub(crate) type Output = Response<Bytes>;

macro_rules! handlers {
    ($($path:literal $name:ident, $answer:ident: ($($policy:tt)*);)*) => {
        /// Answers a request by its path. The server and the model of the browser both ask here.
        pub(crate) async fn route(request: Request<Bytes>) -> Output {
            let name = request.uri().path().trim_start_matches('/').to_owned();
            match name.as_str() {
                $($path => annotated::$name(request).await,)*
                "fails" => fails(request).await.unwrap_or_default(),
                _ => unannotated::route(&name, request),
            }
        }

        /// A handler may have the name of what it answers with.
        mod annotated {
            use super::{cors, Bytes, Output, Request};

            $(
                #[cors($($policy)*)]
                pub(super) async fn $name(request: Request<Bytes>) -> Output {
                    super::$answer(request)
                }
            )*
        }
    };
}

policies!(handlers);

/// An `Err` that the page reads.
#[cors(origins = "https://app.example.com", methods = "PUT")]
async fn fails(request: Request<Bytes>) -> Result<Output, StatusCode> {
    Err(failure(request.uri()))
}

/// The status of the request's own choice.
pub(crate) fn failure(uri: &Uri) -> StatusCode {
    status(uri).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// What is set by hand is replaced, whoever asks.
pub(crate) fn sets_by_hand(request: Request<Bytes>) -> Output {
    let mut response = answer(request);
    let headers = response.headers_mut();
    headers.insert("access-control-allow-origin", HeaderValue::from_static("*"));
    headers.append("access-control-allow-origin", HeaderValue::from_static("https://evil.example"));
    headers.insert("access-control-allow-credentials", HeaderValue::from_static("true"));
    headers.insert("access-control-expose-headers", HeaderValue::from_static("x-secret"));
    response
}

/// What the browser's HTTP cache keeps for a while.
pub(crate) fn cacheable(request: Request<Bytes>) -> Output {
    let mut response = answer(request);
    response.headers_mut().insert("cache-control", HeaderValue::from_static("max-age=600"));
    response.headers_mut().remove("expires");
    response.headers_mut().remove("pragma");
    response
}

/// What the browser's HTTP cache asks about each time before it answers with it.
pub(crate) fn revalidated(request: Request<Bytes>) -> Output {
    let is_known = request.headers().contains_key("if-none-match");
    let mut response = cacheable(request);
    response.headers_mut().insert("cache-control", HeaderValue::from_static("no-cache"));
    if is_known {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
        *response.body_mut() = Bytes::new();
    }
    response
}

/// What every handler answers: the request's method and body, so that the page can tell that it arrived, and headers of
/// every kind that a page might read.
///
/// The query says what else: `as`, `status`, and last of all `location`, which takes the rest of the query.
pub(crate) fn answer(request: Request<Bytes>) -> Output {
    let (Parts { method, uri, .. }, body) = request.into_parts();
    let status = status(&uri).unwrap_or_default();
    let has_body = method != Method::HEAD && status != StatusCode::NO_CONTENT && status != StatusCode::NOT_MODIFIED;
    let text = || Bytes::from(format!("{method} {}", String::from_utf8_lossy(&body)));
    let (content_type, body) = parameter(&uri, "as").and_then(content).unwrap_or_else(|| ("text/plain", text()));
    let mut response = Response::new(if has_body { body } else { Bytes::new() });
    *response.status_mut() = status;
    for (name, value) in [
        ("cache-control", "no-store"),
        ("content-language", "en"),
        ("content-type", content_type),
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
