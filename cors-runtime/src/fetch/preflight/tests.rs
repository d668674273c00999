use std::time::Duration;

use http::{Method, StatusCode};

use super::{check_preflight, preflight_request, Allowed, Engine};
use crate::fetch::{
    reason::Reason,
    request::tests::{headers, request},
    Credentials,
};

const API: &str = "https://api.example.com/orders";
const APP: (&str, &str) = ("access-control-allow-origin", "https://app.example.com");
const ALLOW_CREDENTIALS: (&str, &str) = ("access-control-allow-credentials", "true");
const METHODS: &str = "access-control-allow-methods";
const HEADERS: &str = "access-control-allow-headers";
const MAX_AGE: &str = "access-control-max-age";

fn answer(with: Credentials, method: &str, script: &[(&str, &str)], lines: &[(&str, &str)]) -> Result<Allowed, Reason> {
    let response = headers(&[&[APP, ALLOW_CREDENTIALS], lines].concat());
    check_preflight(&request(method, API, script, with), Engine::Firefox, StatusCode::NO_CONTENT, &response)
}

fn method_not_allowed(method: &str) -> Option<Reason> {
    method.parse().ok().map(Reason::MethodNotAllowed)
}

fn header_not_allowed(name: &str) -> Option<Reason> {
    name.parse().ok().map(Reason::HeaderNotAllowed)
}

#[test]
fn the_preflight_names_the_method_and_the_unsafe_headers_and_holds_no_credentials() {
    let script =
        [("X-B", "1"), ("content-type", "application/json"), ("Authorization", "a"), ("accept-language", "en")];
    let preflight = preflight_request(&request("PUT", API, &script, Credentials::Include));
    let cookie = "a=1".parse().unwrap();
    assert_eq!(preflight.method, Method::OPTIONS);
    let expected = headers(&[
        ("accept", "*/*"),
        ("access-control-request-method", "PUT"),
        ("access-control-request-headers", "authorization,content-type,x-b"),
        ("origin", "https://app.example.com"),
        ("host", "api.example.com"),
    ]);
    assert_eq!(preflight.http_headers(Some(&cookie)), expected);
}

#[test]
fn the_preflight_says_nothing_of_headers_when_all_are_safe() {
    let preflight = preflight_request(&request("PUT", API, &[("accept", "text/html")], Credentials::Omit));
    assert!(!preflight.headers.contains_key("access-control-request-headers"));
}

#[test]
fn a_method_is_allowed_by_its_name_byte_for_byte() {
    assert_eq!(answer(Credentials::Omit, "PUT", &[], &[(METHODS, "GET, PUT")]).err(), None);
    assert_eq!(answer(Credentials::Omit, "PUT", &[], &[(METHODS, "put")]).err(), method_not_allowed("PUT"));
    assert_eq!(answer(Credentials::Omit, "patch", &[], &[(METHODS, "PATCH")]).err(), method_not_allowed("patch"));
    assert_eq!(answer(Credentials::Omit, "PUT", &[], &[]).err(), method_not_allowed("PUT"));
}

#[test]
fn a_safelisted_method_needs_no_permission() {
    for method in ["GET", "HEAD", "POST"] {
        let script = [("x-a", "1")];
        assert_eq!(answer(Credentials::Include, method, &script, &[(HEADERS, "x-a")]).err(), None, "{method}");
        let lines = [(HEADERS, "x-a"), (METHODS, "PUT")];
        assert_eq!(answer(Credentials::Include, method, &script, &lines).err(), None, "{method}");
    }
}

#[test]
fn a_wildcard_is_one_only_without_credentials() {
    let lines = [(METHODS, "*"), (HEADERS, "*")];
    for with in [Credentials::Omit, Credentials::SameOrigin] {
        assert_eq!(answer(with, "DELETE", &[("x-a", "1")], &lines).err(), None);
    }
    let with = Credentials::Include;
    assert_eq!(answer(with, "DELETE", &[], &lines).err(), method_not_allowed("DELETE"));
    assert_eq!(answer(with, "GET", &[("x-a", "1")], &lines).err(), header_not_allowed("x-a"));
    // Then it is a method's and a header's own name.
    assert_eq!(answer(with, "*", &[("*", "1")], &lines).err(), None);
}

#[test]
fn a_header_is_allowed_by_its_name_in_any_case() {
    let script = [("x-a", "1"), ("content-type", "application/json")];
    let listed = [(HEADERS, "X-A"), (HEADERS, "Content-Type")];
    assert_eq!(answer(Credentials::Include, "GET", &script, &listed).err(), None);
    assert_eq!(
        answer(Credentials::Omit, "GET", &script, &[(HEADERS, "content-type")]).err(),
        header_not_allowed("x-a")
    );
    assert_eq!(answer(Credentials::Omit, "GET", &script, &[]).err(), header_not_allowed("content-type"));
}

#[test]
fn authorization_needs_its_own_name_beside_the_wildcard() {
    let script = [("authorization", "a")];
    let refused = header_not_allowed("authorization");
    assert_eq!(answer(Credentials::Omit, "GET", &script, &[(HEADERS, "*")]).err(), refused);
    assert_eq!(answer(Credentials::Omit, "GET", &script, &[(HEADERS, "*, Authorization")]).err(), None);
}

#[test]
fn a_list_that_does_not_parse_refuses_what_it_would_have_allowed() {
    assert_eq!(
        answer(Credentials::Omit, "PUT", &[], &[(METHODS, "PUT, GET POST")]).err(),
        Some(Reason::AllowMethodsInvalid("PUT, GET POST".to_owned()))
    );
    assert_eq!(
        answer(Credentials::Omit, "PUT", &[], &[(METHODS, "PUT"), (HEADERS, "x-a:")]).err(),
        Some(Reason::AllowHeadersInvalid("x-a:".to_owned()))
    );
}

#[test]
fn any_ok_status_will_do_and_no_other() {
    let request = request("PUT", API, &[], Credentials::Omit);
    let lines = headers(&[APP, (METHODS, "PUT")]);
    let refused =
        |status: u16| check_preflight(&request, Engine::Chromium, StatusCode::from_u16(status).unwrap(), &lines).err();
    for status in [200, 201, 204, 206, 299] {
        assert_eq!(refused(status), None, "{status}");
    }
    for status in [304, 400, 401, 403, 404, 405, 500, 503, 600] {
        let expected = Reason::PreflightStatus(StatusCode::from_u16(status).unwrap());
        assert_eq!(refused(status), Some(expected), "{status}");
    }
    for status in [301, 302, 303, 307, 308] {
        let expected = Reason::PreflightRedirect(StatusCode::from_u16(status).unwrap());
        assert_eq!(refused(status), Some(expected), "{status}");
    }
}

#[test]
fn the_check_is_made_with_the_credentials_mode_of_the_request() {
    let response = headers(&[APP, (METHODS, "PUT")]);
    let refused =
        |with| check_preflight(&request("PUT", API, &[], with), Engine::Chromium, StatusCode::OK, &response).err();
    assert_eq!(refused(Credentials::Omit), None);
    assert_eq!(refused(Credentials::Include), Some(Reason::AllowCredentials(None)));
}

#[test]
fn an_answer_is_kept_for_five_seconds_or_as_long_as_it_says_within_the_engines_limit() {
    let max_age = |engine, lines: &[(&str, &str)]| {
        let response = headers(&[&[APP, (METHODS, "PUT")], lines].concat());
        let request = request("PUT", API, &[], Credentials::Omit);
        check_preflight(&request, engine, StatusCode::OK, &response).unwrap().max_age
    };
    let seconds = Duration::from_secs;
    for engine in [Engine::Chromium, Engine::Firefox, Engine::WebKit] {
        assert_eq!(max_age(engine, &[]), seconds(5));
        assert_eq!(max_age(engine, &[(MAX_AGE, "-1")]), seconds(5));
        assert_eq!(max_age(engine, &[(MAX_AGE, "10"), (MAX_AGE, "10")]), seconds(5));
        assert_eq!(max_age(engine, &[(MAX_AGE, "0")]), seconds(0));
        assert_eq!(max_age(engine, &[(MAX_AGE, "600")]), seconds(600));
    }
    assert_eq!(max_age(Engine::Chromium, &[(MAX_AGE, "86401")]), seconds(7200));
    assert_eq!(max_age(Engine::Firefox, &[(MAX_AGE, "86401")]), seconds(86400));
    assert_eq!(max_age(Engine::WebKit, &[(MAX_AGE, "86401")]), seconds(600));
}

#[test]
fn what_is_allowed_is_kept_as_it_was_listed() {
    let lines = [(METHODS, "GET, PUT"), (HEADERS, "X-A,x-b"), (MAX_AGE, "60")];
    let expected = Allowed {
        methods: vec!["GET".to_owned(), "PUT".to_owned()],
        header_names: vec!["X-A".to_owned(), "x-b".to_owned()],
        max_age: Duration::from_secs(60),
    };
    assert_eq!(answer(Credentials::Omit, "PUT", &[], &lines), Ok(expected));
}
