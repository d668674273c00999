//! Extractors run inside: what they reject carries the headers, and no preflight waits for one.

use actix_web::{
    web::{Bytes, Data, Form, Json, JsonConfig, Path, Payload, Query, ServiceConfig},
    FromRequest, HttpRequest, HttpResponse,
};
use cors_runtime::actix::{cors, routing};
use std::future::{ready, Ready};

use super::{get, preflight, send, Answer, APP, BY_THE_POLICY, EVIL};

#[cors(origins = "https://app.example.com", methods = "PUT", headers = "content-type")]
async fn order(
    request: HttpRequest,
    shop: Data<&'static str>,
    path: Path<(String, u32)>,
    Query(query): Query<Vec<(String, String)>>,
    Json(items): Json<Vec<u32>>,
) -> String {
    let (name, number) = path.into_inner();
    format!("{} {} {name} {number} {query:?} {items:?}", request.method(), **shop)
}

fn orders(config: &mut ServiceConfig) {
    config
        .app_data(Data::new("the shop"))
        .app_data(JsonConfig::default().limit(16))
        .route("/orders/{name}/{number}", routing::any().to(order));
}

fn put(path: &str, content_type: &str, body: &str) -> Answer {
    let request = format!("PUT {path} HTTP/1.1\r\norigin: {APP}\r\ncontent-type: {content_type}");
    send(orders, &request, body)
}

#[test]
fn every_argument_arrives() {
    let answer = put("/orders/tea/7?a=1", "application/json", "[1,2]");
    assert_eq!((answer.status, answer.body.as_str()), (200, r#"PUT the shop tea 7 [("a", "1")] [1, 2]"#));
    assert_eq!(answer.cors(), BY_THE_POLICY);
}

#[test]
fn malformed_json_is_400_with_the_headers() {
    let answer = put("/orders/tea/7", "application/json", "[1,");
    assert_eq!((answer.status, answer.cors()), (400, BY_THE_POLICY.to_vec()));
}

#[test]
fn json_that_is_too_large_is_413_with_the_headers() {
    let answer = put("/orders/tea/7", "application/json", "[1,2,3,4,5,6,7,8,9]");
    assert_eq!((answer.status, answer.cors()), (413, BY_THE_POLICY.to_vec()));
}

#[test]
fn json_of_another_content_type_is_400_with_the_headers() {
    let answer = put("/orders/tea/7", "text/plain", "[1]");
    assert_eq!(
        (answer.status, answer.body.as_str(), answer.cors()),
        (400, "Content type error", BY_THE_POLICY.to_vec())
    );
}

#[test]
fn a_form_of_another_content_type_is_415_with_the_headers() {
    let answer = send(others, &format!("POST /form HTTP/1.1\r\norigin: {APP}\r\ncontent-type: text/plain"), "a=1");
    assert_eq!((answer.status, answer.cors()), (415, BY_THE_POLICY.to_vec()));
}

#[test]
fn a_path_that_does_not_parse_is_404_with_the_headers() {
    let answer = put("/orders/tea/seven", "application/json", "[1]");
    assert_eq!((answer.status, answer.cors()), (404, BY_THE_POLICY.to_vec()));
}

#[test]
fn a_preflight_is_answered_before_any_extractor_runs() {
    let answer = preflight(orders, "/orders/tea/seven", APP, "DELETE");
    assert_eq!((answer.status, answer.body.as_str()), (204, ""));
    assert_eq!(
        answer.cors(),
        [
            ("access-control-allow-headers", "content-type"),
            ("access-control-allow-methods", "PUT"),
            ("access-control-allow-origin", "https://app.example.com"),
        ]
    );
}

/// An extractor that never lets a request in.
struct Closed;

impl FromRequest for Closed {
    type Error = actix_web::Error;
    type Future = Ready<Result<Self, actix_web::Error>>;

    fn from_request(_: &HttpRequest, _: &mut actix_web::dev::Payload) -> Self::Future {
        ready(Err(actix_web::error::ErrorUnauthorized("closed")))
    }
}

#[cors(origins = "https://app.example.com, https://two.example.com")]
async fn closed(_: Closed) -> HttpResponse {
    HttpResponse::Ok().finish()
}

#[cors(origins = "https://app.example.com")]
async fn maybe(closed: Option<Closed>, number: Result<Path<u8>, actix_web::Error>) -> String {
    format!("{} {}", closed.is_none(), number.is_err())
}

#[cors(origins = "https://app.example.com")]
async fn raw(payload: Payload) -> actix_web::Result<Bytes> {
    payload.to_bytes().await
}

#[cors(origins = "https://app.example.com")]
async fn form(form: Form<Vec<(String, u8)>>) -> String {
    form.len().to_string()
}

#[cors(origins = "https://app.example.com")]
async fn nothing() -> &'static str {
    "nothing"
}

fn others(config: &mut ServiceConfig) {
    config
        .route("/closed", routing::any().to(closed))
        .route("/maybe/{number}", routing::any().to(maybe))
        .route("/raw", routing::any().to(raw))
        .route("/form", routing::any().to(form))
        .route("/nothing", routing::any().to(nothing));
}

#[test]
fn ones_own_extractor_rejects_with_the_headers() {
    let answer = get(others, "/closed", APP);
    let expected = vec![("access-control-allow-origin", "https://app.example.com"), ("vary", "Origin")];
    assert_eq!((answer.status, answer.body.as_str(), answer.cors()), (401, "closed", expected));
    let answer = get(others, "/closed", EVIL);
    assert_eq!((answer.status, answer.cors()), (401, vec![("vary", "Origin")]));
}

#[test]
fn a_rejection_that_the_handler_takes_is_the_handlers() {
    let answer = get(others, "/maybe/seven", APP);
    assert_eq!((answer.body.as_str(), answer.cors()), ("true true", BY_THE_POLICY.to_vec()));
}

#[test]
fn the_body_is_the_handlers() {
    let answer = send(others, &format!("POST /raw HTTP/1.1\r\norigin: {APP}"), "as it was sent");
    assert_eq!((answer.body.as_str(), answer.cors()), ("as it was sent", BY_THE_POLICY.to_vec()));
}

#[test]
fn a_handler_without_arguments_is_one() {
    let answer = get(others, "/nothing", APP);
    assert_eq!((answer.body.as_str(), answer.cors()), ("nothing", BY_THE_POLICY.to_vec()));
}
