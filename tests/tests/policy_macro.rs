//! `policy!`: a policy that stands on no handler.

#![allow(missing_docs, reason = "a test is no API")]
#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use cors_runtime::{cors, policy, Policy};
use http::{HeaderMap, Method, Request, Response, StatusCode};

static API: Policy = policy!(
    origins = ["https://app.example.com", "https://*.preview.example.com"],
    methods = "GET, PUT",
    headers = "content-type",
    expose_headers = "etag",
    credentials,
    max_age = 600,
    dangerously_allow_public_suffixes = "the list is not linked into these tests",
);

#[cors(
    origins = ["https://app.example.com", "https://*.preview.example.com"],
    methods = "GET, PUT",
    headers = "content-type",
    expose_headers = "etag",
    credentials,
    max_age = 600,
    dangerously_allow_public_suffixes = "the list is not linked into these tests",
)]
#[allow(clippy::needless_pass_by_value, reason = "a handler owns its request")]
fn twin(_: Request<()>) -> Response<()> {
    Response::default()
}

fn request(method: Method, origin: &str) -> Request<()> {
    let request = Request::builder().method(method).header("origin", origin);
    request.header("access-control-request-method", "PUT").body(()).unwrap()
}

fn answer(policy: &Policy, request: &Request<()>) -> (StatusCode, HeaderMap) {
    let mut cors = policy.check(request);
    let response: Response<()> =
        if cors.is_preflight { cors.preflight(request) } else { cors.finish(Response::default()) };
    (response.status(), response.headers().clone())
}

#[test]
fn it_answers_as_the_attribute_with_the_same_arguments() {
    for method in [Method::GET, Method::OPTIONS] {
        for origin in ["https://app.example.com", "https://a.preview.example.com", "https://evil.example"] {
            let by_attribute = twin(request(method.clone(), origin));
            let expected = (by_attribute.status(), by_attribute.headers().clone());
            assert_eq!(answer(&API, &request(method.clone(), origin)), expected, "{method} {origin}");
        }
    }
}

#[test]
fn a_preflight_gets_the_declared_constants() {
    let (status, headers) = answer(&API, &request(Method::OPTIONS, "https://app.example.com"));
    assert_eq!(status, 204);
    assert_eq!(headers["access-control-allow-origin"], "https://app.example.com");
    assert_eq!(headers["access-control-allow-credentials"], "true");
    assert_eq!(headers["access-control-allow-methods"], "GET, PUT");
    assert_eq!(headers["access-control-allow-headers"], "content-type");
    assert_eq!(headers["access-control-max-age"], "600");
    assert_eq!(headers["vary"], "Origin");
    assert_eq!(headers.len(), 6);
}

#[test]
fn many_origins_stand_in_a_static() {
    static MANY: Policy = policy!(
        origins = "https://a.example, https://b.example, https://c.example, https://d.example, https://e.example, \
                   https://f.example, https://g.example, https://h.example, https://i.example, http://localhost:*"
    );
    let (_, headers) = answer(&MANY, &request(Method::GET, "https://i.example"));
    assert_eq!(headers["access-control-allow-origin"], "https://i.example");
    let (_, headers) = answer(&MANY, &request(Method::GET, "http://localhost:5173"));
    assert_eq!(headers["access-control-allow-origin"], "http://localhost:5173");
    let (_, headers) = answer(&MANY, &request(Method::GET, "https://j.example"));
    assert!(!headers.contains_key("access-control-allow-origin"));
}

#[test]
fn it_is_an_expression_anywhere() {
    let local = policy!(origins = "https://app.example.com, https://admin.example.com");
    let (_, headers) = answer(&local, &request(Method::GET, "https://admin.example.com"));
    assert_eq!(headers["access-control-allow-origin"], "https://admin.example.com");
}

#[test]
fn the_users_own_names_are_not_in_its_way() {
    mod behind {
        #![no_implicit_prelude]

        #[allow(dead_code, reason = "a name in the way")]
        fn origin(_: u8) {}

        pub(super) static API: ::cors_runtime::Policy =
            ::cors_runtime::policy!(origins = "https://app.example.com", crate = ::cors_runtime);
    }
    let (_, headers) = answer(&behind::API, &request(Method::GET, "https://evil.example"));
    assert_eq!(headers["access-control-allow-origin"], "https://app.example.com");
}
