use cors_macros::policy;
use http::{HeaderName, HeaderValue, Request, Response, StatusCode};

use crate::{constant::VARY_ORIGIN, header_map, Constant, CorsResponse, Field, Policy};

fn response(lines: &[(&str, &str)]) -> Response<()> {
    lines.iter().fold(Response::builder(), |response, line| response.header(line.0, line.1)).body(()).unwrap()
}

fn lines(response: &Response<()>) -> Vec<(&str, &str)> {
    let mut lines: Vec<_> =
        response.headers().iter().map(|(name, value)| (name.as_str(), value.to_str().unwrap())).collect();
    lines.sort_unstable();
    lines
}

#[test]
fn a_response_without_content_has_status_204() {
    assert_eq!(Response::<()>::no_content().status(), StatusCode::NO_CONTENT);
}

#[test]
fn what_is_added_replaces_nothing() {
    let mut response = response(&[("vary", "accept")]);
    response.add(Field::Vary, "origin".parse().unwrap());
    assert_eq!(lines(&response), [("vary", "accept"), ("vary", "origin")]);
}

#[test]
fn a_map_that_is_full_takes_no_header_and_nothing_panics() {
    static POLICY: Policy = policy!(crate = crate, origins = "https://a.example, https://b.example", credentials);
    let mut full = Response::new(());
    let mut names = (0..).map(|number| format!("x-{number}").parse::<HeaderName>().unwrap());
    while full.headers_mut().try_append(names.next().unwrap(), HeaderValue::from_static("")).is_ok() {}
    let lines = full.headers().len();

    let request = Request::get("/").header("origin", "https://a.example").body(()).unwrap();
    let mut response = POLICY.check(&request).finish(full);
    assert_eq!(response.headers().len(), lines);
    response.add(Field::AccessControlAllowOrigin, HeaderValue::from_static("*"));
    assert!(!response.headers().contains_key("access-control-allow-origin"));
    assert!(!response.headers().contains_key("vary"));
}

#[test]
fn any_line_asks_the_lines_of_one_field_alone() {
    let response = response(&[("vary", "accept"), ("vary", "origin"), ("x-a", "b")]);
    assert!(response.any_line(Field::Vary, &mut |line| line == b"origin"));
    assert!(!response.any_line(Field::Vary, &mut |line| line == b"b"));
}

#[test]
fn what_is_not_retained_is_removed_with_all_its_lines() {
    let mut response = response(&[("vary", "accept"), ("vary", "origin"), ("x-a", "b"), ("x-b", "c")]);
    response.retain(&mut |name| name == "x-a");
    assert_eq!(lines(&response), [("x-a", "b")]);
}

#[test]
fn nothing_of_the_cors_protocol_is_left() {
    let mut response = response(&[
        ("access-control-allow-origin", "*"),
        ("access-control-allow-origin", "null"),
        ("Access-Control-Made-Up", "1"),
        ("x-access-control-a", "1"),
        ("vary", "origin"),
    ]);
    response.prepare(None);
    assert_eq!(lines(&response), [("vary", "origin"), ("x-access-control-a", "1")]);
}

#[test]
fn of_the_request_that_came_first_nothing_is_kept() {
    static POLICY: Policy = policy!(crate = crate, origins = "https://a.example, https://b.example", max_age = 600);
    for own in ["https://a.example", "https://b.example", "https://a.example"] {
        let request = Request::options("/").header("origin", own).header("access-control-request-method", "GET");
        let request = request.body(()).unwrap();
        let response: Response<()> = POLICY.check(&request).preflight(&request);
        assert_eq!(response.status(), StatusCode::NO_CONTENT);
        let expected = [("access-control-allow-origin", own), ("access-control-max-age", "600"), ("vary", "Origin")];
        assert_eq!(lines(&response), expected);
    }
    assert_eq!(POLICY.answer.made.preflight.get().unwrap()["access-control-allow-origin"], "");
}

/// A platform of its own, which takes what the trait has ready.
#[derive(Debug, Default, PartialEq)]
struct Answer(Vec<(String, String)>);

impl CorsResponse for Answer {
    type Value = String;

    fn no_content() -> Self {
        Self::default()
    }

    fn value(constant: &Constant<'_>) -> String {
        constant.as_str().to_owned()
    }

    fn add(&mut self, field: Field, value: String) {
        self.0.push((field.as_str().to_owned(), value));
    }

    fn retain(&mut self, keep: &mut dyn FnMut(&str) -> bool) {
        self.0.retain(|(name, _)| keep(name));
    }

    fn any_line(&self, field: Field, test: &mut dyn FnMut(&[u8]) -> bool) -> bool {
        self.0.iter().any(|(name, value)| name.eq_ignore_ascii_case(field.as_str()) && test(value.as_bytes()))
    }
}

fn answer(lines: &[(&str, &str)]) -> Answer {
    Answer(lines.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
}

#[test]
fn any_platform_is_prepared_for_the_policys_own_headers() {
    let own = [("Access-Control-Allow-Origin", "*"), ("x-a", "b"), ("Vary", "accept")];
    let mut prepared = answer(&own);
    prepared.prepare(None);
    assert_eq!(prepared, answer(&[("x-a", "b"), ("Vary", "accept")]));
    let mut prepared = answer(&own);
    prepared.prepare(Some(&VARY_ORIGIN));
    assert_eq!(prepared, answer(&[("x-a", "b"), ("Vary", "accept"), ("vary", "Origin")]));
}

#[test]
fn http_is_prepared_likewise() {
    static ANY: Policy = policy!(crate = crate, origins = "*");
    let own =
        [("access-control-allow-origin", "null"), ("access-control-made-up", "1"), ("x-a", "b"), ("vary", "accept")];
    let prepared = ANY.check(&Request::new(())).finish(response(&own));
    assert_eq!(lines(&prepared), [("access-control-allow-origin", "*"), ("vary", "accept"), ("x-a", "b")]);
    let mut prepared = response(&own);
    header_map::allow_none(prepared.headers_mut());
    assert_eq!(lines(&prepared), [("vary", "Origin"), ("vary", "accept"), ("x-a", "b")]);
    let mut prepared = response(&[]);
    header_map::allow_none(prepared.headers_mut());
    assert_eq!(lines(&prepared), [("vary", "Origin")]);
}

#[test]
fn nothing_is_added_to_vary_that_it_names_already() {
    for vary in ["Origin", "origin", "accept, ORIGIN", "*", "accept,\torigin ,cookie", "accept, *"] {
        let mut prepared = answer(&[("Vary", vary)]);
        prepared.prepare(Some(&VARY_ORIGIN));
        assert_eq!(prepared, answer(&[("Vary", vary)]));
        let mut prepared = response(&[("vary", vary)]);
        header_map::allow_none(prepared.headers_mut());
        assert_eq!(lines(&prepared), [("vary", vary)]);
    }
    for vary in ["x-origin", "origins", "accept origin", "", "**"] {
        let mut prepared = answer(&[("Vary", vary)]);
        prepared.prepare(Some(&VARY_ORIGIN));
        assert_eq!(prepared, answer(&[("Vary", vary), ("vary", "Origin")]));
    }
}
