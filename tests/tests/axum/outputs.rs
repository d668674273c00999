//! Whatever axum makes a response of, an annotated handler returns.

use std::{error::Error, num::ParseIntError};

use ::http::{
    header::{ACCEPT, VARY},
    HeaderMap, HeaderValue, StatusCode,
};
use axum::{
    body::Body,
    extract::{Path, Request},
    response::{AppendHeaders, Html, IntoResponse, Redirect, Response},
    Json, Router,
};
use cors_runtime::{
    axum::{cors, routing::get},
    ErrorResponse,
};
use futures::{future::BoxFuture, stream};

use crate::{from_app, send};

const ALLOWED: [&str; 1] = ["access-control-allow-origin: https://app.example.com"];

#[cors(origins = "https://app.example.com")]
async fn unit() {}

#[cors(origins = "https://app.example.com")]
async fn html() -> Html<&'static str> {
    Html("<p>tea</p>")
}

#[cors(origins = "https://app.example.com")]
async fn opaque() -> impl IntoResponse {
    (StatusCode::CREATED, Json(7))
}

#[cors(origins = "https://app.example.com")]
async fn redirect() -> Redirect {
    Redirect::to("/elsewhere")
}

#[cors(origins = "https://app.example.com")]
async fn response() -> Response {
    StatusCode::IM_A_TEAPOT.into_response()
}

#[cors(origins = "https://app.example.com")]
fn future() -> impl std::future::Future<Output = &'static str> {
    std::future::ready("later")
}

#[cors(origins = "https://app.example.com")]
fn boxed() -> BoxFuture<'static, &'static str> {
    Box::pin(async { "boxed" })
}

#[tokio::test]
async fn anything_that_is_a_response() {
    let app: Router = Router::new()
        .route("/unit", get(unit).into())
        .route("/html", get(html).into())
        .route("/opaque", get(opaque).into())
        .route("/redirect", get(redirect).into())
        .route("/response", get(response).into())
        .route("/future", get(future).into())
        .route("/boxed", get(boxed).into());
    let expected = [
        ("/unit", 200, ""),
        ("/html", 200, "<p>tea</p>"),
        ("/opaque", 201, "7"),
        ("/redirect", 303, ""),
        ("/response", 418, ""),
        ("/future", 200, "later"),
        ("/boxed", 200, "boxed"),
    ];
    for (path, status, body) in expected {
        let answer = send(&app, crate::get(path)).await;
        assert_eq!((answer.status, answer.body.as_str()), (status, body), "{path}");
        assert_eq!(answer.cors(), ALLOWED, "{path}");
    }
}

#[tokio::test]
async fn a_foreign_origin_gets_the_answer_without_headers() {
    #[cors(
        origins = "https://app.example.com, https://admin.example.com",
        credentials,
        expose_headers = "x-request-id"
    )]
    async fn two() -> &'static str {
        "tea"
    }
    let app: Router = Router::new().route("/", get(two).into());
    let request = Request::get("/").header("origin", "https://evil.example").body(Body::empty()).unwrap();
    let answer = send(&app, request).await;
    assert_eq!((answer.status, answer.body.as_str()), (200, "tea"));
    assert_eq!(answer.cors(), ["vary: Origin"]);
}

#[derive(Debug)]
enum ShopError {
    SoldOut,
}

impl IntoResponse for ShopError {
    fn into_response(self) -> Response {
        (StatusCode::CONFLICT, format!("{self:?}")).into_response()
    }
}

#[cors(origins = "https://app.example.com")]
async fn order(Path(item): Path<String>) -> Result<impl IntoResponse, ShopError> {
    if item == "coffee" {
        return Err(ShopError::SoldOut);
    }
    Ok((StatusCode::CREATED, item))
}

/// `axum::response::Result`, whose error is any response.
#[cors(origins = "https://app.example.com")]
async fn sweeping(Path(item): Path<String>) -> axum::response::Result<String> {
    let count: u32 = item.parse().map_err(|_| (StatusCode::BAD_REQUEST, "no number"))?;
    Ok(count.to_string())
}

#[tokio::test]
async fn an_error_carries_the_headers() {
    let app: Router =
        Router::new().route("/order/{item}", get(order).into()).route("/number/{item}", get(sweeping).into());
    let expected = [
        ("/order/tea", 201, "tea"),
        ("/order/coffee", 409, "SoldOut"),
        ("/number/7", 200, "7"),
        ("/number/x", 400, "no number"),
    ];
    for (path, status, body) in expected {
        let answer = send(&app, crate::get(path)).await;
        assert_eq!((answer.status, answer.body.as_str()), (status, body), "{path}");
        assert_eq!(answer.cors(), ALLOWED, "{path}");
    }
}

#[allow(clippy::needless_pass_by_value, reason = "as `error` asks for it")]
fn bad_number(error: ParseIntError) -> Response {
    (StatusCode::BAD_REQUEST, error.to_string()).into_response()
}

#[cors(origins = "https://app.example.com", error = bad_number)]
async fn parse(Path(text): Path<String>) -> Result<String, ParseIntError> {
    let number: u32 = text.parse()?;
    Ok(number.to_string())
}

#[cors(origins = "https://app.example.com", error = cors_runtime::internal_server_error)]
async fn boxed_error(Path(text): Path<String>) -> Result<String, Box<dyn Error + Send + Sync>> {
    let number: u32 = text.parse()?;
    Ok(number.to_string())
}

#[cors(origins = "https://app.example.com", error = cors_runtime::internal_server_error)]
async fn no_argument_but_an_error() -> Result<(), Box<dyn Error + Send + Sync>> {
    Err("the disk is full".into())
}

#[derive(Debug)]
struct Gone;

impl ErrorResponse for Gone {
    fn status(&self) -> StatusCode {
        StatusCode::GONE
    }
}

#[cors(origins = "https://app.example.com", error = cors_runtime::IntoErrorResponse::into_error_response)]
async fn error_response() -> Result<&'static str, Gone> {
    Err(Gone)
}

#[tokio::test]
async fn an_error_that_is_no_response_goes_through_a_function() {
    let app: Router = Router::new()
        .route("/parse/{text}", get(parse).into())
        .route("/boxed/{text}", get(boxed_error).into())
        .route("/none", get(no_argument_but_an_error).into())
        .route("/gone", get(error_response).into());
    let expected = [
        ("/parse/7", 200, "7"),
        ("/parse/x", 400, "invalid digit found in string"),
        ("/boxed/7", 200, "7"),
        ("/boxed/x", 500, "Internal Server Error"),
        ("/none", 500, "Internal Server Error"),
        ("/gone", 410, "Gone"),
    ];
    for (path, status, body) in expected {
        let answer = send(&app, crate::get(path)).await;
        assert_eq!((answer.status, answer.body.as_str()), (status, body), "{path}");
        assert_eq!(answer.cors(), ALLOWED, "{path}");
    }
}

#[cors(origins = "https://app.example.com, https://admin.example.com", credentials)]
async fn sets_by_hand() -> impl IntoResponse {
    let mut headers = HeaderMap::new();
    headers.insert("access-control-allow-origin", HeaderValue::from_static("*"));
    headers.insert("access-control-allow-private-network", HeaderValue::from_static("true"));
    (headers, AppendHeaders([(VARY, "accept"), (VARY, "accept-language, Cookie")]), "negotiated")
}

#[tokio::test]
async fn what_is_set_by_hand_is_replaced_and_every_vary_stays() {
    let app: Router = Router::new().route("/", get(sets_by_hand).into());
    let answer = send(&app, crate::get("/")).await;
    assert_eq!(
        answer.cors(),
        [
            "access-control-allow-credentials: true",
            "access-control-allow-origin: https://app.example.com",
            "vary: Origin",
            "vary: accept",
            "vary: accept-language, Cookie",
        ]
    );
    let foreign = from_app("GET", "/").header(ACCEPT, "text/html");
    let mut foreign = foreign.body(Body::empty()).unwrap();
    foreign.headers_mut().insert("origin", "https://evil.example".parse().unwrap());
    let answer = send(&app, foreign).await;
    assert_eq!(answer.body, "negotiated", "the handler runs: CORS is no access control");
    assert_eq!(answer.cors(), ["vary: Origin", "vary: accept", "vary: accept-language, Cookie"]);
}

#[cors(origins = "https://app.example.com")]
async fn streams(request: Request) -> Body {
    drop(request);
    Body::from_stream(stream::iter(["a", "b", "c"].map(Ok::<_, std::io::Error>)))
}

#[tokio::test]
async fn a_stream_is_left_as_it_is() {
    use http_body::Body as _;
    use http_body_util::BodyExt;
    use tower::ServiceExt;

    let app: Router = Router::new().route("/", get(streams).into());
    let mut body = app.oneshot(crate::get("/")).await.unwrap().into_body();
    assert_eq!(body.size_hint().upper(), None, "nobody has read it to the end");
    let mut frames = Vec::new();
    while let Some(frame) = body.frame().await {
        frames.push(frame.unwrap().into_data().unwrap());
    }
    assert_eq!(frames, ["a", "b", "c"]);
}
