//! Errors and panics: responses that carry the headers, and what stays out of their bodies.

use std::{borrow::Cow, error::Error, fmt};

use actix_web::{
    http::StatusCode,
    web::{self, Path, ServiceConfig},
    HttpResponse, Responder, ResponseError,
};
use cors_runtime::{
    actix::{cors, error_response, internal_server_error, routing, Call},
    ErrorResponse,
};

use super::{get, APP, BY_THE_POLICY};

#[derive(Debug)]
struct OutOfStock;

impl fmt::Display for OutOfStock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("out of stock")
    }
}

impl ResponseError for OutOfStock {
    fn status_code(&self) -> StatusCode {
        StatusCode::CONFLICT
    }
}

#[cors(origins = "https://app.example.com")]
async fn own() -> Result<impl Responder, OutOfStock> {
    Err::<&str, _>(OutOfStock)
}

#[cors(origins = "https://app.example.com")]
async fn question_mark(path: Path<String>) -> actix_web::Result<String> {
    let number: u8 = path.parse().map_err(actix_web::error::ErrorBadRequest)?;
    Ok(number.to_string())
}

#[cors(origins = "https://app.example.com")]
async fn boxed() -> Result<HttpResponse, Box<dyn Error>> {
    let number: u8 = "the password is hunter2, not a number".parse().map_err(|_| "hunter2")?;
    Ok(HttpResponse::Ok().body(number.to_string()))
}

#[cors(origins = "https://app.example.com", error = internal_server_error)]
async fn foreign(path: Path<String>) -> Result<String, std::num::ParseIntError> {
    Ok(path.parse::<u8>()?.to_string())
}

#[derive(Debug)]
struct Teapot;

impl ErrorResponse for Teapot {
    fn status(&self) -> http::StatusCode {
        http::StatusCode::IM_A_TEAPOT
    }

    fn message(&self) -> Cow<'static, str> {
        "short and stout".into()
    }
}

#[cors(origins = "https://app.example.com", error = error_response)]
async fn everywhere() -> Result<(), Teapot> {
    Err(Teapot)
}

fn to_pair(error: u8) -> (String, StatusCode) {
    (format!("error {error}"), StatusCode::BAD_GATEWAY)
}

#[cors(origins = "https://app.example.com", error = to_pair)]
async fn mapped() -> Result<&'static str, u8> {
    Err(7)
}

#[cors(origins = "https://app.example.com", catch_panics)]
async fn panics(path: Path<String>) -> HttpResponse {
    panic!("the password is {path}")
}

struct Bomb;

impl actix_web::FromRequest for Bomb {
    type Error = actix_web::Error;
    type Future = std::future::Ready<Result<Self, actix_web::Error>>;

    fn from_request(_: &actix_web::HttpRequest, _: &mut actix_web::dev::Payload) -> Self::Future {
        panic!("in an extractor")
    }
}

#[cors(origins = "https://app.example.com", catch_panics)]
async fn bombed(_: Bomb) -> HttpResponse {
    HttpResponse::Ok().finish()
}

fn app(config: &mut ServiceConfig) {
    config
        .route("/own", routing::any().to(own))
        .route("/question-mark/{number}", routing::any().to(question_mark))
        .route("/boxed", routing::any().to(boxed))
        .route("/foreign/{number}", routing::any().to(foreign))
        .route("/everywhere", routing::any().to(everywhere))
        .route("/mapped", routing::any().to(mapped))
        .route("/panics/{word}", routing::any().to(panics))
        .route("/bombed", routing::any().to(bombed));
}

#[test]
fn an_error_carries_the_headers() {
    for (path, status, body) in [
        ("/own", 409, "out of stock"),
        ("/question-mark/seven", 400, "invalid digit found in string"),
        ("/boxed", 500, "Internal Server Error"),
        ("/foreign/seven", 500, "Internal Server Error"),
        ("/everywhere", 418, "short and stout"),
        ("/mapped", 502, "error 7"),
        ("/panics/hunter2", 500, "Internal Server Error"),
        ("/bombed", 500, "Internal Server Error"),
    ] {
        let answer = get(app, path, APP);
        assert_eq!(
            (answer.status, answer.body.as_str(), answer.cors()),
            (status, body, BY_THE_POLICY.to_vec()),
            "{path}"
        );
    }
}

#[test]
fn a_success_beside_an_error_carries_them_too() {
    for path in ["/question-mark/7", "/foreign/7"] {
        let answer = get(app, path, APP);
        assert_eq!((answer.status, answer.body.as_str(), answer.cors()), (200, "7", BY_THE_POLICY.to_vec()), "{path}");
    }
}

#[test]
fn what_the_body_hides_the_log_has() {
    let request = actix_web::test::TestRequest::default().to_http_request();
    let response = actix_web::rt::System::new().block_on(async {
        let payload = actix_web::test::TestRequest::default().to_srv_request().extract::<web::Payload>().await.unwrap();
        boxed(Call::new(request, payload)).await
    });
    assert_eq!(response.error().unwrap().to_string(), "hunter2");
}
