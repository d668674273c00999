//! Bodies that come in pieces: nobody looks into them.

use std::convert::Infallible;

use bytes::Bytes;
use cors_runtime::cors;
use futures::stream;
use http::{HeaderMap, Response};
use http_body::Frame;
use http_body_util::{combinators::UnsyncBoxBody, BodyExt, StreamBody};

use super::{actual, preflight, APP};

type Body = UnsyncBoxBody<Bytes, Infallible>;

#[cors(origins = "https://app.example.com", methods = "PUT")]
async fn pieces(request: http::Request<String>) -> Result<Response<Body>, Infallible> {
    let mut trailers = HeaderMap::new();
    trailers.insert("x-checksum", "7".parse().unwrap());
    let frames = [Frame::data(Bytes::from(request.into_body())), Frame::data(Bytes::new()), Frame::trailers(trailers)];
    Ok(Response::new(StreamBody::new(stream::iter(frames.map(Ok))).boxed_unsync()))
}

/// Each frame of a body.
fn frames(mut body: Body) -> Vec<String> {
    let frames = std::iter::from_fn(|| pollster::block_on(body.frame()));
    frames.map(|frame| format!("{:?}", frame.unwrap())).collect()
}

#[test]
fn a_stream_is_left_as_it_is() {
    let Ok(response) = pollster::block_on(pieces(actual("one")));
    assert_eq!(response.headers()["access-control-allow-origin"], APP);
    let expected = [
        r#"Frame { kind: Data(b"one") }"#,
        r#"Frame { kind: Data(b"") }"#,
        r#"Frame { kind: Trailers({"x-checksum": "7"}) }"#,
    ];
    assert_eq!(frames(response.into_body()), expected);
}

#[test]
fn a_preflights_body_is_empty_whatever_its_type() {
    let Ok(response) = pollster::block_on(pieces(preflight()));
    assert_eq!(response.status(), 204);
    assert!(frames(response.into_body()).is_empty());
}
