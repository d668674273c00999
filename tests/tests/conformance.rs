//! "What is sent", sentence by sentence: annotated handlers, requests, and every header of the answer, literally.

#![allow(missing_docs, reason = "a test is no API")]
#![allow(clippy::needless_pass_by_value, reason = "a handler takes its request by value")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "handlers and helpers of a test stand outside of `#[test]`"
)]

use cors_runtime::cors;
use http::{Method, Request, Response, StatusCode};

const APP: (&str, &str) = ("origin", "https://app.example.com");
const ADMIN: (&str, &str) = ("origin", "https://admin.example.com");
const EVIL: (&str, &str) = ("origin", "https://evil.example");
const NULL: (&str, &str) = ("origin", "null");
const ASKS_PUT: (&str, &str) = ("access-control-request-method", "PUT");

/// What every handler answers, so that a preflight that reached it would show.
fn answer(request: &Request<String>) -> Response<String> {
    Response::builder()
        .header("content-type", "text/plain")
        .body(format!("{} was handled", request.method()))
        .unwrap_or_default()
}

#[cors(
    origins = "https://app.example.com",
    methods = "GET, PUT",
    headers = "authorization, content-type",
    expose_headers = "x-request-id, etag",
    credentials,
    max_age = 600
)]
fn fixed(request: Request<String>) -> Response<String> {
    answer(&request)
}

#[cors(origins = "*", methods = "*", headers = "*, authorization", expose_headers = "*", max_age = 0)]
fn any(request: Request<String>) -> Response<String> {
    answer(&request)
}

#[cors(origins = "https://app.example.com")]
fn bare(request: Request<String>) -> Response<String> {
    answer(&request)
}

#[cors(
    origins = ["https://app.example.com", "https://admin.example.com"],
    methods = ["GET", "DELETE"],
    headers = ["X-Custom"],
    expose_headers = ["ETag"],
    credentials = true,
    max_age = 86400,
)]
fn matched(request: Request<String>) -> Response<String> {
    answer(&request)
}

#[cors(origins = "https://*.example.com, http://localhost:*", credentials = false)]
fn patterns(request: Request<String>) -> Response<String> {
    answer(&request)
}

#[cors(origins = "https://app.example.com, https://admin.example.com", methods = "*", headers = "*", credentials)]
fn echoing(request: Request<String>) -> Response<String> {
    answer(&request)
}

#[cors(origins = "https://app.example.com", headers = "*, authorization", credentials)]
fn echoing_authorization(request: Request<String>) -> Response<String> {
    answer(&request)
}

#[cors(origins = "https://app.example.com, https://admin.example.com")]
fn varies(request: Request<String>) -> Response<String> {
    let mut response = answer(&request);
    for value in request.headers().get_all("x-vary") {
        response.headers_mut().append("vary", value.clone());
    }
    response
}

#[cors(origins = "https://app.example.com", expose_headers = "etag")]
fn sets_by_hand(request: Request<String>) -> Response<String> {
    let mut response = answer(&request);
    for name in [
        "access-control-allow-origin",
        "access-control-allow-credentials",
        "access-control-allow-methods",
        "access-control-expose-headers",
        "access-control-made-up",
    ] {
        response.headers_mut().append(name, "*".parse().unwrap());
        response.headers_mut().append(name, "https://evil.example".parse().unwrap());
    }
    response
}

#[cors(origins = "https://app.example.com, https://admin.example.com")]
fn sets_by_hand_for_foreigners(request: Request<String>) -> Response<String> {
    let mut response = answer(&request);
    response.headers_mut().insert("access-control-allow-origin", "https://evil.example".parse().unwrap());
    response.headers_mut().insert("access-control-allow-credentials", "true".parse().unwrap());
    response
}

#[cors(origins = "https://app.example.com")]
fn fails(_: Request<String>) -> Result<Response<String>, StatusCode> {
    Err(StatusCode::CONFLICT)
}

/// Sends a request and says what came back: status, body and every header line, sorted.
fn drive(
    handler: fn(Request<String>) -> Response<String>,
    method: &Method,
    lines: &[(&str, &str)],
) -> (u16, String, Vec<String>) {
    let mut request = Request::builder().method(method);
    for (name, value) in lines {
        request = request.header(*name, *value);
    }
    let response = handler(request.body(String::new()).expect("the request is well formed"));
    let (parts, body) = response.into_parts();
    let mut headers: Vec<String> = parts
        .headers
        .iter()
        .map(|(name, value)| format!("{name}: {}", value.to_str().expect("the header is text")))
        .collect();
    headers.sort();
    (parts.status.as_u16(), body, headers)
}

/// One request and the whole answer to it.
macro_rules! conforms {
    ($($sentence:ident: $handler:ident, $method:ident [$($line:expr),* $(,)?] => $status:literal $body:literal [$($header:literal),* $(,)?];)*) => {
        $(
            #[test]
            fn $sentence() {
                let lines: &[(&str, &str)] = &[$($line),*];
                let (status, body, headers) = drive($handler, &Method::$method, lines);
                assert_eq!((status, &*body), ($status, $body));
                assert_eq!(headers, [$($header),*] as [&str; conforms!(@count $($header)*)]);
            }
        )*
    };
    (@count) => { 0 };
    (@count $head:literal $($tail:literal)*) => { 1 + conforms!(@count $($tail)*) };
}

// fixed: always the constant Access-Control-Allow-Origin, no `Vary`.
conforms! {
    fixed_sends_the_constant_to_its_origin: fixed, GET [APP] => 200 "GET was handled" [
        "access-control-allow-credentials: true",
        "access-control-allow-origin: https://app.example.com",
        "access-control-expose-headers: x-request-id, etag",
        "content-type: text/plain",
    ];
    fixed_sends_the_constant_to_a_foreign_origin: fixed, GET [EVIL] => 200 "GET was handled" [
        "access-control-allow-credentials: true",
        "access-control-allow-origin: https://app.example.com",
        "access-control-expose-headers: x-request-id, etag",
        "content-type: text/plain",
    ];
    fixed_sends_the_constant_without_an_origin: fixed, GET [] => 200 "GET was handled" [
        "access-control-allow-credentials: true",
        "access-control-allow-origin: https://app.example.com",
        "access-control-expose-headers: x-request-id, etag",
        "content-type: text/plain",
    ];
    any_origin_is_a_constant_too: any, POST [NULL] => 200 "POST was handled" [
        "access-control-allow-origin: *",
        "access-control-expose-headers: *",
        "content-type: text/plain",
    ];
    what_is_not_declared_is_not_sent: bare, GET [APP] => 200 "GET was handled" [
        "access-control-allow-origin: https://app.example.com",
        "content-type: text/plain",
    ];
}

// matched: always `Vary: Origin`; and if exactly one `Origin` field line matches, byte for byte, that origin.
conforms! {
    matched_echoes_the_first_origin: matched, GET [APP] => 200 "GET was handled" [
        "access-control-allow-credentials: true",
        "access-control-allow-origin: https://app.example.com",
        "access-control-expose-headers: etag",
        "content-type: text/plain",
        "vary: Origin",
    ];
    matched_echoes_the_second_origin: matched, GET [ADMIN] => 200 "GET was handled" [
        "access-control-allow-credentials: true",
        "access-control-allow-origin: https://admin.example.com",
        "access-control-expose-headers: etag",
        "content-type: text/plain",
        "vary: Origin",
    ];
    matched_sends_a_foreign_origin_nothing_but_vary: matched, GET [EVIL] => 200 "GET was handled" [
        "content-type: text/plain",
        "vary: Origin",
    ];
    matched_varies_without_an_origin: matched, GET [] => 200 "GET was handled" [
        "content-type: text/plain",
        "vary: Origin",
    ];
    null_never_matches: matched, GET [NULL] => 200 "GET was handled" [
        "content-type: text/plain",
        "vary: Origin",
    ];
    two_origin_lines_never_match: matched, GET [APP, ADMIN] => 200 "GET was handled" [
        "content-type: text/plain",
        "vary: Origin",
    ];
    the_same_origin_line_twice_does_not_match: matched, GET [APP, APP] => 200 "GET was handled" [
        "content-type: text/plain",
        "vary: Origin",
    ];
    joined_origins_do_not_match: matched, GET [("origin", "https://app.example.com, https://admin.example.com")]
        => 200 "GET was handled" ["content-type: text/plain", "vary: Origin"];
    upper_case_does_not_match: matched, GET [("origin", "https://APP.example.com")]
        => 200 "GET was handled" ["content-type: text/plain", "vary: Origin"];
    a_written_default_port_does_not_match: matched, GET [("origin", "https://app.example.com:443")]
        => 200 "GET was handled" ["content-type: text/plain", "vary: Origin"];
    a_longer_host_does_not_match: matched, GET [("origin", "https://app.example.com.evil.example")]
        => 200 "GET was handled" ["content-type: text/plain", "vary: Origin"];
    a_pattern_matches_any_subdomain: patterns, GET [("origin", "https://a.b.example.com")] => 200 "GET was handled" [
        "access-control-allow-origin: https://a.b.example.com",
        "content-type: text/plain",
        "vary: Origin",
    ];
    a_pattern_does_not_match_the_domain_itself: patterns, GET [("origin", "https://example.com")]
        => 200 "GET was handled" ["content-type: text/plain", "vary: Origin"];
    a_pattern_matches_any_port: patterns, GET [("origin", "http://localhost:5173")] => 200 "GET was handled" [
        "access-control-allow-origin: http://localhost:5173",
        "content-type: text/plain",
        "vary: Origin",
    ];
    a_pattern_matches_the_default_port: patterns, GET [("origin", "http://localhost")] => 200 "GET was handled" [
        "access-control-allow-origin: http://localhost",
        "content-type: text/plain",
        "vary: Origin",
    ];
}

// `Vary` is merged with the handler's own: never replaced, never `Origin` twice, `*` stays.
conforms! {
    vary_is_added_to_the_handlers_own: varies, GET [APP, ("x-vary", "Accept-Encoding")] => 200 "GET was handled" [
        "access-control-allow-origin: https://app.example.com",
        "content-type: text/plain",
        "vary: Accept-Encoding",
        "vary: Origin",
    ];
    vary_origin_is_not_doubled: varies, GET [APP, ("x-vary", "accept, ORIGIN")] => 200 "GET was handled" [
        "access-control-allow-origin: https://app.example.com",
        "content-type: text/plain",
        "vary: accept, ORIGIN",
    ];
    vary_origin_on_a_second_line_is_not_doubled: varies, GET [APP, ("x-vary", "accept"), ("x-vary", "origin")]
        => 200 "GET was handled" [
        "access-control-allow-origin: https://app.example.com",
        "content-type: text/plain",
        "vary: accept",
        "vary: origin",
    ];
    vary_star_stays: varies, GET [EVIL, ("x-vary", "*")] => 200 "GET was handled" [
        "content-type: text/plain",
        "vary: *",
    ];
    a_longer_name_is_not_origin: varies, GET [EVIL, ("x-vary", "x-origin, originator")] => 200 "GET was handled" [
        "content-type: text/plain",
        "vary: Origin",
        "vary: x-origin, originator",
    ];
}

// The declaration is the only source of CORS headers.
conforms! {
    hand_set_headers_are_replaced_or_removed: sets_by_hand, GET [APP] => 200 "GET was handled" [
        "access-control-allow-origin: https://app.example.com",
        "access-control-expose-headers: etag",
        "content-type: text/plain",
    ];
    hand_set_headers_do_not_let_a_foreigner_in: sets_by_hand_for_foreigners, GET [EVIL] => 200 "GET was handled" [
        "content-type: text/plain",
        "vary: Origin",
    ];
}

// CORS-preflight request: 204, no body, and the same constant headers whatever was asked for.
conforms! {
    preflight_answers_the_declared_constants: fixed, OPTIONS [APP, ASKS_PUT] => 204 "" [
        "access-control-allow-credentials: true",
        "access-control-allow-headers: authorization, content-type",
        "access-control-allow-methods: GET, PUT",
        "access-control-allow-origin: https://app.example.com",
        "access-control-max-age: 600",
    ];
    preflight_answers_the_same_whatever_is_asked: fixed, OPTIONS [
        EVIL,
        ("access-control-request-method", "nonsense"),
        ("access-control-request-headers", ",,,x-unknown,,,"),
    ] => 204 "" [
        "access-control-allow-credentials: true",
        "access-control-allow-headers: authorization, content-type",
        "access-control-allow-methods: GET, PUT",
        "access-control-allow-origin: https://app.example.com",
        "access-control-max-age: 600",
    ];
    preflight_of_any_origin: any, OPTIONS [EVIL, ASKS_PUT] => 204 "" [
        "access-control-allow-headers: *, authorization",
        "access-control-allow-methods: *",
        "access-control-allow-origin: *",
        "access-control-max-age: 0",
    ];
    preflight_sends_nothing_that_is_not_declared: bare, OPTIONS [APP, ASKS_PUT] => 204 "" [
        "access-control-allow-origin: https://app.example.com",
    ];
    preflight_of_a_matched_origin: matched, OPTIONS [ADMIN, ASKS_PUT] => 204 "" [
        "access-control-allow-credentials: true",
        "access-control-allow-headers: x-custom",
        "access-control-allow-methods: GET, DELETE",
        "access-control-allow-origin: https://admin.example.com",
        "access-control-max-age: 86400",
        "vary: Origin",
    ];
    preflight_of_a_foreign_origin_gets_no_access_control_header: matched, OPTIONS [EVIL, ASKS_PUT] => 204 "" [
        "vary: Origin",
    ];
    preflight_of_the_null_origin_gets_no_access_control_header: matched, OPTIONS [NULL, ASKS_PUT] => 204 "" [
        "vary: Origin",
    ];
    preflight_of_two_origins_gets_no_access_control_header: matched, OPTIONS [APP, ADMIN, ASKS_PUT] => 204 "" [
        "vary: Origin",
    ];
}

// Any other OPTIONS request goes to the handler.
conforms! {
    options_without_an_origin_goes_to_the_handler: bare, OPTIONS [ASKS_PUT] => 200 "OPTIONS was handled" [
        "access-control-allow-origin: https://app.example.com",
        "content-type: text/plain",
    ];
    options_without_a_requested_method_goes_to_the_handler: bare, OPTIONS [APP] => 200 "OPTIONS was handled" [
        "access-control-allow-origin: https://app.example.com",
        "content-type: text/plain",
    ];
    requested_headers_alone_make_no_preflight: bare, OPTIONS [APP, ("access-control-request-headers", "x-custom")]
        => 200 "OPTIONS was handled" [
        "access-control-allow-origin: https://app.example.com",
        "content-type: text/plain",
    ];
    another_method_is_no_preflight: bare, POST [APP, ASKS_PUT] => 200 "POST was handled" [
        "access-control-allow-origin: https://app.example.com",
        "content-type: text/plain",
    ];
    a_head_request_is_handled: bare, HEAD [APP] => 200 "HEAD was handled" [
        "access-control-allow-origin: https://app.example.com",
        "content-type: text/plain",
    ];
}

// Where `*` meets credentials, `methods`/`headers` echo the request's own value.
conforms! {
    wildcards_with_credentials_echo_the_request: echoing, OPTIONS [
        APP, ASKS_PUT, ("access-control-request-headers", "content-type,x-custom"),
    ] => 204 "" [
        "access-control-allow-credentials: true",
        "access-control-allow-headers: content-type,x-custom",
        "access-control-allow-methods: PUT",
        "access-control-allow-origin: https://app.example.com",
        "vary: Access-Control-Request-Headers",
        "vary: Access-Control-Request-Method",
        "vary: Origin",
    ];
    nothing_asked_for_is_nothing_echoed: echoing, OPTIONS [APP, ASKS_PUT] => 204 "" [
        "access-control-allow-credentials: true",
        "access-control-allow-methods: PUT",
        "access-control-allow-origin: https://app.example.com",
        "vary: Access-Control-Request-Headers",
        "vary: Access-Control-Request-Method",
        "vary: Origin",
    ];
    a_foreign_origin_gets_no_echo: echoing, OPTIONS [EVIL, ASKS_PUT, ("access-control-request-headers", "x-custom")]
        => 204 "" ["vary: Origin"];
    a_wildcard_does_not_cover_authorization: echoing, OPTIONS [
        APP, ASKS_PUT, ("access-control-request-headers", "authorization,content-type"),
    ] => 204 "" [
        "access-control-allow-credentials: true",
        "access-control-allow-methods: PUT",
        "access-control-allow-origin: https://app.example.com",
        "vary: Access-Control-Request-Headers",
        "vary: Access-Control-Request-Method",
        "vary: Origin",
    ];
    a_declared_authorization_is_covered: echoing_authorization, OPTIONS [
        APP, ASKS_PUT, ("access-control-request-headers", "authorization,content-type"),
    ] => 204 "" [
        "access-control-allow-credentials: true",
        "access-control-allow-headers: authorization,content-type",
        "access-control-allow-origin: https://app.example.com",
        "vary: Access-Control-Request-Headers",
    ];
}

#[test]
fn a_megabyte_of_requested_headers_is_not_echoed() {
    let names = ",".repeat(1 << 20);
    let (status, _, headers) =
        drive(echoing_authorization, &Method::OPTIONS, &[APP, ASKS_PUT, ("access-control-request-headers", &names)]);
    assert_eq!(status, 204);
    assert!(headers.iter().all(|line| line.len() < 100), "{headers:?}");
}

#[test]
fn an_error_carries_the_headers() {
    let request = Request::builder().header(APP.0, APP.1).body(String::new()).unwrap();
    let response = fails(request).expect("an error becomes a response");
    assert_eq!(response.status(), StatusCode::CONFLICT);
    assert_eq!(response.body(), "Conflict");
    assert_eq!(response.headers()["access-control-allow-origin"], "https://app.example.com");
}

/// Ten exact origins: above a handful the macro lays out a perfect hash.
#[cors(origins = [
    "https://a.example", "https://b.example", "https://c.example", "https://d.example", "https://e.example",
    "https://f.example", "https://g.example", "https://h.example", "https://i.example", "tauri://localhost",
])]
fn many(request: Request<String>) -> Response<String> {
    answer(&request)
}

#[test]
fn each_of_many_origins_matches_and_no_other() {
    for name in 'a'..='i' {
        let origin = format!("https://{name}.example");
        let (_, _, headers) = drive(many, &Method::GET, &[("origin", &origin)]);
        assert_eq!(headers[0], format!("access-control-allow-origin: {origin}"));
    }
    let (_, _, headers) = drive(many, &Method::GET, &[("origin", "tauri://localhost")]);
    assert_eq!(headers[0], "access-control-allow-origin: tauri://localhost");
    for origin in ["https://j.example", "https://a.example:8443", "http://a.example", "https://aa.example", ""] {
        let (_, _, headers) = drive(many, &Method::GET, &[("origin", origin)]);
        assert_eq!(headers, ["content-type: text/plain", "vary: Origin"], "{origin}");
    }
}
