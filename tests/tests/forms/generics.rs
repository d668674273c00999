//! Generics, lifetimes and what bounds them.

use std::fmt::{Debug, Display};

use cors_runtime::{cors, CorsRequest, CorsResponse, IntoErrorResponse};
use http::{HeaderValue, Request, Response, StatusCode};
use pollster::block_on;

use crate::{actual, preflight};

#[test]
fn a_type_parameter_is_passed_on() {
    #[cors(origins = "*", methods = "PUT")]
    fn echo<B: Default>(request: Request<B>) -> Response<B> {
        Response::new(request.into_body())
    }
    assert_eq!(echo(actual("a")).body(), "a");
    assert_eq!(echo(preflight()).status(), 204);
    assert_eq!(*echo(Request::new(7_u8)).body(), 7);
}

#[test]
fn a_type_parameter_that_only_the_body_uses_is_passed_on() {
    #[cors(origins = "*")]
    fn default_of<T: Default + Debug>(_: Request<String>) -> Response<String> {
        Response::new(format!("{:?}", T::default()))
    }
    #[cors(origins = "*")]
    async fn parsed<T, const BASE: u32>(request: Request<String>) -> Response<String>
    where
        T: TryFrom<u32> + Display,
    {
        let number = u32::from_str_radix(request.body(), BASE).ok().and_then(|number| T::try_from(number).ok());
        Response::new(number.map_or_else(String::new, |number| number.to_string()))
    }
    assert_eq!(default_of::<u8>(actual("")).body(), "0");
    assert_eq!(default_of::<Option<u8>>(actual("")).body(), "None");
    assert_eq!(block_on(parsed::<u8, 16>(actual("ff"))).body(), "255");
    assert_eq!(block_on(parsed::<u8, 16>(actual("100"))).body(), "");
    assert_eq!(block_on(parsed::<u16, 2>(actual("100"))).body(), "4");
}

#[test]
fn a_const_parameter_is_passed_on() {
    #[cors(origins = "*")]
    fn many<const N: usize>(_: Request<String>, bytes: [u8; N]) -> Response<Vec<u8>> {
        Response::new(bytes.repeat(N))
    }
    assert_eq!(*many(actual(""), [1, 2]).body(), [1, 2, 1, 2]);
}

#[test]
fn lifetimes_are_passed_on() {
    #[cors(origins = "*", methods = "PUT")]
    fn late<'r>(request: &'r Request<String>, _: &str) -> Response<&'r str> {
        Response::new(request.body())
    }
    #[cors(origins = "*", methods = "PUT")]
    async fn early<'r, 's: 'r, T>(request: &'r Request<String>, other: &'s T) -> Response<&'r str>
    where
        T: AsRef<str> + 's,
    {
        Response::new(if request.body().is_empty() { other.as_ref() } else { request.body() })
    }
    #[cors(origins = "*", methods = "PUT")]
    fn elided(request: &Request<String>) -> Result<Response<&[u8]>, Response<&[u8]>> {
        if request.body().is_empty() {
            Err(Response::new(b"empty"))
        } else {
            Ok(Response::new(request.body().as_bytes()))
        }
    }
    assert_eq!(*late(&actual("a"), "b").body(), "a");
    assert_eq!(*block_on(early(&actual(""), &"other".to_owned())).body(), "other");
    assert_eq!(block_on(early(&preflight(), &"other")).status(), 204);
    assert_eq!(*elided(&actual("")).unwrap().body(), b"empty");
    assert_eq!(elided(&actual("a")).unwrap().headers()["access-control-allow-origin"], "*");
}

#[test]
fn impl_trait_in_arguments_is_passed_on() {
    #[cors(origins = "*", methods = "PUT")]
    fn body(request: Request<impl Into<String>>, more: impl Display) -> Response<String> {
        Response::new(request.into_body().into() + &more.to_string())
    }
    #[cors(origins = "*", methods = "PUT")]
    async fn with_a_named_one<T: Display>(
        request: impl CorsRequest<Value = HeaderValue>,
        value: T,
        _: &impl Debug,
    ) -> Response<String> {
        Response::new(format!("{} {value}", request.method()))
    }
    #[cors(origins = "*")]
    fn called(_: Request<String>, make: impl FnOnce() -> String, each: &mut dyn FnMut()) -> Response<String> {
        each();
        Response::new(make())
    }
    assert_eq!(body(actual("a"), 1).body(), "a1");
    assert_eq!(body(preflight(), 1).status(), 204);
    assert_eq!(block_on(with_a_named_one(actual(""), 1, &2)).body(), "GET 1");
    let mut calls = 0;
    assert_eq!(called(actual(""), || "made".to_owned(), &mut || calls += 1).body(), "made");
    assert_eq!(calls, 1);
}

#[test]
fn the_request_and_the_response_may_be_parameters_themselves() {
    #[cors(origins = "*", methods = "PUT")]
    fn any<R, A, E>(request: R, answer: impl FnOnce(R) -> Result<A, E>) -> Result<A, E>
    where
        R: CorsRequest<Value = HeaderValue>,
        A: CorsResponse<Value = HeaderValue>,
        E: IntoErrorResponse<A>,
    {
        answer(request)
    }
    let fine = any(actual("a"), |request| Ok::<_, StatusCode>(Response::new(request.into_body())));
    assert_eq!(fine.unwrap().body(), "a");
    let error: Result<Response<String>, _> = any(actual("a"), |_| Err(StatusCode::NOT_FOUND));
    assert_eq!(error.unwrap().headers()["access-control-allow-origin"], "*");
}

#[test]
fn bounds_over_all_lifetimes_work() {
    #[cors(origins = "*")]
    fn handler<F>(request: &Request<String>, pick: F) -> Response<String>
    where
        for<'t> F: Fn(&'t str) -> &'t str,
    {
        Response::new(pick(request.body()).to_owned())
    }
    assert_eq!(handler(&actual("ab"), |text| text.split_at(1).0).body(), "a");
}
