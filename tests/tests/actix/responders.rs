//! Whatever a handler returns: the headers are on it, and its body is left alone.

use std::future::{ready, Future};

use actix_web::{
    body::{BodySize, MessageBody},
    http::StatusCode,
    web::{Bytes, Json, ServiceConfig},
    Either, HttpResponse, Responder,
};
use cors_runtime::actix::{cors, routing};

use super::{get, preflight, send, APP, BY_THE_POLICY, EVIL};

#[cors(origins = "https://app.example.com")]
async fn opaque() -> impl Responder {
    ("made", StatusCode::CREATED)
}

#[cors(origins = "https://app.example.com")]
async fn customized() -> impl Responder {
    Json(7).customize().insert_header(("x-request-id", "1"))
}

#[cors(origins = "https://app.example.com")]
async fn missing() -> Option<Json<u8>> {
    None
}

#[cors(origins = "https://app.example.com")]
async fn either() -> Either<&'static str, HttpResponse> {
    Either::Left("left")
}

#[cors(origins = "https://app.example.com")]
async fn unit() -> actix_web::Result<()> {
    Ok(())
}

#[cors(origins = "https://app.example.com")]
fn later() -> impl Future<Output = &'static str> {
    ready("later")
}

#[cors(origins = ["https://app.example.com", "https://*.preview.example.com"], expose_headers = "etag", credentials,
    dangerously_allow_public_suffixes = "the list is not linked into these tests")]
async fn by_hand() -> HttpResponse {
    HttpResponse::Ok()
        .append_header(("vary", "Accept-Language"))
        .append_header(("vary", "Accept"))
        .append_header(("Access-Control-Allow-Origin", "https://evil.example"))
        .append_header(("Access-Control-Allow-Origin", "*"))
        .append_header(("access-control-allow-methods", "*"))
        .append_header(("etag", "7"))
        .body("by hand")
}

#[cors(origins = "https://app.example.com, https://two.example.com")]
async fn varies() -> HttpResponse {
    HttpResponse::Ok().append_header(("vary", "accept, ORIGIN")).finish()
}

/// A body that comes in pieces.
struct Pieces(Vec<&'static str>);

impl MessageBody for Pieces {
    type Error = std::convert::Infallible;

    fn size(&self) -> BodySize {
        BodySize::Stream
    }

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<Bytes, Self::Error>>> {
        std::task::Poll::Ready(self.0.pop().map(|piece| Ok(Bytes::from_static(piece.as_bytes()))))
    }
}

#[cors(origins = "https://app.example.com")]
async fn stream() -> HttpResponse<Pieces> {
    HttpResponse::with_body(StatusCode::OK, Pieces(vec!["two", "one"]))
}

fn app(config: &mut ServiceConfig) {
    config
        .route("/opaque", routing::any().to(opaque))
        .route("/customized", routing::any().to(customized))
        .route("/missing", routing::any().to(missing))
        .route("/either", routing::any().to(either))
        .route("/unit", routing::any().to(unit))
        .route("/later", routing::any().to(later))
        .route("/by-hand", routing::any().to(by_hand))
        .route("/varies", routing::any().to(varies))
        .route("/stream", routing::any().to(stream));
}

#[test]
fn a_responder_of_any_kind_carries_the_headers() {
    for (path, status, body) in [
        ("/opaque", 201, "made"),
        ("/customized", 200, "7"),
        ("/missing", 404, ""),
        ("/either", 200, "left"),
        ("/unit", 204, ""),
        ("/later", 200, "later"),
    ] {
        let answer = get(app, path, APP);
        assert_eq!(
            (answer.status, answer.body.as_str(), answer.cors()),
            (status, body, BY_THE_POLICY.to_vec()),
            "{path}"
        );
    }
    assert_eq!(get(app, "/customized", APP).header("x-request-id"), Some("1"));
}

#[test]
fn what_is_set_by_hand_is_replaced_and_several_vary_stay() {
    let answer = get(app, "/by-hand", APP);
    assert_eq!(
        answer.cors(),
        [
            ("access-control-allow-credentials", "true"),
            ("access-control-allow-origin", "https://app.example.com"),
            ("access-control-expose-headers", "etag"),
            ("vary", "Accept"),
            ("vary", "Accept-Language"),
            ("vary", "Origin"),
        ]
    );
    assert_eq!((answer.body.as_str(), answer.header("etag")), ("by hand", Some("7")));
}

#[test]
fn a_foreign_origin_gets_the_answer_without_access_control_headers() {
    let answer = get(app, "/by-hand", EVIL);
    assert_eq!((answer.status, answer.body.as_str()), (200, "by hand"));
    assert_eq!(answer.cors(), [("vary", "Accept"), ("vary", "Accept-Language"), ("vary", "Origin")]);
}

#[test]
fn origin_is_not_in_vary_twice() {
    let answer = get(app, "/varies", APP);
    assert_eq!(answer.cors(), [("access-control-allow-origin", APP), ("vary", "accept, ORIGIN")]);
}

#[test]
fn a_foreign_preflight_gets_204_without_access_control_headers() {
    let answer = preflight(app, "/by-hand", EVIL, "PUT");
    assert_eq!((answer.status, answer.cors()), (204, vec![("vary", "Origin")]));
}

#[test]
fn two_origins_match_none() {
    let answer = send(app, &format!("GET /varies HTTP/1.1\r\norigin: {APP}\r\norigin: {APP}"), "");
    assert_eq!(answer.cors(), [("vary", "accept, ORIGIN")]);
}

#[test]
fn a_stream_is_sent_in_its_pieces() {
    let answer = get(app, "/stream", APP);
    assert_eq!(answer.header("transfer-encoding"), Some("chunked"));
    assert_eq!(answer.body, "3\r\none\r\n3\r\ntwo\r\n0\r\n\r\n");
    assert_eq!(answer.cors(), BY_THE_POLICY);
}

#[test]
fn head_carries_the_headers_and_no_body() {
    let answer = send(app, &format!("HEAD /later HTTP/1.1\r\norigin: {APP}"), "");
    assert_eq!((answer.status, answer.body.as_str(), answer.cors()), (200, "", BY_THE_POLICY.to_vec()));
    assert_eq!(answer.header("content-length"), Some("5"));
}
