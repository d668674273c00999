//! Vercel Functions: `vercel_runtime`'s own service under a real HTTP/1.1 connection, as `vercel_runtime::run` has it.

#![allow(missing_docs, reason = "a test is no API")]
#![allow(clippy::unused_async, reason = "the platform awaits its handlers")]
#![allow(clippy::needless_pass_by_value, reason = "a conversion owns its error")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by a panic")]

mod served;

use std::convert::Infallible;

use bytes::Bytes;
use cors_runtime::{vercel, ErrorResponse};
use http::{header::VARY, HeaderMap, HeaderValue, StatusCode};
use http_body_util::{BodyExt, Full, StreamBody};
use serde_json::{json, Value};
use vercel_runtime::{AppState, Error, Handler, IntoServiceFn, Request, Response, ResponseBody};

use self::served::fetch_at;

const APP: (&str, &str) = ("origin", "https://app.example.com");
const PREVIEW: (&str, &str) = ("origin", "https://42.preview.example.com");
const EVIL: (&str, &str) = ("origin", "https://evil.example");
const ASKS_FOR_PUT: (&str, &str) = ("access-control-request-method", "PUT");

async fn fetch<F, Args>(handler: F, method: &str, headers: &[(&'static str, &str)]) -> Response<Bytes>
where
    F: IntoServiceFn<Args>,
    F::Handler: Handler<Output: Send, Future: Send> + Clone + Send + Sync + 'static,
{
    fetch_at("/", handler, method, headers).await
}

fn lines<'a>(response: &'a Response<Bytes>, name: &str) -> Vec<&'a str> {
    response.headers().get_all(name).iter().map(|line| line.to_str().unwrap()).collect()
}

fn has_cors_headers(headers: &HeaderMap) -> bool {
    headers.keys().any(|name| name.as_str().starts_with("access-control-"))
}

#[vercel::cors(
    origins = ["https://app.example.com", "https://*.preview.example.com"],
    methods = "GET, PUT",
    headers = "content-type",
    expose_headers = "x-request-id",
    max_age = 600,
)]
async fn orders(request: Request) -> Result<Response<Value>, Error> {
    if request.headers().contains_key("x-fail") {
        return Err("the disk is full".into());
    }
    let body = request.into_body().collect().await?.to_bytes();
    let response = Response::builder().header("x-request-id", "7").header("content-type", "application/json");
    Ok(response.body(json!({ "read": body.len() }))?)
}

#[tokio::test]
async fn a_preflight_is_answered_without_the_handler() {
    let response = fetch(orders, "OPTIONS", &[PREVIEW, ASKS_FOR_PUT, ("x-fail", "1")]).await;
    assert_eq!(response.status(), 204);
    assert!(response.body().is_empty());
    assert_eq!(lines(&response, "access-control-allow-origin"), ["https://42.preview.example.com"]);
    assert_eq!(lines(&response, "access-control-allow-methods"), ["GET, PUT"]);
    assert_eq!(lines(&response, "access-control-allow-headers"), ["content-type"]);
    assert_eq!(lines(&response, "access-control-max-age"), ["600"]);
    assert_eq!(lines(&response, "vary"), ["Origin"]);
}

#[tokio::test]
async fn a_success_carries_the_headers() {
    let response = fetch(orders, "GET", &[APP]).await;
    assert_eq!(response.status(), 200);
    assert_eq!(response.body(), r#"{"read":0}"#);
    assert_eq!(lines(&response, "access-control-allow-origin"), ["https://app.example.com"]);
    assert_eq!(lines(&response, "access-control-expose-headers"), ["x-request-id"]);
    assert_eq!(lines(&response, "vary"), ["Origin"]);
}

#[tokio::test]
async fn an_error_is_a_500_with_the_headers_and_without_its_text() {
    let response = fetch(orders, "GET", &[APP, ("x-fail", "1")]).await;
    assert_eq!(response.status(), 500);
    assert_eq!(response.body(), "Internal Server Error");
    assert_eq!(lines(&response, "access-control-allow-origin"), ["https://app.example.com"]);
}

#[tokio::test]
async fn a_foreign_origin_gets_no_headers() {
    for (method, status, headers) in [("GET", 200, &[EVIL][..]), ("OPTIONS", 204, &[EVIL, ASKS_FOR_PUT])] {
        let response = fetch(orders, method, headers).await;
        assert_eq!(response.status(), status);
        assert!(!has_cors_headers(response.headers()), "{method}");
        assert_eq!(lines(&response, "vary"), ["Origin"]);
    }
}

#[tokio::test]
async fn two_origins_match_none() {
    let response = fetch(orders, "GET", &[APP, EVIL]).await;
    assert!(!has_cors_headers(response.headers()));
}

#[tokio::test]
async fn head_is_an_ordinary_request() {
    let response = fetch(orders, "HEAD", &[APP]).await;
    assert_eq!(response.status(), 200);
    assert_eq!(lines(&response, "access-control-allow-origin"), ["https://app.example.com"]);
    assert!(response.body().is_empty());
}

#[tokio::test]
async fn an_options_request_that_is_no_preflight_reaches_the_handler() {
    assert_eq!(fetch(orders, "OPTIONS", &[APP]).await.status(), 200);
}

#[vercel::cors(origins = "https://app.example.com, https://admin.example.com")]
async fn varies(_request: Request) -> Response<ResponseBody> {
    let mut response = Response::new("hello".into());
    response.headers_mut().insert("access-control-allow-origin", HeaderValue::from_static("*"));
    response.headers_mut().append(VARY, HeaderValue::from_static("accept"));
    response.headers_mut().append(VARY, HeaderValue::from_static("cookie"));
    response
}

#[tokio::test]
async fn several_vary_lines_are_kept_and_a_hand_set_header_is_replaced() {
    let response = fetch(varies, "GET", &[APP]).await;
    assert_eq!(lines(&response, "vary"), ["accept", "cookie", "Origin"]);
    assert_eq!(lines(&response, "access-control-allow-origin"), ["https://app.example.com"]);
}

#[vercel::cors(origins = "https://app.example.com", catch_panics)]
async fn panics(request: Request) -> &'static str {
    assert!(request.headers().contains_key("x-calm"), "no such luck");
    "calm"
}

#[tokio::test]
async fn a_panic_is_a_500_with_the_headers() {
    let response = fetch(panics, "GET", &[APP]).await;
    assert_eq!(response.status(), 500);
    assert_eq!(response.body(), "Internal Server Error");
    assert_eq!(lines(&response, "access-control-allow-origin"), ["https://app.example.com"]);

    assert_eq!(fetch(panics, "GET", &[APP, ("x-calm", "1")]).await.body(), "calm");
}

#[derive(Debug)]
struct OutOfStock;

impl ErrorResponse for OutOfStock {
    fn status(&self) -> StatusCode {
        StatusCode::CONFLICT
    }
}

#[vercel::cors(origins = "https://app.example.com")]
async fn own_error(_request: Request) -> Result<(), OutOfStock> {
    Err(OutOfStock)
}

#[tokio::test]
async fn an_error_of_ones_own_has_its_status() {
    let response = fetch(own_error, "GET", &[APP]).await;
    assert_eq!(response.status(), 409);
    assert_eq!(response.body(), "Conflict");
    assert_eq!(lines(&response, "access-control-allow-origin"), ["https://app.example.com"]);
}

fn teapot(error: std::num::ParseIntError) -> vercel::Response {
    let mut response = Response::new(error.to_string().into());
    *response.status_mut() = StatusCode::IM_A_TEAPOT;
    response
}

#[vercel::cors(origins = "https://app.example.com", error = teapot)]
async fn named_conversion(_request: Request) -> Result<String, std::num::ParseIntError> {
    Ok("seven".parse::<u8>()?.to_string())
}

#[vercel::cors(origins = "https://app.example.com", error = teapot, catch_panics)]
async fn named_conversion_and_panics(_request: Request) -> Result<String, std::num::ParseIntError> {
    Ok("seven".parse::<u8>()?.to_string())
}

#[tokio::test]
async fn the_conversion_that_error_names_is_used() {
    for response in
        [fetch(named_conversion, "GET", &[APP]).await, fetch(named_conversion_and_panics, "GET", &[APP]).await]
    {
        assert_eq!(response.status(), 418);
        assert_eq!(response.body(), "invalid digit found in string");
        assert_eq!(lines(&response, "access-control-allow-origin"), ["https://app.example.com"]);
    }
}

#[vercel::cors(origins = "https://app.example.com")]
async fn with_state(_request: Request, state: AppState) -> Option<&'static str> {
    state.log_context.info("called");
    None
}

#[tokio::test]
async fn a_handler_may_take_the_state_as_well() {
    let response = fetch(with_state, "GET", &[APP]).await;
    assert_eq!(response.status(), 404);
    assert_eq!(response.body(), "Not Found");
    assert_eq!(lines(&response, "access-control-allow-origin"), ["https://app.example.com"]);
}

type Frames = futures_util::stream::Iter<std::array::IntoIter<Result<http_body::Frame<Bytes>, Error>, 2>>;

/// Two frames: over HTTP/1.1, two chunks.
fn frames() -> StreamBody<Frames> {
    let frame = |text| Ok(http_body::Frame::data(Bytes::from_static(text)));
    StreamBody::new(futures_util::stream::iter([frame(b"one, "), frame(b"two")]))
}

/// Each kind of output that `vercel_runtime` takes, with the attribute and without.
macro_rules! outputs {
    ($($name:ident: $output:ty = $value:expr;)*) => {
        mod bare {
            use super::*;

            $(
                pub(super) async fn $name(_request: Request) -> $output {
                    $value
                }
            )*
        }

        mod annotated {
            use super::*;

            $(
                #[vercel::cors(origins = "https://app.example.com")]
                pub(super) async fn $name(_request: Request) -> $output {
                    $value
                }
            )*
        }

        #[tokio::test]
        async fn every_output_is_answered_as_vercel_itself_would_and_carries_the_headers() {
            $(
                let bare = fetch(bare::$name, "GET", &[APP]).await;
                let annotated = fetch(annotated::$name, "GET", &[APP]).await;
                let name = stringify!($name);
                assert_eq!(annotated.status(), bare.status(), "{name}");
                assert_eq!(annotated.body(), bare.body(), "{name}");
                assert_eq!(lines(&annotated, "access-control-allow-origin"), ["https://app.example.com"], "{name}");
                let others = |response: &Response<Bytes>| {
                    let mut headers = response.headers().clone();
                    for name in ["access-control-allow-origin", "date"] {
                        headers.remove(name);
                    }
                    headers
                };
                assert_eq!(others(&annotated), others(&bare), "{name}");
            )*
        }
    };
}

outputs! {
    text: String = "text".to_owned();
    literal: &'static str = "text";
    bytes: Bytes = Bytes::from_static(b"bytes");
    vector: Vec<u8> = b"bytes".to_vec();
    value: Value = json!([1, 2]);
    status: StatusCode = StatusCode::ACCEPTED;
    nothing: () = ();
    some: Option<String> = Some("text".to_owned());
    none: Option<Value> = None;
    fallible: Result<String, Error> = Ok("text".to_owned());
    response_of_body: Response<ResponseBody> = Response::new(Full::new(Bytes::from_static(b"full")).into());
    response_of_value: Response<Value> = Response::new(json!({ "a": 1 }));
    response_of_text: Response<String> = Response::new("text".to_owned());
    response_of_literal: Response<&'static str> = Response::new("text");
    response_of_vector: Response<Vec<u8>> = Response::new(b"bytes".to_vec());
    response_of_bytes: Response<Bytes> = Response::new(Bytes::from_static(b"bytes"));
    response_of_stream: Response<StreamBody<Frames>> = Response::new(frames());
}

/// Without the attribute's answer, what `vercel_runtime` does with an error: the reason to have it.
#[tokio::test]
async fn vercel_itself_would_send_an_errors_text() {
    async fn fails(_request: Request) -> Result<&'static str, Error> {
        Err("the disk is full".into())
    }
    let response = fetch(fails, "GET", &[APP]).await;
    assert_eq!(response.body(), r#"{"error": "the disk is full"}"#);
}

#[vercel::cors(origins = "https://app.example.com")]
async fn unfailing(_request: Request) -> Result<&'static str, Infallible> {
    Ok("hello")
}

#[tokio::test]
async fn a_result_that_cannot_fail_is_fine() {
    assert_eq!(fetch(unfailing, "GET", &[APP]).await.body(), "hello");
}
