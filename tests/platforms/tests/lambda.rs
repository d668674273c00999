//! AWS Lambda, by `lambda_http`'s own adapter: an event of each gateway goes in as JSON, and its answer comes out as JSON.

#![allow(missing_docs, reason = "a test is no API")]
#![allow(clippy::unused_async, reason = "the platform awaits its handlers")]
#![allow(clippy::needless_pass_by_value, reason = "a conversion owns its error")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by a panic")]

use std::{borrow::Cow, convert::Infallible, error::Error as StdError, fs, future::Future};

use bytes::Bytes;
use cors_runtime::{lambda, ErrorResponse};
use http::{header::VARY, HeaderValue, Response, StatusCode};
use http_body_util::StreamBody;
use lambda_http::{service_fn, Adapter, Body, Context, Error, IntoResponse, LambdaEvent, Request, Service};
use serde_json::{json, Value};

const APP: (&str, &str) = ("origin", "https://app.example.com");
const PREVIEW: (&str, &str) = ("origin", "https://42.preview.example.com");
const EVIL: (&str, &str) = ("origin", "https://evil.example");
const ASKS_FOR_PUT: (&str, &str) = ("access-control-request-method", "PUT");

/// What stands in front of the function.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Gateway {
    RestApi,
    HttpApi,
    FunctionUrl,
    LoadBalancer,
    LoadBalancerMultiValue,
}

use Gateway::{FunctionUrl, HttpApi, LoadBalancer, LoadBalancerMultiValue, RestApi};

const GATEWAYS: [Gateway; 5] = [RestApi, HttpApi, FunctionUrl, LoadBalancer, LoadBalancerMultiValue];

impl Gateway {
    /// Its event for a request, after the one in the file.
    fn event(self, method: &str, headers: &[(&str, &str)]) -> String {
        let file = match self {
            RestApi => "rest-api",
            HttpApi => "http-api",
            FunctionUrl => "function-url",
            LoadBalancer => "load-balancer",
            LoadBalancerMultiValue => "load-balancer-multi-value",
        };
        let mut event: Value =
            serde_json::from_str(&fs::read_to_string(format!("events/{file}.json")).unwrap()).unwrap();
        match self {
            HttpApi | FunctionUrl => event["requestContext"]["http"]["method"] = method.into(),
            RestApi | LoadBalancer | LoadBalancerMultiValue => event["httpMethod"] = method.into(),
        }
        for (name, value) in headers {
            if self != LoadBalancerMultiValue {
                event["headers"][name] = (*value).into();
            }
            if matches!(self, RestApi | LoadBalancerMultiValue) {
                event["multiValueHeaders"][name] = json!([value]);
            }
        }
        event.to_string()
    }
}

/// A gateway's answer.
struct Answer(Value);

impl Answer {
    fn status(&self) -> u64 {
        self.0["statusCode"].as_u64().unwrap()
    }

    fn body(&self) -> &str {
        self.0["body"].as_str().unwrap_or_default()
    }

    /// The lines of a header, where the gateway looks for them.
    fn lines(&self, gateway: Gateway, name: &str) -> Vec<&str> {
        let lines = match gateway {
            HttpApi | FunctionUrl | LoadBalancer => self.0["headers"].get(name).map(std::slice::from_ref),
            RestApi | LoadBalancerMultiValue => {
                self.0["multiValueHeaders"].get(name).map(|lines| &lines.as_array().unwrap()[..])
            }
        };
        lines.unwrap_or_default().iter().map(|line| line.as_str().unwrap()).collect()
    }

    /// The names of the CORS protocol's headers.
    fn cors_headers(&self, gateway: Gateway) -> Vec<&str> {
        let field = if matches!(gateway, RestApi | LoadBalancerMultiValue) { "multiValueHeaders" } else { "headers" };
        let headers = self.0[field].as_object().unwrap();
        headers.keys().map(String::as_str).filter(|name| name.starts_with("access-control-")).collect()
    }
}

/// Runs `handler` as `lambda_http::run` does. A failed invocation fails the test.
fn invoke<F, R, E>(handler: fn(Request) -> F, gateway: Gateway, method: &str, headers: &[(&str, &str)]) -> Answer
where
    F: Future<Output = Result<R, E>> + Send + 'static,
    R: IntoResponse + 'static,
    E: std::fmt::Debug + 'static,
{
    invoke_by(handler, &gateway.event(method, headers))
}

/// The same, by an event.
fn invoke_by<F, R, E>(handler: fn(Request) -> F, event: &str) -> Answer
where
    F: Future<Output = Result<R, E>> + Send + 'static,
    R: IntoResponse + 'static,
    E: std::fmt::Debug + 'static,
{
    let payload = serde_json::from_str(event).unwrap();
    let mut adapter = Adapter::from(service_fn(handler));
    let answer = pollster::block_on(adapter.call(LambdaEvent::new(payload, Context::default())));
    Answer(serde_json::to_value(answer.unwrap()).unwrap())
}

/// The plain attribute: the function's signature stays.
#[cors_runtime::cors(origins = "https://app.example.com", methods = "PUT", expose_headers = "x-request-id")]
async fn plain(request: Request) -> Result<Response<Body>, Error> {
    if request.headers().contains_key("x-fail") {
        return Err("the disk is full".into());
    }
    Ok(Response::builder().header("x-request-id", "7").body("hello".into())?)
}

/// The adapter's attribute: anything that becomes a response.
#[lambda::cors(
    origins = ["https://app.example.com", "https://*.preview.example.com"],
    methods = "GET, PUT",
    headers = "content-type",
    credentials,
    max_age = 600,
    dangerously_allow_public_suffixes = "this build has no list of them"
)]
async fn adapted(request: Request) -> Result<impl IntoResponse, Error> {
    if request.headers().contains_key("x-fail") {
        return Err("the disk is full".into());
    }
    Ok((StatusCode::CREATED, json!({ "hello": "world" })))
}

#[test]
fn a_preflight_is_answered_behind_every_gateway() {
    for gateway in GATEWAYS {
        let answer = invoke(plain, gateway, "OPTIONS", &[APP, ASKS_FOR_PUT]);
        assert_eq!(answer.status(), 204, "{gateway:?}");
        assert_eq!(answer.body(), "", "{gateway:?}");
        assert_eq!(answer.lines(gateway, "access-control-allow-origin"), ["https://app.example.com"], "{gateway:?}");
        assert_eq!(answer.lines(gateway, "access-control-allow-methods"), ["PUT"], "{gateway:?}");

        let answer = invoke(adapted, gateway, "OPTIONS", &[PREVIEW, ASKS_FOR_PUT]);
        assert_eq!(answer.status(), 204, "{gateway:?}");
        assert_eq!(answer.body(), "", "{gateway:?}");
        let expected = [
            ("access-control-allow-origin", "https://42.preview.example.com"),
            ("access-control-allow-credentials", "true"),
            ("access-control-allow-methods", "GET, PUT"),
            ("access-control-allow-headers", "content-type"),
            ("access-control-max-age", "600"),
            ("vary", "Origin"),
        ];
        for (name, value) in expected {
            assert_eq!(answer.lines(gateway, name), [value], "{gateway:?}, {name}");
        }
    }
}

#[test]
fn a_success_carries_the_headers_behind_every_gateway() {
    for gateway in GATEWAYS {
        let answer = invoke(plain, gateway, "PUT", &[APP]);
        assert_eq!((answer.status(), answer.body()), (200, "hello"), "{gateway:?}");
        assert_eq!(answer.lines(gateway, "access-control-allow-origin"), ["https://app.example.com"], "{gateway:?}");
        assert_eq!(answer.lines(gateway, "access-control-expose-headers"), ["x-request-id"], "{gateway:?}");

        let answer = invoke(adapted, gateway, "GET", &[APP]);
        assert_eq!((answer.status(), answer.body()), (201, r#"{"hello":"world"}"#), "{gateway:?}");
        assert_eq!(answer.lines(gateway, "content-type"), ["application/json"], "{gateway:?}");
        assert_eq!(answer.lines(gateway, "access-control-allow-origin"), ["https://app.example.com"], "{gateway:?}");
        assert_eq!(answer.lines(gateway, "access-control-allow-credentials"), ["true"], "{gateway:?}");
        assert_eq!(answer.lines(gateway, "vary"), ["Origin"], "{gateway:?}");
    }
}

#[test]
fn an_error_is_a_500_with_the_headers_and_no_failed_invocation() {
    for gateway in GATEWAYS {
        for answer in [
            invoke(plain, gateway, "PUT", &[APP, ("x-fail", "1")]),
            invoke(adapted, gateway, "PUT", &[APP, ("x-fail", "1")]),
        ] {
            assert_eq!((answer.status(), answer.body()), (500, "Internal Server Error"), "{gateway:?}");
            assert_eq!(
                answer.lines(gateway, "access-control-allow-origin"),
                ["https://app.example.com"],
                "{gateway:?}"
            );
        }
    }
}

#[test]
fn a_foreign_origin_gets_no_headers() {
    for gateway in GATEWAYS {
        for (method, headers) in [("GET", &[EVIL][..]), ("OPTIONS", &[EVIL, ASKS_FOR_PUT])] {
            let answer = invoke(adapted, gateway, method, headers);
            assert!(answer.cors_headers(gateway).is_empty(), "{gateway:?}, {method}");
            assert_eq!(answer.lines(gateway, "vary"), ["Origin"], "{gateway:?}, {method}");
        }
    }
}

/// Two lines, or one with both. Of a REST API's event `lambda_http` shows the last alone: then there is one.
#[test]
fn two_origins_match_none() {
    let (_, app) = APP;
    for gateway in [HttpApi, FunctionUrl, LoadBalancer, LoadBalancerMultiValue] {
        let mut event: Value = serde_json::from_str(&gateway.event("GET", &[APP])).unwrap();
        if gateway == LoadBalancerMultiValue {
            event["multiValueHeaders"]["origin"] = json!([app, app]);
        } else {
            event["headers"]["origin"] = format!("{app},{app}").into();
        }
        let answer = invoke_by(adapted, &event.to_string());
        assert_eq!(answer.status(), 201, "{gateway:?}");
        assert!(answer.cors_headers(gateway).is_empty(), "{gateway:?}");
        assert_eq!(answer.lines(gateway, "vary"), ["Origin"], "{gateway:?}");
    }
}

#[test]
fn head_is_an_ordinary_request() {
    for gateway in GATEWAYS {
        let answer = invoke(adapted, gateway, "HEAD", &[APP]);
        assert_eq!(answer.status(), 201, "{gateway:?}");
        assert_eq!(answer.lines(gateway, "access-control-allow-origin"), ["https://app.example.com"], "{gateway:?}");
    }
}

#[test]
fn an_options_request_that_is_no_preflight_reaches_the_handler() {
    assert_eq!(invoke(adapted, HttpApi, "OPTIONS", &[APP]).status(), 201);
}

/// A response that varies on more, and sets a CORS header by hand.
fn varied() -> Response<Body> {
    let mut response = Response::new(Body::from("hello"));
    response.headers_mut().insert("access-control-allow-origin", HeaderValue::from_static("*"));
    response.headers_mut().append(VARY, HeaderValue::from_static("accept"));
    response.headers_mut().append(VARY, HeaderValue::from_static("cookie"));
    response
}

#[lambda::cors(origins = "https://app.example.com, https://admin.example.com")]
async fn varies(_request: Request) -> Response<Body> {
    varied()
}

#[test]
fn several_vary_lines_become_one_since_most_gateways_send_the_first_alone() {
    for gateway in GATEWAYS {
        let answer = invoke(varies, gateway, "GET", &[APP]);
        assert_eq!(answer.lines(gateway, "vary"), ["accept, cookie, Origin"], "{gateway:?}");
        assert_eq!(answer.lines(gateway, "access-control-allow-origin"), ["https://app.example.com"], "{gateway:?}");
    }
}

#[cors_runtime::cors(origins = "https://app.example.com, https://admin.example.com")]
async fn varies_plainly(_request: Request) -> Result<Response<Body>, Error> {
    Ok(varied())
}

/// What the documentation of `cors_runtime::lambda` says of the plain attribute.
#[test]
fn under_the_plain_attribute_lambda_http_loses_every_vary_line_but_the_first() {
    let lines = |gateway| {
        let answer = invoke(varies_plainly, gateway, "GET", &[APP]);
        answer.lines(gateway, "vary").join(" | ")
    };
    assert_eq!(
        GATEWAYS.map(lines),
        ["accept | cookie | Origin", "accept", "accept", "accept", "accept | cookie | Origin"]
    );
}

/// No text: bytes, or a stream of them.
#[lambda::cors(origins = "https://app.example.com")]
async fn bytes(request: Request) -> Response<Body> {
    let response = Response::builder().header("content-type", "application/octet-stream");
    if request.headers().contains_key("x-streamed") {
        let pieces = [&[0xff, 0x00][..], b"7"];
        let frames = pieces.map(|piece| Ok::<_, Infallible>(http_body::Frame::data(Bytes::from(piece))));
        let stream = StreamBody::new(futures_util::stream::iter(frames));
        return response.body(stream).unwrap().into_response().await;
    }
    response.body(Body::Binary(vec![0xff, 0x00, b'7'])).unwrap()
}

#[test]
fn bytes_are_left_as_they_are() {
    for gateway in GATEWAYS {
        for headers in [&[APP][..], &[APP, ("x-streamed", "1")]] {
            let answer = invoke(bytes, gateway, "GET", headers);
            assert_eq!((answer.body(), &answer.0["isBase64Encoded"]), ("/wA3", &json!(true)), "{gateway:?}");
            assert_eq!(
                answer.lines(gateway, "access-control-allow-origin"),
                ["https://app.example.com"],
                "{gateway:?}"
            );
        }
    }
}

#[lambda::cors(origins = "https://app.example.com", catch_panics)]
async fn panics(request: Request) -> Result<String, Error> {
    assert!(request.headers().contains_key("x-calm"), "no such luck");
    Ok("calm".to_owned())
}

#[test]
fn a_panic_is_a_500_with_the_headers() {
    let answer = invoke(panics, HttpApi, "GET", &[APP]);
    assert_eq!((answer.status(), answer.body()), (500, "Internal Server Error"));
    assert_eq!(answer.lines(HttpApi, "access-control-allow-origin"), ["https://app.example.com"]);

    let answer = invoke(panics, HttpApi, "GET", &[APP, ("x-calm", "1")]);
    assert_eq!((answer.status(), answer.body()), (200, "calm"));
}

/// A body that breaks: `lambda_http` panics on it when it makes the response.
#[lambda::cors(origins = "https://app.example.com", catch_panics)]
async fn breaks(_request: Request) -> Result<impl IntoResponse, Infallible> {
    let broken: Result<http_body::Frame<Bytes>, String> = Err("the connection is gone".to_owned());
    Ok(Response::new(StreamBody::new(futures_util::stream::iter([broken]))))
}

#[test]
fn a_panic_over_a_broken_body_is_caught_as_well() {
    let answer = invoke(breaks, HttpApi, "GET", &[APP]);
    assert_eq!((answer.status(), answer.body()), (500, "Internal Server Error"));
    assert_eq!(answer.lines(HttpApi, "access-control-allow-origin"), ["https://app.example.com"]);
}

#[derive(Debug)]
struct OutOfStock;

impl ErrorResponse for OutOfStock {
    fn status(&self) -> StatusCode {
        StatusCode::CONFLICT
    }

    fn message(&self) -> Cow<'static, str> {
        "out of stock".into()
    }
}

#[lambda::cors(origins = "https://app.example.com")]
async fn own_error(_request: Request) -> Result<&'static str, OutOfStock> {
    Err(OutOfStock)
}

#[test]
fn an_error_of_ones_own_has_its_status_and_text() {
    let answer = invoke(own_error, RestApi, "GET", &[APP]);
    assert_eq!((answer.status(), answer.body()), (409, "out of stock"));
    assert_eq!(answer.lines(RestApi, "access-control-allow-origin"), ["https://app.example.com"]);
}

fn teapot(error: std::num::ParseIntError) -> lambda::Response {
    let mut response = Response::new(Body::from(error.to_string()));
    *response.status_mut() = StatusCode::IM_A_TEAPOT;
    response
}

#[lambda::cors(origins = "https://app.example.com", error = teapot)]
async fn named_conversion(_request: Request) -> Result<String, std::num::ParseIntError> {
    Ok("seven".parse::<u8>()?.to_string())
}

#[lambda::cors(origins = "https://app.example.com", error = teapot, catch_panics)]
async fn named_conversion_and_panics(_request: Request) -> Result<String, std::num::ParseIntError> {
    Ok("seven".parse::<u8>()?.to_string())
}

#[test]
fn the_conversion_that_error_names_is_used() {
    for answer in
        [invoke(named_conversion, HttpApi, "GET", &[APP]), invoke(named_conversion_and_panics, HttpApi, "GET", &[APP])]
    {
        assert_eq!((answer.status(), answer.body()), (418, "invalid digit found in string"));
        assert_eq!(answer.lines(HttpApi, "access-control-allow-origin"), ["https://app.example.com"]);
    }
}

/// An error that may not cross threads, where `lambda_http` wants a future that may.
#[lambda::cors(origins = "https://app.example.com")]
async fn error_of_one_thread(_request: Request) -> Result<String, Box<dyn StdError>> {
    Ok("seven".parse::<u8>()?.to_string())
}

#[test]
fn an_error_need_not_be_fit_to_cross_threads() {
    assert_eq!(invoke(error_of_one_thread, HttpApi, "GET", &[APP]).status(), 500);
}

struct Shop {
    name: &'static str,
}

impl Shop {
    #[lambda::cors(origins = "https://app.example.com")]
    async fn open(&self, request: Request) -> Result<impl IntoResponse, Error> {
        let number: u8 = request.headers().get("x-number").ok_or("no number")?.to_str()?.parse()?;
        Ok(format!("{} {number}", self.name))
    }
}

#[test]
fn a_method_may_hide_its_response_too() {
    let shop = Shop { name: "tea" };
    let request = Request::new(Body::Empty);
    let Ok(response) = pollster::block_on(shop.open(request));
    assert_eq!(response.status(), 500);

    let mut request = Request::new(Body::Empty);
    request.headers_mut().insert("x-number", HeaderValue::from_static("7"));
    let Ok(response) = pollster::block_on(shop.open(request));
    assert_eq!(response.body(), &Body::from("tea 7"));
    assert_eq!(response.headers()["access-control-allow-origin"], "https://app.example.com");
}

/// Every shape of output that `lambda_http` documents.
mod outputs {
    use super::{lambda, IntoResponse, Request};

    macro_rules! handlers {
        ($($name:ident: $output:ty = $value:expr;)*) => {
            $(
                #[lambda::cors(origins = "https://app.example.com")]
                pub(super) async fn $name(_request: Request) -> $output {
                    $value
                }
            )*
        };
    }

    handlers! {
        text: String = "text".to_owned();
        literal: &'static str = "text";
        bytes: Vec<u8> = b"text".to_vec();
        pair: (http::StatusCode, &'static str) = (http::StatusCode::ACCEPTED, "text");
        hidden: impl IntoResponse = "text";
    }
}

#[test]
fn whatever_becomes_a_response_carries_the_headers() {
    let answers = [
        invoke(outputs::text, RestApi, "GET", &[APP]),
        invoke(outputs::literal, RestApi, "GET", &[APP]),
        invoke(outputs::bytes, RestApi, "GET", &[APP]),
        invoke(outputs::pair, RestApi, "GET", &[APP]),
        invoke(outputs::hidden, RestApi, "GET", &[APP]),
    ];
    for answer in &answers {
        assert_eq!(answer.lines(RestApi, "access-control-allow-origin"), ["https://app.example.com"]);
    }
    assert_eq!(answers.map(|answer| answer.status()), [200, 200, 200, 202, 200]);
}

#[test]
fn an_answer_on_its_way_shows_what_was_decided() {
    static API: cors_runtime::Policy = cors_runtime::policy!(origins = "https://app.example.com");
    let cors = lambda::check(&API, &Request::default());
    let finish = cors.finish(Response::new(Body::Empty));
    assert_eq!(format!("{finish:?}"), "Finish { decision: Some(Cors { is_preflight: false, .. }), .. }");
}
