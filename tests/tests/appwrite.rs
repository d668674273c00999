//! `#[cors_runtime::appwrite::cors]`: what a function's caller gets, and what the function's log says.

#![allow(missing_docs, reason = "a test is no API")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by a panic")]
#![allow(clippy::needless_pass_by_value, reason = "a function of Appwrite's owns its context")]

use std::{
    borrow::Cow,
    collections::HashMap,
    error::Error,
    fmt, fs,
    sync::{Mutex, PoisonError},
};

use cors_runtime::{
    appwrite::{cors, internal_server_error, StatusCode},
    ErrorResponse, IntoErrorResponse,
};
use openruntimes::{Context, Logger, Response};

const APP: (&str, &str) = ("origin", "https://app.example.com");
const EVIL: (&str, &str) = ("origin", "https://evil.example");
const INTERNAL_SERVER_ERROR: &str = r#"{"error":"Internal Server Error"}"#;

/// A call as the runtime hands it on: header names in lower case.
fn call(method: &str, headers: &[(&str, &str)]) -> Context {
    logged_call(method, headers, Logger::new("disabled", None).unwrap())
}

fn logged_call(method: &str, headers: &[(&str, &str)], logger: Logger) -> Context {
    let mut context = Context::new(logger);
    context.req.method = method.into();
    context.req.headers = map(headers);
    context
}

fn map(headers: &[(&str, &str)]) -> HashMap<String, String> {
    headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// The response's headers, by name.
fn headers(response: &Response) -> Vec<(&str, &str)> {
    let mut headers: Vec<(&str, &str)> =
        response.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    headers.sort_unstable();
    headers
}

fn header<'a>(response: &'a Response, name: &str) -> Option<&'a str> {
    response.headers.get(name).map(String::as_str)
}

fn body(response: &Response) -> &str {
    std::str::from_utf8(&response.body).unwrap()
}

/// A response that a test makes up.
fn made(status_code: u16, headers: &[(&str, &str)], body: &str) -> Response {
    Response { status_code, headers: map(headers), body: body.into() }
}

// The three steps of Appwrite's guide: answer OPTIONS, headers on the success, headers and JSON on the error.

#[cors(
    origins = ["https://app.example.com", "https://*.preview.example.com"],
    methods = "GET, PUT",
    headers = "content-type",
    expose_headers = "x-request-id",
    max_age = 600,
)]
fn typical(context: Context) -> Result<Response, Box<dyn Error>> {
    let number: u8 = context.req.headers.get("x-number").map_or("7", String::as_str).parse()?;
    Ok(context.res.json(number, None, None))
}

#[test]
fn the_attribute_makes_the_function_that_the_runtime_calls() {
    let _: fn(Context) -> Response = typical;
}

#[test]
fn a_preflight_is_answered_with_204_and_the_declared_headers() {
    let response = typical(call("OPTIONS", &[APP, ("access-control-request-method", "DELETE")]));
    assert_eq!(response.status_code, 204);
    assert_eq!(response.body, b"");
    assert_eq!(
        headers(&response),
        [
            ("access-control-allow-headers", "content-type"),
            ("access-control-allow-methods", "GET, PUT"),
            ("access-control-allow-origin", "https://app.example.com"),
            ("access-control-max-age", "600"),
            ("vary", "Origin"),
        ]
    );
}

#[test]
fn a_preflight_from_a_foreign_origin_gets_204_without_access_control_headers() {
    let response = typical(call("OPTIONS", &[EVIL, ("access-control-request-method", "PUT")]));
    assert_eq!(response.status_code, 204);
    assert_eq!(headers(&response), [("vary", "Origin")]);
}

#[cors(origins = "https://app.example.com")]
fn counting(context: Context) -> Response {
    context.res.text("the function ran", None, None)
}

#[test]
fn a_preflight_does_not_reach_the_function() {
    let response = counting(call("OPTIONS", &[APP, ("access-control-request-method", "GET")]));
    assert_eq!(body(&response), "");
}

#[test]
fn any_other_options_request_reaches_the_function() {
    let without_method = counting(call("OPTIONS", &[APP]));
    assert_eq!(body(&without_method), "the function ran");
    let without_origin = counting(call("OPTIONS", &[("access-control-request-method", "GET")]));
    assert_eq!(body(&without_origin), "the function ran");
    // Methods are case-sensitive.
    let lower_case = counting(call("options", &[APP, ("access-control-request-method", "GET")]));
    assert_eq!(body(&lower_case), "the function ran");
}

#[test]
fn head_is_an_ordinary_request() {
    let response = typical(call("HEAD", &[APP]));
    assert_eq!((response.status_code, body(&response)), (200, "7"));
    assert_eq!(header(&response, "access-control-allow-origin"), Some("https://app.example.com"));
}

#[cors(origins = "https://app.example.com")]
fn bytes(_context: Context) -> Response {
    Response { body: vec![0xff, 0x00, b'7'], ..made(200, &[], "") }
}

#[test]
fn bytes_are_left_as_they_are() {
    let response = bytes(call("GET", &[APP]));
    assert_eq!(response.body, [0xff, 0x00, b'7']);
    assert_eq!(header(&response, "access-control-allow-origin"), Some("https://app.example.com"));
}

#[test]
fn a_success_carries_the_declared_headers() {
    let response = typical(call("GET", &[APP]));
    assert_eq!((response.status_code, body(&response)), (200, "7"));
    assert_eq!(
        headers(&response),
        [
            ("access-control-allow-origin", "https://app.example.com"),
            ("access-control-expose-headers", "x-request-id"),
            ("content-type", "application/json"),
            ("vary", "Origin"),
        ]
    );
}

#[test]
fn an_error_is_json_with_500_and_the_declared_headers() {
    let response = typical(call("GET", &[APP, ("x-number", "seven")]));
    assert_eq!((response.status_code, body(&response)), (500, INTERNAL_SERVER_ERROR));
    assert_eq!(
        headers(&response),
        [
            ("access-control-allow-origin", "https://app.example.com"),
            ("access-control-expose-headers", "x-request-id"),
            ("content-type", "application/json"),
            ("vary", "Origin"),
        ]
    );
}

#[test]
fn a_function_without_a_result_carries_the_headers() {
    let response = counting(call("GET", &[APP]));
    assert_eq!(body(&response), "the function ran");
    assert_eq!(
        headers(&response),
        [("access-control-allow-origin", "https://app.example.com"), ("content-type", "text/plain")]
    );
}

// Origins.

#[test]
fn a_subdomain_of_a_pattern_is_echoed() {
    let response = typical(call("GET", &[("origin", "https://a.b.preview.example.com")]));
    assert_eq!(header(&response, "access-control-allow-origin"), Some("https://a.b.preview.example.com"));
}

#[test]
fn a_foreign_origin_gets_the_answer_without_access_control_headers() {
    let response = typical(call("GET", &[EVIL]));
    assert_eq!((response.status_code, body(&response)), (200, "7"));
    assert_eq!(headers(&response), [("content-type", "application/json"), ("vary", "Origin")]);
}

#[test]
fn what_is_no_allowed_origin_byte_for_byte_is_foreign() {
    for origin in [
        "",
        "null",
        "https://APP.example.com",
        "https://app.example.com/",
        " https://app.example.com",
        "https://app.example.com\n",
        // Two field lines that a proxy joined.
        "https://app.example.com, https://app.example.com",
    ] {
        let response = typical(call("GET", &[("origin", origin)]));
        assert_eq!(header(&response, "access-control-allow-origin"), None, "{origin:?}");
        assert_eq!(header(&response, "vary"), Some("Origin"), "{origin:?}");
    }
}

#[test]
fn without_an_origin_the_answer_still_varies_on_it() {
    let response = typical(call("GET", &[]));
    assert_eq!(headers(&response), [("content-type", "application/json"), ("vary", "Origin")]);
}

#[cors(origins = "https://app.example.com", methods = "*", headers = "*", credentials)]
fn echoing(context: Context) -> Response {
    context.res.empty()
}

#[test]
fn with_credentials_a_preflights_own_wishes_are_echoed() {
    let response = echoing(call(
        "OPTIONS",
        &[APP, ("access-control-request-method", "PATCH"), ("access-control-request-headers", "x-one,x-two")],
    ));
    assert_eq!(
        headers(&response),
        [
            ("access-control-allow-credentials", "true"),
            ("access-control-allow-headers", "x-one,x-two"),
            ("access-control-allow-methods", "PATCH"),
            ("access-control-allow-origin", "https://app.example.com"),
            ("vary", "Access-Control-Request-Method, Access-Control-Request-Headers"),
        ]
    );
}

#[test]
fn a_preflights_control_character_is_not_echoed() {
    let response = echoing(call(
        "OPTIONS",
        &[
            APP,
            ("access-control-request-method", "PATCH"),
            ("access-control-request-headers", "x-one\r\nset-cookie: a"),
        ],
    ));
    assert_eq!(response.status_code, 204);
    assert_eq!(header(&response, "access-control-allow-headers"), None);
}

// What a function sets by hand.

#[cors(origins = "https://app.example.com, https://www.example.com")]
fn hand_set(context: Context) -> Response {
    made(
        200,
        &[
            ("Access-Control-Allow-Origin", "*"),
            ("ACCESS-CONTROL-ALLOW-CREDENTIALS", "true"),
            ("access-control-max-age", "5"),
            ("x-Access-Control", "stays"),
        ],
        &context.req.body_text(),
    )
}

#[test]
fn hand_set_access_control_headers_are_replaced_whatever_their_case() {
    let response = hand_set(call("GET", &[APP]));
    assert_eq!(
        headers(&response),
        [("access-control-allow-origin", "https://app.example.com"), ("vary", "Origin"), ("x-Access-Control", "stays"),]
    );
}

#[test]
fn hand_set_access_control_headers_are_removed_for_a_foreign_origin() {
    let response = hand_set(call("GET", &[EVIL]));
    assert_eq!(headers(&response), [("vary", "Origin"), ("x-Access-Control", "stays")]);
}

#[cors(origins = "https://app.example.com, https://www.example.com")]
fn varying(context: Context) -> Response {
    let lines = context.req.headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case("vary"));
    Response { headers: lines.map(|(name, value)| (name.clone(), value.clone())).collect(), ..Response::new() }
}

/// The one line of `Vary` left of what the function set.
fn vary(set: &[(&str, &str)]) -> String {
    let response = varying(call("GET", set));
    let is_vary = |name: &&String| name.eq_ignore_ascii_case("vary");
    assert_eq!(response.headers.keys().filter(is_vary).count(), 1, "{:?}", response.headers);
    let name = response.headers.keys().find(is_vary).unwrap();
    response.headers[name].clone()
}

#[test]
fn vary_is_merged_with_the_functions_own_whatever_its_case() {
    assert_eq!(vary(&[]), "Origin");
    assert_eq!(vary(&[("vary", "Accept")]), "Accept, Origin");
    assert_eq!(vary(&[("VARY", "Accept, Cookie")]), "Accept, Cookie, Origin");
}

#[test]
fn vary_never_has_origin_twice() {
    assert_eq!(vary(&[("Vary", "Origin")]), "Origin");
    assert_eq!(vary(&[("Vary", "Accept,origin")]), "Accept,origin");
}

#[test]
fn vary_keeps_its_star() {
    assert_eq!(vary(&[("Vary", "*")]), "*");
}

#[test]
fn vary_in_several_cases_becomes_one_line_since_the_runtime_would_drop_the_others() {
    assert_eq!(vary(&[("Vary", "Accept"), ("vary", "Cookie")]), "Accept, Cookie, Origin");
    // The line with `Origin` must not be the one that is dropped.
    assert_eq!(vary(&[("Vary", "Accept"), ("vary", "Origin")]), "Accept, Origin");
}

// What the runtime cannot send: it would answer a bare 500 without any header.

#[cors(origins = "https://app.example.com")]
fn sending(context: Context) -> Response {
    let headers = context
        .req
        .headers
        .iter()
        .filter_map(|(name, value)| name.strip_prefix("send-").map(|name| (name.to_owned(), value.clone())));
    Response {
        status_code: context.req.headers.get("status").map_or(200, |status| status.parse().unwrap()),
        body: b"the function's own".to_vec(),
        headers: headers.collect(),
    }
}

fn send(status: u16, headers: &[(&str, &str)]) -> Response {
    let mut context = call("GET", headers);
    context.req.headers.insert("status".to_owned(), status.to_string());
    sending(context)
}

/// A 500 that reaches the page.
fn assert_replaced(response: &Response, what: &str) {
    assert_eq!((response.status_code, body(response)), (500, INTERNAL_SERVER_ERROR), "{what}");
    assert_eq!(
        headers(response),
        [("access-control-allow-origin", "https://app.example.com"), ("content-type", "application/json")],
        "{what}"
    );
}

#[test]
fn a_control_character_in_a_header_becomes_a_500_with_the_headers() {
    for value in ["a\u{0}", "a\u{1f}b", "a\r\nb: c", "a\n", "a\u{7f}"] {
        assert_replaced(&send(200, &[("send-x-one", value)]), value);
    }
}

#[test]
fn a_malformed_header_name_becomes_a_500_with_the_headers() {
    for name in ["send-", "send-x one", "send-x:one", "send-ä", "send-x\n"] {
        assert_replaced(&send(200, &[(name, "a")]), name);
    }
}

#[test]
fn a_tab_and_text_beyond_ascii_are_legal_in_a_header() {
    let response = send(200, &[("send-x-one", "a\tb"), ("send-x-two", "grün")]);
    assert_eq!(body(&response), "the function's own");
    assert_eq!((header(&response, "x-one"), header(&response, "x-two")), (Some("a\tb"), Some("grün")));
}

#[test]
fn set_cookie_holds_a_cookie_on_each_line() {
    let response = send(200, &[("send-Set-Cookie", "a=1\nb=2")]);
    assert_eq!(body(&response), "the function's own");
    assert_eq!(header(&response, "Set-Cookie"), Some("a=1\nb=2"));
    assert_replaced(&send(200, &[("send-set-cookie", "a=1\r\nb=2")]), "a carriage return");
}

#[test]
fn a_hand_set_access_control_header_that_cannot_be_sent_is_removed_as_any_other() {
    let response = send(200, &[("send-Access-Control-Allow-Origin", "*\n")]);
    assert_eq!(body(&response), "the function's own");
    assert_eq!(headers(&response), [("access-control-allow-origin", "https://app.example.com")]);
}

#[test]
fn a_status_that_cannot_be_sent_becomes_a_500_with_the_headers() {
    for status in [1, 99, 100, 101, 199, 1000, u16::MAX] {
        assert_replaced(&send(status, &[]), &status.to_string());
    }
}

#[test]
fn a_status_that_can_be_sent_is_left_alone() {
    // The runtime sends 200 for 0.
    for status in [0, 200, 204, 404, 599, 999] {
        let response = send(status, &[]);
        assert_eq!((response.status_code, body(&response)), (status, "the function's own"));
    }
}

// Errors.

#[derive(Debug)]
enum ShopError {
    SoldOut,
    #[allow(dead_code, reason = "`Debug` reads it, for the log")]
    Database(&'static str),
}

impl ErrorResponse for ShopError {
    fn status(&self) -> StatusCode {
        match self {
            Self::SoldOut => StatusCode::CONFLICT,
            Self::Database(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn message(&self) -> Cow<'static, str> {
        match self {
            Self::SoldOut => Cow::Borrowed("sold \"out\""),
            Self::Database(_) => Cow::Borrowed("Internal Server Error"),
        }
    }
}

#[cors(origins = "https://app.example.com")]
fn shop(context: Context) -> Result<Response, ShopError> {
    match context.req.method.as_str() {
        "BUY" => Err(ShopError::SoldOut),
        _ => Err(ShopError::Database("hunter2")),
    }
}

#[test]
fn an_error_type_of_ones_own_says_its_status_and_its_public_text() {
    let response = shop(call("BUY", &[APP]));
    assert_eq!((response.status_code, body(&response)), (409, r#"{"error":"sold \"out\""}"#));
    assert_eq!(
        headers(&response),
        [("access-control-allow-origin", "https://app.example.com"), ("content-type", "application/json")]
    );
}

#[derive(Debug)]
struct OneLine;
impl ErrorResponse for OneLine {}

#[cors(origins = "https://app.example.com")]
fn one_line(_context: Context) -> Result<Response, OneLine> {
    Err(OneLine)
}

#[test]
fn one_line_makes_an_error_type_a_500() {
    let response = one_line(call("GET", &[APP]));
    assert_eq!((response.status_code, body(&response)), (500, INTERNAL_SERVER_ERROR));
}

#[cors(origins = "https://app.example.com")]
fn status(_context: Context) -> Result<Response, StatusCode> {
    Err(StatusCode::NOT_FOUND)
}

#[cors(origins = "https://app.example.com")]
fn status_and_text(_context: Context) -> Result<Response, (StatusCode, String)> {
    Err((StatusCode::UNPROCESSABLE_ENTITY, "no such size".to_owned()))
}

#[cors(origins = "https://app.example.com")]
fn response(_context: Context) -> Result<Response, Response> {
    Err(made(410, &[("content-type", "text/plain")], "gone"))
}

#[test]
fn statuses_pairs_and_responses_are_errors_as_well() {
    let status = status(call("GET", &[APP]));
    assert_eq!((status.status_code, body(&status)), (404, r#"{"error":"Not Found"}"#));
    let pair = status_and_text(call("GET", &[APP]));
    assert_eq!((pair.status_code, body(&pair)), (422, r#"{"error":"no such size"}"#));
    let response = response(call("GET", &[APP]));
    assert_eq!((response.status_code, body(&response)), (410, "gone"));
    for response in [status, pair, response] {
        assert_eq!(header(&response, "access-control-allow-origin"), Some("https://app.example.com"));
    }
}

#[cors(origins = "https://app.example.com")]
fn boxed(_context: Context) -> Result<Response, Box<dyn Error>> {
    Err("hunter2")?
}

#[cors(origins = "https://app.example.com")]
fn boxed_to_send(_context: Context) -> Result<Response, Box<dyn Error + Send + Sync>> {
    Err("hunter2")?
}

#[cors(origins = "https://app.example.com", error = internal_server_error)]
fn foreign_error(context: Context) -> Result<Response, fmt::Error> {
    let _ = context;
    Err(fmt::Error)
}

#[test]
fn a_servers_errors_text_never_reaches_the_client() {
    for function in [boxed, boxed_to_send, foreign_error, shop] {
        let response = function(call("GET", &[APP]));
        assert_eq!((response.status_code, body(&response)), (500, INTERNAL_SERVER_ERROR));
        assert_eq!(header(&response, "access-control-allow-origin"), Some("https://app.example.com"));
    }
}

#[cors(origins = "https://app.example.com", error = into_teapot)]
fn teapot(context: Context) -> Result<Response, String> {
    Err(context.req.method)
}

fn into_teapot(method: String) -> Response {
    made(418, &[("Access-Control-Allow-Origin", "*"), ("Content-Type", "text/html")], &method)
}

#[test]
fn a_function_named_by_error_makes_the_response() {
    let response = teapot(call("BREW", &[APP]));
    assert_eq!((response.status_code, body(&response)), (418, "BREW"));
    assert_eq!(
        headers(&response),
        [("Content-Type", "text/html"), ("access-control-allow-origin", "https://app.example.com")]
    );
}

#[test]
fn an_error_always_has_a_body_since_appwrite_would_put_its_page_there() {
    let response = teapot(call("", &[APP]));
    assert_eq!((response.status_code, body(&response)), (418, r#"{"error":"I'm a teapot"}"#));
    assert_eq!(
        headers(&response),
        [("access-control-allow-origin", "https://app.example.com"), ("content-type", "application/json")]
    );
}

#[test]
fn an_empty_body_below_400_is_left_empty() {
    let response = echoing(call("GET", &[APP]));
    assert_eq!((response.status_code, body(&response)), (204, ""));
}

// Panics.

#[cors(origins = "https://app.example.com", catch_panics)]
fn panicking(context: Context) -> Response {
    panic!("hunter2, said {}", context.req.method)
}

#[cors(origins = "https://app.example.com", catch_panics)]
fn panicking_result(_context: Context) -> Result<Response, OneLine> {
    panic!("hunter2")
}

#[test]
fn a_caught_panic_is_json_with_500_and_the_declared_headers() {
    for function in [panicking, panicking_result] {
        assert_replaced(&function(call("GET", &[APP])), "a panic");
    }
}

#[cors(origins = "https://app.example.com")]
fn uncaught(_context: Context) -> Response {
    panic!("for the runtime to catch")
}

#[test]
#[should_panic(expected = "for the runtime to catch")]
fn a_panic_is_the_runtimes_where_none_was_to_be_caught() {
    let _ = uncaught(call("GET", &[APP]));
}

// The log.

/// What an error says to the log.
fn report<E: IntoErrorResponse<Response>>(error: &E) -> Vec<String> {
    let mut lines = Vec::new();
    error.report(&mut |line| lines.push(line.to_string()));
    lines
}

#[test]
fn a_servers_error_is_reported_and_a_clients_is_not() {
    assert_eq!(report(&ShopError::Database("hunter2")), ["Database(\"hunter2\")"]);
    assert_eq!(report(&ShopError::SoldOut), [""; 0]);
    assert_eq!(report::<Box<dyn Error>>(&"hunter2".into()), ["hunter2"]);
    assert_eq!(report::<Box<dyn Error + Send + Sync>>(&"hunter2".into()), ["hunter2"]);
    assert_eq!(report(&(StatusCode::INTERNAL_SERVER_ERROR, "public")), [""; 0]);
}

/// What `function` wrote to the log of its errors; `None` on a machine where there can be none.
///
/// The published types write a log to `/mnt/logs` alone and show it to nobody.
fn errors_logged(function: fn(Context) -> Response, headers: &[(&str, &str)]) -> Option<String> {
    static CALLS: Mutex<u32> = Mutex::new(0);
    let mut calls = CALLS.lock().unwrap_or_else(PoisonError::into_inner);
    *calls += 1;
    let id = format!("cors-tests-{}-{}", std::process::id(), *calls);
    let [errors, logs] = ["errors", "logs"].map(|kind| format!("/mnt/logs/{id}_{kind}.log"));
    if fs::create_dir_all("/mnt/logs").is_err() || fs::write(&errors, "").is_err() {
        eprintln!("/mnt/logs cannot be written: the function's log was not looked at");
        return None;
    }
    let logger = Logger::new("enabled", Some(id)).unwrap();
    let _ = function(logged_call("GET", headers, logger.clone()));
    logger.end();
    let text = fs::read_to_string(&errors).unwrap();
    for file in [errors, logs] {
        fs::remove_file(file).unwrap();
    }
    // Left as it was found.
    let _ = fs::remove_dir("/mnt/logs");
    Some(text)
}

#[test]
fn what_the_client_is_not_told_is_in_the_functions_log() {
    type Row = (fn(Context) -> Response, &'static str);
    let rows: [Row; 5] = [
        (boxed, r#""message":"hunter2""#),
        (boxed_to_send, r#""message":"hunter2""#),
        (shop, r#""message":"Database(\"hunter2\")""#),
        (panicking, r#""message":"the handler panicked: hunter2, said GET""#),
        (panicking_result, r#""message":"the handler panicked: hunter2""#),
    ];
    for (function, expected) in rows {
        if let Some(log) = errors_logged(function, &[APP]) {
            assert!(log.contains(expected), "{log}");
            assert_eq!(log.lines().count(), 1, "{log}");
        }
    }
}

#[test]
fn the_log_names_the_header_that_could_not_be_sent_and_not_its_value() {
    if let Some(log) = errors_logged(sending, &[("send-x-one", "hunter2\n")]) {
        assert!(log.contains("x-one"), "{log}");
        assert!(!log.contains("hunter2"), "{log}");
    }
}

#[test]
fn a_clients_error_leaves_no_line_in_the_log_of_errors() {
    if let Some(log) = errors_logged(status, &[APP]) {
        assert_eq!(log, "");
    }
}
