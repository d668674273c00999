//! What a handler takes and returns.

use cors_runtime::{cors, ErrorResponse};
use http::{request::Parts, Request, Response, StatusCode};
use pollster::block_on;

use crate::{actual, preflight, APP};

#[derive(Debug)]
pub(crate) struct Teapot;

impl ErrorResponse for Teapot {
    fn status(&self) -> StatusCode {
        StatusCode::IM_A_TEAPOT
    }
}

#[cors(origins = "https://app.example.com", methods = "PUT")]
fn response(request: Request<String>) -> Response<String> {
    if request.body() == "early" {
        return Response::new("returned".to_owned());
    }
    Response::new(request.into_body())
}

#[test]
fn the_tail_expression_carries_the_header() {
    let response = response(actual("tail"));
    assert_eq!(response.headers()["access-control-allow-origin"], APP);
    assert_eq!(response.body(), "tail");
}

#[test]
fn an_early_return_carries_the_header() {
    let response = response(actual("early"));
    assert_eq!(response.headers()["access-control-allow-origin"], APP);
    assert_eq!(response.body(), "returned");
}

#[test]
fn a_preflight_does_not_run_the_handler() {
    #[cors(origins = "https://app.example.com", methods = "PUT")]
    fn unreached(_: Request<String>) -> Response<String> {
        panic!("the handler ran")
    }
    let response = unreached(preflight());
    assert_eq!(response.status(), 204);
    assert_eq!(response.headers()["access-control-allow-origin"], APP);
    assert_eq!(response.headers()["access-control-allow-methods"], "PUT");
    assert_eq!(response.body(), "");
}

#[cors(origins = "https://app.example.com", methods = "PUT")]
fn result(request: Request<String>) -> Result<Response<String>, Teapot> {
    if request.body() == "return" {
        return Err(Teapot);
    }
    match request.body().as_str() {
        "?" => Err(Teapot)?,
        "Err" => Err(Teapot),
        _ => Ok(Response::new(request.into_body())),
    }
}

#[test]
fn every_way_out_of_a_result_carries_the_header() {
    for (body, status) in [("return", 418), ("?", 418), ("Err", 418), ("fine", 200)] {
        let response = result(actual(body)).unwrap();
        assert_eq!(response.status(), status, "{body}");
        assert_eq!(response.headers()["access-control-allow-origin"], APP, "{body}");
    }
    assert_eq!(result(preflight()).unwrap().status(), 204);
}

#[cors(origins = "https://app.example.com", methods = "PUT")]
async fn async_result(request: Request<String>) -> Result<Response<String>, Teapot> {
    std::future::ready(()).await;
    if request.body() == "return" {
        return Err(Teapot);
    }
    match request.body().as_str() {
        "?" => Err(Teapot)?,
        "Err" => Err(Teapot),
        _ => Ok(Response::new(request.into_body())),
    }
}

#[test]
fn every_way_out_of_an_async_result_carries_the_header() {
    for (body, status) in [("return", 418), ("?", 418), ("Err", 418), ("fine", 200)] {
        let response = block_on(async_result(actual(body))).unwrap();
        assert_eq!(response.status(), status, "{body}");
        assert_eq!(response.headers()["access-control-allow-origin"], APP, "{body}");
    }
    assert_eq!(block_on(async_result(preflight())).unwrap().status(), 204);
}

/// As `lambda_http::Request`, and as `hyper::Result`.
mod platform {
    pub(super) type Request = http::Request<String>;
    pub(super) type Answer = http::Response<String>;
    pub(super) type Result<T = Answer> = std::result::Result<T, super::Teapot>;
}

#[test]
fn aliases_of_the_types_work() {
    #[cors(origins = "*")]
    fn one(request: platform::Request) -> platform::Answer {
        Response::new(request.into_body())
    }
    #[cors(origins = "*")]
    fn two(request: platform::Request) -> platform::Result<Response<String>> {
        one(request).body().parse::<u8>().map_err(|_| Teapot)?;
        Ok(Response::default())
    }
    #[cors(origins = "*")]
    async fn three(request: platform::Request) -> platform::Result {
        two(request)
    }
    assert_eq!(one(actual("")).headers()["access-control-allow-origin"], "*");
    assert_eq!(two(actual("x")).unwrap().headers()["access-control-allow-origin"], "*");
    assert_eq!(block_on(three(actual("x"))).unwrap().status(), 418);
}

#[test]
fn the_request_may_be_borrowed() {
    #[cors(origins = "*")]
    fn shared(request: &Request<String>) -> Response<&str> {
        Response::new(request.body())
    }
    #[cors(origins = "*")]
    async fn exclusive(request: &mut Request<String>) -> Response<String> {
        Response::new(std::mem::take(request.body_mut()))
    }
    let mut request = actual("lent");
    assert_eq!(shared(&request).headers()["access-control-allow-origin"], "*");
    assert_eq!(*shared(&request).body(), "lent");
    assert_eq!(*shared(&preflight()).body(), "");
    assert_eq!(block_on(exclusive(&mut request)).body(), "lent");
    assert_eq!(request.body(), "");
}

#[test]
fn the_head_of_a_request_is_a_request() {
    #[cors(origins = "*", methods = "PUT")]
    fn head(parts: Parts, body: String) -> Response<String> {
        Response::new(format!("{} {body}", parts.method))
    }
    let (parts, body) = actual("body").into_parts();
    let response = head(parts, body);
    assert_eq!(response.headers()["access-control-allow-origin"], "*");
    assert_eq!(response.body(), "GET body");
    assert_eq!(head(preflight().into_parts().0, String::new()).status(), 204);
}

#[test]
fn any_parameter_may_be_the_request() {
    #[cors(origins = "*", methods = "PUT")]
    fn second(prefix: &str, #[cors(request)] request: Request<String>) -> Response<String> {
        Response::new(format!("{prefix}{}", request.body()))
    }
    #[cors(origins = "*", methods = "PUT")]
    async fn last(
        _: u8,
        (_, mut suffix): (u8, String),
        #[cors(request)] Parts { method, .. }: Parts,
    ) -> Response<String> {
        suffix.push_str(method.as_str());
        Response::new(suffix)
    }
    assert_eq!(second("a", actual("b")).body(), "ab");
    assert_eq!(second("a", preflight()).status(), 204);
    assert_eq!(block_on(last(0, (0, "a ".to_owned()), actual("").into_parts().0)).body(), "a GET");
    assert_eq!(block_on(last(0, (0, String::new()), preflight().into_parts().0)).status(), 204);
}

#[test]
fn a_body_type_that_is_opaque_works() {
    #[cors(origins = "*", methods = "PUT")]
    fn opaque(request: Request<String>) -> Response<impl AsRef<str> + Default> {
        Response::new(request.into_body())
    }
    #[cors(origins = "*", methods = "PUT")]
    async fn later(
        request: Request<String>,
    ) -> Result<Response<impl AsRef<str> + Default + From<String> + From<&'static str>>, Teapot> {
        Ok(Response::new(request.into_body()))
    }
    assert_eq!(opaque(actual("here")).body().as_ref(), "here");
    assert_eq!(opaque(preflight()).status(), 204);
    assert_eq!(block_on(later(actual("here"))).unwrap().body().as_ref(), "here");
}
