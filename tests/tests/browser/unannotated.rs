//! Handlers without `#[cors]`, which answer what no policy would: the model has to see through them as Chromium does.

use bytes::Bytes;
use http::{header::HeaderName, HeaderValue, Method, Request, Response, StatusCode};

use crate::handlers::{answer, cacheable, parameter};

const ORIGIN: (&str, &str) = ("access-control-allow-origin", "https://app.example.com");
const CREDENTIALS: (&str, &str) = ("access-control-allow-credentials", "true");

/// Header lines by hand: what the preflight answers, then what anything else does.
type Lines = &'static [(&'static str, &'static str)];

/// The name of each, the status of its answer to a preflight, and its lines.
const HANDLERS: &[(&str, u16, Lines, Lines)] = &[
    ("silent", 200, &[], &[]),
    (
        "star-and-credentials",
        200,
        &[("access-control-allow-origin", "*"), CREDENTIALS],
        &[("access-control-allow-origin", "*"), CREDENTIALS],
    ),
    ("no-credentials", 200, &[ORIGIN, ("access-control-allow-methods", "PUT")], &[ORIGIN, CREDENTIALS]),
    ("true-in-capitals", 200, &[], &[ORIGIN, ("access-control-allow-credentials", "True")]),
    ("true-twice", 200, &[], &[ORIGIN, CREDENTIALS, CREDENTIALS]),
    ("two-origins", 200, &[], &[ORIGIN, ("access-control-allow-origin", "https://admin.example.com")]),
    ("same-origin-twice", 200, &[], &[ORIGIN, ORIGIN]),
    (
        "joined-origins",
        200,
        &[],
        &[("access-control-allow-origin", "https://app.example.com, https://admin.example.com")],
    ),
    ("origin-in-capitals", 200, &[], &[("access-control-allow-origin", "https://APP.example.com")]),
    ("origin-with-slash", 200, &[], &[("access-control-allow-origin", "https://app.example.com/")]),
    ("origin-with-port", 200, &[], &[("access-control-allow-origin", "https://app.example.com:443")]),
    ("origin-without-scheme", 200, &[], &[("access-control-allow-origin", "app.example.com")]),
    ("pattern-as-origin", 200, &[], &[("access-control-allow-origin", "https://*.example.com")]),
    ("null-as-origin", 200, &[("access-control-allow-origin", "null")], &[("access-control-allow-origin", "null")]),
    (
        "null-and-credentials",
        200,
        &[("access-control-allow-origin", "null"), CREDENTIALS, ("access-control-allow-headers", "x-custom")],
        &[("access-control-allow-origin", "null"), CREDENTIALS],
    ),
    ("two-stars", 200, &[], &[("access-control-allow-origin", "*"), ("access-control-allow-origin", "*")]),
    ("star-and-origin", 200, &[], &[("access-control-allow-origin", "*"), ORIGIN]),
    ("star-and-nothing", 200, &[], &[("access-control-allow-origin", "*"), ("access-control-allow-origin", "")]),
    ("nothing-and-star", 200, &[], &[("access-control-allow-origin", ""), ("access-control-allow-origin", "*")]),
    ("nothing-and-origin", 200, &[], &[("access-control-allow-origin", ""), ORIGIN]),
    ("empty-origin", 200, &[], &[("access-control-allow-origin", "")]),
    ("preflight-404", 404, &[ORIGIN, ("access-control-allow-methods", "PUT")], &[ORIGIN]),
    ("preflight-500", 500, &[ORIGIN, ("access-control-allow-methods", "PUT")], &[ORIGIN]),
    ("preflight-299", 299, &[ORIGIN, ("access-control-allow-methods", "PUT")], &[ORIGIN]),
    ("preflight-304", 304, &[ORIGIN, ("access-control-allow-methods", "PUT")], &[ORIGIN]),
    ("preflight-redirect", 307, &[ORIGIN, ("access-control-allow-methods", "PUT"), ("location", "/one")], &[ORIGIN]),
    ("preflight-only", 200, &[ORIGIN, ("access-control-allow-methods", "PUT")], &[]),
    ("preflight-without", 200, &[], &[ORIGIN]),
    ("method-in-lower-case", 200, &[ORIGIN, ("access-control-allow-methods", "put")], &[ORIGIN]),
    ("methods-malformed", 200, &[ORIGIN, ("access-control-allow-methods", "PUT POST")], &[ORIGIN]),
    ("methods-with-empty-items", 200, &[ORIGIN, ("access-control-allow-methods", ",GET,, PUT ,")], &[ORIGIN]),
    (
        "methods-on-two-lines",
        200,
        &[ORIGIN, ("access-control-allow-methods", "GET"), ("access-control-allow-methods", "PUT")],
        &[ORIGIN],
    ),
    ("methods-star-among-others", 200, &[ORIGIN, ("access-control-allow-methods", "GET, *")], &[ORIGIN]),
    ("headers-malformed", 200, &[ORIGIN, ("access-control-allow-headers", "x-custom, x other")], &[ORIGIN]),
    ("headers-in-capitals", 200, &[ORIGIN, ("access-control-allow-headers", "X-CUSTOM")], &[ORIGIN]),
    (
        "headers-on-two-lines",
        200,
        &[ORIGIN, ("access-control-allow-headers", "x-other"), ("access-control-allow-headers", "x-custom")],
        &[ORIGIN],
    ),
    ("expose-malformed", 200, &[], &[ORIGIN, ("access-control-expose-headers", "x-request-id, x secret")]),
    (
        "expose-on-two-lines",
        200,
        &[],
        &[
            ORIGIN,
            ("access-control-expose-headers", "etag"),
            ("access-control-expose-headers", "X-REQUEST-ID, set-cookie"),
        ],
    ),
    (
        "expose-values",
        200,
        &[],
        &[
            ORIGIN,
            ("access-control-expose-headers", "x-twice, x-empty"),
            ("x-twice", "1"),
            ("x-twice", "2"),
            ("x-empty", ""),
        ],
    ),
    (
        "star-header",
        200,
        &[],
        &[
            ORIGIN,
            CREDENTIALS,
            ("access-control-expose-headers", "*"),
            ("access-control-expose-headers", "set-cookie"),
            ("*", "1"),
        ],
    ),
    (
        "safelisted-method-in-lower-case",
        200,
        &[ORIGIN, ("access-control-allow-methods", "get"), ("access-control-allow-headers", "x-custom")],
        &[ORIGIN],
    ),
    ("expose-star-and-credentials", 200, &[], &[ORIGIN, CREDENTIALS, ("access-control-expose-headers", "*")]),
    (
        "max-age-malformed",
        200,
        &[ORIGIN, ("access-control-allow-methods", "PUT"), ("access-control-max-age", "ten minutes")],
        &[ORIGIN],
    ),
    (
        "max-age-negative",
        200,
        &[ORIGIN, ("access-control-allow-methods", "PUT"), ("access-control-max-age", "-1")],
        &[ORIGIN],
    ),
    (
        "max-age-joined",
        200,
        &[ORIGIN, ("access-control-allow-methods", "PUT"), ("access-control-max-age", "600, 600")],
        &[ORIGIN],
    ),
    (
        "max-age-of-a-fraction",
        200,
        &[ORIGIN, ("access-control-allow-methods", "PUT"), ("access-control-max-age", "0.5")],
        &[ORIGIN],
    ),
    (
        "max-age-too-large-to-count",
        200,
        &[ORIGIN, ("access-control-allow-methods", "PUT"), ("access-control-max-age", "99999999999999999999999")],
        &[ORIGIN],
    ),
    (
        "max-age-empty",
        200,
        &[ORIGIN, ("access-control-allow-methods", "PUT"), ("access-control-max-age", "")],
        &[ORIGIN],
    ),
    (
        "stars",
        200,
        &[ORIGIN, CREDENTIALS, ("access-control-allow-methods", "*"), ("access-control-allow-headers", "*")],
        &[ORIGIN, CREDENTIALS],
    ),
    (
        "tabs",
        200,
        &[
            ORIGIN,
            ("access-control-allow-methods", "\tPUT\t,\tGET"),
            ("access-control-allow-headers", "a\t,\tx-custom\t,Authorization"),
        ],
        &[("access-control-allow-origin", "https://app.example.com\t")],
    ),
    (
        "spaces",
        200,
        &[
            ("access-control-allow-origin", " https://app.example.com "),
            ("access-control-allow-credentials", " true "),
            ("access-control-allow-methods", " PUT "),
            ("access-control-allow-headers", " x-custom "),
        ],
        &[ORIGIN, ("access-control-allow-credentials", "true ")],
    ),
    (
        "empty-lists",
        200,
        &[ORIGIN, ("access-control-allow-methods", ""), ("access-control-allow-headers", "")],
        &[ORIGIN],
    ),
    (
        "quoted",
        200,
        &[ORIGIN, ("access-control-allow-methods", "\"PUT\""), ("access-control-allow-headers", "\"x-custom\"")],
        &[ORIGIN],
    ),
    (
        "semicolons",
        200,
        &[ORIGIN, ("access-control-allow-methods", "GET;PUT"), ("access-control-allow-headers", "a;x-custom")],
        &[ORIGIN],
    ),
    (
        "one-bad-item",
        200,
        &[ORIGIN, ("access-control-allow-methods", "PUT, M()"), ("access-control-allow-headers", "x-custom, (a)")],
        &[ORIGIN],
    ),
];

/// Values of Access-Control-Allow-Origin that let nobody in, each answered under `/odd-origin-` and its number here.
pub(crate) const ODD_ORIGINS: [&str; 28] = [
    "//app.example.com",
    "://app.example.com",
    "ftp://app.example.com",
    "https:://app.example.com",
    "https:/app.example.com",
    "https:app.example.com",
    "https://app.example.com?",
    "https://app.example.com /",
    "https://app.example.com#",
    "https://app.example.com%23",
    "https://app.example.com, *",
    "HTTPS://app.example.com",
    "https://app.example.com/page",
    "https://example.com",
    "https://.example.com",
    ".example.com",
    "*.example.com",
    "-",
    "**",
    "'*'",
    "\"*\"",
    "* *",
    "* null",
    "null *",
    "*https://app.example.com",
    "* https://app.example.com",
    "*, https://app.example.com",
    "null https://app.example.com",
];

/// The same with white space around a value that lets the page in, under `/spaced-origin-`.
pub(crate) const SPACED_ORIGINS: [&str; 5] =
    [" *  ", "\t*", " https://app.example.com", " https://app.example.com   \t ", "\thttps://app.example.com"];

/// Values of Access-Control-Allow-Credentials that are not `true`, under `/odd-credentials-`.
pub(crate) const ODD_CREDENTIALS: [&str; 7] = ["TRUE", "True", "\"true\"", "false", "1", "0", "true, true"];

/// The value that a name ends with the number of.
fn numbered(name: &str, prefix: &str, values: &[&'static str]) -> Option<&'static str> {
    values.get(name.strip_prefix(prefix)?.parse::<usize>().ok()?).copied()
}

pub(crate) fn route(name: &str, request: Request<Bytes>) -> Response<Bytes> {
    if name == "cached-without-vary" {
        return cached_without_vary(request);
    }
    if name == "preflight-status" {
        return preflight_status(request);
    }
    let allowed = numbered(name, "odd-origin-", &ODD_ORIGINS)
        .or_else(|| numbered(name, "spaced-origin-", &SPACED_ORIGINS))
        .map(|origin| vec![("access-control-allow-origin", origin)])
        .or_else(|| {
            let credentials = numbered(name, "odd-credentials-", &ODD_CREDENTIALS)?;
            Some(vec![ORIGIN, ("access-control-allow-credentials", credentials)])
        });
    if let Some(lines) = allowed {
        let mut response = answer(request);
        append(&mut response, &lines);
        return response;
    }
    let handler = HANDLERS.iter().find(|(handler, ..)| *handler == name);
    let Some((_, status, to_preflight, to_others)) = handler else {
        let mut response = Response::new(Bytes::from_static(b"there is no such handler"));
        *response.status_mut() = StatusCode::NOT_IMPLEMENTED;
        return response;
    };
    if is_preflight(&request) {
        let mut response = Response::new(Bytes::new());
        *response.status_mut() = StatusCode::from_u16(*status).unwrap_or_default();
        append(&mut response, to_preflight);
        return response;
    }
    let mut response = answer(request);
    append(&mut response, to_others);
    response
}

fn is_preflight(request: &Request<Bytes>) -> bool {
    *request.method() == Method::OPTIONS && request.headers().contains_key("access-control-request-method")
}

/// Answers a preflight with the status that the query names, and with all that would allow the request; where a
/// redirect may go, there is nobody to refuse it.
fn preflight_status(request: Request<Bytes>) -> Response<Bytes> {
    const LINES: Lines = &[ORIGIN, ("access-control-allow-headers", "x-custom")];
    let status = parameter(request.uri(), "preflight").and_then(|status| status.parse().ok()).unwrap_or_default();
    if !is_preflight(&request) {
        let mut response = answer(request);
        append(&mut response, LINES);
        return response;
    }
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = status;
    append(&mut response, LINES);
    append(&mut response, &[("location", "/open")]);
    response
}

/// Echoes the page's origin, and forgets to say that the answer depends on it.
fn cached_without_vary(request: Request<Bytes>) -> Response<Bytes> {
    let origin = request.headers().get("origin").cloned();
    let mut response = cacheable(request);
    if let Some(origin) = origin {
        response.headers_mut().insert("access-control-allow-origin", origin);
    }
    response
}

fn append(response: &mut Response<Bytes>, lines: &[(&'static str, &'static str)]) {
    for (name, value) in lines {
        response.headers_mut().append(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
}
