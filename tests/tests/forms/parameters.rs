//! Patterns as parameters.

use cors_runtime::cors;
use http::{Method, Request, Response};
use pollster::block_on;

use crate::{actual, preflight};

struct Pair {
    left: u8,
    right: u8,
}

#[test]
fn a_mutable_request_is_the_handlers_own() {
    #[cors(origins = "*")]
    fn handler(mut request: Request<String>) -> Response<String> {
        request.body_mut().push('!');
        Response::new(request.into_body())
    }
    assert_eq!(handler(actual("a")).body(), "a!");
}

#[test]
fn a_request_that_is_taken_apart_is_looked_at_first() {
    #[cors(origins = "*", methods = "PUT")]
    fn handler(http::request::Parts { method, headers: _, .. }: http::request::Parts) -> Response<String> {
        Response::new(method.to_string())
    }
    assert_eq!(handler(actual("").into_parts().0).body(), "GET");
    assert_eq!(handler(preflight().into_parts().0).status(), 204);
}

#[test]
fn a_request_that_the_handler_ignores_is_looked_at() {
    #[cors(origins = "*", methods = "PUT")]
    fn wildcard(_: Request<String>) -> Response<String> {
        Response::new("wildcard".to_owned())
    }
    #[cors(origins = "*", methods = "PUT")]
    async fn underscore(_request: Request<String>) -> Response<String> {
        Response::new("underscore".to_owned())
    }
    assert_eq!(wildcard(actual("")).body(), "wildcard");
    assert_eq!(wildcard(preflight()).status(), 204);
    assert_eq!(block_on(underscore(actual(""))).body(), "underscore");
    assert_eq!(block_on(underscore(preflight())).status(), 204);
}

#[test]
fn a_request_bound_by_reference_is_looked_at() {
    #[cors(origins = "*", methods = "PUT")]
    #[expect(clippy::toplevel_ref_arg, reason = "the form under test")]
    fn handler(ref request: Request<String>) -> Response<String> {
        Response::new(request.body().clone())
    }
    assert_eq!(handler(actual("a")).body(), "a");
    assert_eq!(handler(preflight()).status(), 204);
}

#[test]
fn a_request_bound_with_a_subpattern_is_looked_at() {
    #[cors(origins = "*", methods = "PUT")]
    fn handler(request @ &Request { .. }: &Request<String>) -> Response<String> {
        Response::new(request.body().clone())
    }
    assert_eq!(handler(&actual("a")).body(), "a");
    assert_eq!(handler(&preflight()).status(), 204);
}

#[test]
fn every_other_pattern_reaches_the_handler() {
    #[cors(origins = "*")]
    #[expect(clippy::too_many_arguments, reason = "one for each kind of pattern")]
    fn handler(
        _: Request<String>,
        mut sum: u8,
        (one, (two, _)): (u8, (u8, u8)),
        Pair { left, right: four }: Pair,
        [five, ..]: [u8; 2],
        whole @ (six, _): (u8, u8),
        &[seven, ..]: &[u8; 16],
        _ignored: u8,
        _: u8,
    ) -> Response<u8> {
        sum += one + two + left + four + five + six + seven + whole.1;
        Response::new(sum)
    }
    let pair = Pair { left: 4, right: 8 };
    let response = handler(actual(""), 0, (1, (2, 0)), pair, [16, 0], (32, 1), &[64; 16], 0, 0);
    assert_eq!(*response.body(), 128);
    assert_eq!(response.headers()["access-control-allow-origin"], "*");
}

#[test]
fn a_parameter_may_have_the_expansions_own_names() {
    #[cors(origins = "*", methods = "PUT")]
    #[allow(non_snake_case, reason = "the name under test")]
    fn policy(POLICY: Request<String>, cors: u8, request: u8) -> Response<String> {
        Response::new(format!("{} {cors} {request}", POLICY.method()))
    }
    #[cors(origins = "*", methods = "PUT")]
    async fn decision(cors: Request<String>, argument_0: u8, _: u8) -> Response<String> {
        Response::new(format!("{} {argument_0}", cors.method()))
    }
    #[cors(origins = "*", methods = "PUT")]
    fn other(request: u8, #[cors(request)] Request { .. }: &Request<String>) -> Response<u8> {
        Response::new(request)
    }
    assert_eq!(policy(actual(""), 1, 2).body(), "GET 1 2");
    assert_eq!(policy(preflight(), 1, 2).status(), 204);
    assert_eq!(block_on(decision(actual(""), 1, 2)).body(), "GET 1");
    assert_eq!(block_on(decision(preflight(), 1, 2)).status(), 204);
    assert_eq!(*other(7, &actual("")).body(), 7);
}

#[test]
fn a_parameter_may_have_the_handlers_own_name() {
    #[cors(origins = "*", methods = "PUT")]
    fn handler(handler: Request<String>) -> Response<String> {
        Response::new(handler.into_body())
    }
    #[cors(origins = "*", methods = "PUT")]
    async fn second(_: Request<String>, second: u8) -> Response<u8> {
        Response::new(second)
    }
    assert_eq!(handler(actual("a")).body(), "a");
    assert_eq!(*block_on(second(actual(""), 2)).body(), 2);
}

#[test]
fn a_handler_may_have_the_expansions_own_names_for_its_parameters() {
    #[cors(origins = "*", methods = "PUT")]
    fn request(_: Request<String>) -> Response<String> {
        Response::new("ignored".to_owned())
    }
    #[cors(origins = "*", methods = "PUT", catch_panics)]
    async fn argument_1(request: Request<String>, _: u8) -> Response<String> {
        Response::new(request.into_body())
    }
    assert_eq!(request(actual("")).body(), "ignored");
    assert_eq!(request(preflight()).status(), 204);
    assert_eq!(block_on(argument_1(actual("a"), 1)).body(), "a");
    assert_eq!(block_on(argument_1(preflight(), 1)).status(), 204);
}

#[test]
fn a_handler_may_have_the_expansions_other_names() {
    #[cors(origins = "*", methods = "PUT")]
    fn cors(request: Request<String>) -> Response<String> {
        Response::new(request.into_body())
    }
    #[cors(origins = "*", methods = "PUT")]
    async fn output(_: Request<String>) -> Response<String> {
        Response::new("ignored".to_owned())
    }
    assert_eq!(cors(actual("a")).body(), "a");
    assert_eq!(cors(preflight()).status(), 204);
    assert_eq!(block_on(output(actual(""))).body(), "ignored");
    assert_eq!(block_on(output(preflight())).status(), 204);
}

#[test]
fn a_raw_identifier_is_the_name_without_its_mark() {
    #[cors(origins = "*", methods = "PUT")]
    fn r#request(_: Request<String>) -> Response<String> {
        Response::new("ignored".to_owned())
    }
    #[cors(origins = "*", methods = "PUT")]
    fn r#handler(handler: Request<String>) -> Response<String> {
        Response::new(handler.into_body())
    }
    #[cors(origins = "*", methods = "PUT")]
    fn other(r#other: Request<String>) -> Response<String> {
        Response::new(other.into_body())
    }
    assert_eq!(request(actual("")).body(), "ignored");
    assert_eq!(handler(actual("a")).body(), "a");
    assert_eq!(other(actual("a")).body(), "a");
}

#[test]
fn raw_identifiers_are_names() {
    #[cors(origins = "*", methods = "PUT")]
    fn r#match(r#type: Request<String>, r#fn: u8) -> Response<String> {
        Response::new(format!("{}{}", r#type.body(), r#fn))
    }
    #[cors(origins = "*", methods = "PUT")]
    async fn r#loop<T: Into<String>>(r#where: Request<T>) -> Response<String> {
        Response::new(r#where.into_body().into())
    }
    assert_eq!(r#match(actual("a"), 1).body(), "a1");
    assert_eq!(r#match(preflight(), 1).status(), 204);
    assert_eq!(block_on(r#loop(actual("a"))).body(), "a");
}

#[test]
fn an_attribute_on_a_parameter_stays_with_the_handlers_own() {
    #[cors(origins = "*")]
    fn handler(
        #[expect(unused_variables)] request: Request<String>,
        #[allow(unused_mut)] mut other: u8,
    ) -> Response<u8> {
        Response::new(other)
    }
    assert_eq!(*handler(actual(""), 3).body(), 3);
}

#[test]
fn an_options_request_that_is_no_preflight_reaches_the_handler() {
    #[cors(origins = "*", methods = "PUT")]
    fn handler(Request { .. }: Request<String>, method: Method) -> Response<String> {
        Response::new(method.to_string())
    }
    let mut request = actual("");
    *request.method_mut() = Method::OPTIONS;
    assert_eq!(handler(request, Method::OPTIONS).body(), "OPTIONS");
}
