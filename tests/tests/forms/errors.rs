//! `error = path` and `catch_panics`, with every shape of handler.

use std::{fmt, panic};

use cors_runtime::{cors, internal_server_error};
use http::{Request, Response, StatusCode};
use pollster::block_on;

use crate::{actual, preflight, APP};

/// An error of another crate, as far as `#[cors]` can tell: it has no conversion.
#[derive(Debug)]
struct Foreign(u16);

impl fmt::Display for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "foreign {}", self.0)
    }
}

impl std::error::Error for Foreign {}

mod convert {
    use super::{Foreign, Response, StatusCode};

    pub(super) fn foreign<B: Default>(error: Foreign) -> Response<B> {
        let mut response = Response::new(B::default());
        *response.status_mut() = StatusCode::from_u16(error.0).unwrap();
        response
    }
}

/// 418 for the body `?`, 409 for `return`, a panic for `panic`.
fn decide(request: &Request<String>) -> Result<String, Foreign> {
    match request.body().as_str() {
        "?" => Err(Foreign(418)),
        "panic" => panic!("no such luck"),
        body => Ok(body.to_owned()),
    }
}

#[cors(origins = "https://app.example.com", error = convert::foreign, catch_panics)]
fn function(request: Request<String>) -> Result<Response<String>, Foreign> {
    if request.body() == "return" {
        return Err(Foreign(409));
    }
    Ok(Response::new(decide(&request)?))
}

#[cors(origins = "https://app.example.com", error = convert::foreign::<String>, catch_panics)]
async fn async_function(request: Request<String>) -> Result<Response<String>, Foreign> {
    if request.body() == "return" {
        return Err(Foreign(409));
    }
    std::future::ready(()).await;
    Ok(Response::new(decide(&request)?))
}

struct Api;

impl Api {
    #[cors(origins = "https://app.example.com", error = convert::foreign, catch_panics)]
    fn method(&self, request: Request<String>) -> Result<Response<String>, Foreign> {
        if request.body() == "return" {
            return Err(Foreign(409));
        }
        Ok(Response::new(decide(&request)?))
    }

    #[cors(origins = "https://app.example.com", error = Self::conversion, catch_panics)]
    async fn async_method(&mut self, request: Request<String>) -> Result<Response<String>, Foreign> {
        if request.body() == "return" {
            return Err(Foreign(409));
        }
        std::future::ready(()).await;
        Ok(Response::new(decide(&request)?))
    }

    #[cors(origins = "https://app.example.com", error = Self::conversion)]
    fn associated(request: Request<String>) -> Result<Response<String>, Foreign> {
        Ok(Response::new(decide(&request)?))
    }

    fn conversion(error: Foreign) -> Response<String> {
        convert::foreign(error)
    }
}

#[test]
fn errors_and_panics_carry_the_header_in_every_shape_of_handler() {
    panic::set_hook(Box::new(|_| ()));
    for (body, status) in [("?", 418), ("return", 409), ("panic", 500), ("fine", 200)] {
        let answers = [
            ("function", function(actual(body))),
            ("async function", block_on(async_function(actual(body)))),
            ("method", Api.method(actual(body))),
            ("async method", block_on(Api.async_method(actual(body)))),
        ];
        for (shape, answer) in answers {
            let response = answer.unwrap();
            assert_eq!(response.status(), status, "{shape}, {body}");
            assert_eq!(response.headers()["access-control-allow-origin"], APP, "{shape}, {body}");
        }
    }
    let _ = panic::take_hook();
}

#[test]
fn a_preflight_is_answered_whatever_the_error_becomes() {
    assert_eq!(function(preflight()).unwrap().status(), 204);
    assert_eq!(block_on(async_function(preflight())).unwrap().status(), 204);
    assert_eq!(Api.method(preflight()).unwrap().status(), 204);
    assert_eq!(block_on(Api.async_method(preflight())).unwrap().status(), 204);
}

#[test]
fn an_associated_conversion_is_named_by_self() {
    assert_eq!(Api::associated(actual("?")).unwrap().status(), 418);
}

#[test]
fn the_conversion_for_errors_of_other_crates_hides_their_text() {
    #[cors(origins = "https://app.example.com", error = internal_server_error)]
    fn handler(request: Request<String>) -> Result<Response<String>, Foreign> {
        Ok(Response::new(decide(&request)?))
    }
    let response = handler(actual("?")).unwrap();
    assert_eq!(response.status(), 500);
    assert_eq!(response.body(), "Internal Server Error");
    assert_eq!(response.headers()["access-control-allow-origin"], APP);
}

#[test]
fn a_panic_that_nobody_asked_to_catch_goes_on() {
    #[cors(origins = "https://app.example.com")]
    fn handler(request: Request<String>) -> Response<String> {
        decide(&request).map(Response::new).unwrap()
    }
    assert!(panic::catch_unwind(|| handler(actual("panic"))).is_err());
}

/// `catch_panics` is about the handler: what makes a response of its error is no part of it (`docs/security.md`).
#[test]
fn a_panic_in_what_an_error_becomes_goes_on_whatever_is_asked() {
    #[cors(origins = "https://app.example.com", error = conversion, catch_panics)]
    fn handler(request: Request<String>) -> Result<Response<String>, Foreign> {
        Ok(Response::new(decide(&request)?))
    }
    fn conversion(error: Foreign) -> Response<String> {
        panic!("no answer to {error:?}")
    }
    assert!(panic::catch_unwind(|| handler(actual("?"))).is_err());
}
