use cors_macros::policy;
use http::{HeaderMap, Request, Response, StatusCode};

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
    assert_eq!(POLICY.made.preflight(HeaderMap::new)["access-control-allow-origin"], "");
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

/// A platform of its own: what the trait has ready writes what it writes for `http`.
#[test]
fn any_platform_is_answered_as_http_is() {
    use crate::{
        declared::{Few, Fixed, Matched, FIXED_ALONE, MATCHED_ALONE, NO_PATTERNS},
        CorsRequest, Lines,
    };

    /// An `OPTIONS` request: the lines of `Origin`, and whether it asks for a method.
    struct Event(&'static [&'static str], bool);

    impl CorsRequest for Event {
        type Value = String;

        fn method(&self) -> &'static str {
            "OPTIONS"
        }

        fn lines(&self, field: Field) -> Lines<'_, String> {
            static LINES: std::sync::OnceLock<[String; 3]> = std::sync::OnceLock::new();
            let lines = LINES.get_or_init(|| ["https://a.example", "https://evil.example", "PUT"].map(str::to_owned));
            match (field, self.0) {
                (Field::Origin, [origin]) => lines.iter().find(|line| line == origin).map_or(Lines::None, Lines::One),
                (Field::Origin, [_, _, ..]) => Lines::Several,
                (Field::AccessControlRequestMethod, _) if self.1 => Lines::One(&lines[2]),
                _ => Lines::None,
            }
        }
    }

    static FIXED: Policy<Fixed> =
        Policy { origins: Fixed("https://a.example"), methods: "PUT", expose_headers: "x-a", ..FIXED_ALONE };
    static MATCHED: Policy<Matched> = Policy {
        origins: Matched { exact: Few(&["https://a.example", "https://b.example"]), patterns: NO_PATTERNS },
        methods: "PUT",
        credentials: true,
        max_age: "0",
        ..MATCHED_ALONE
    };

    let finish = |answered: Answer| answered.0.into_iter().map(|(name, value)| format!("{name}: {value}")).collect();
    let fixed = |event: &Event| -> Vec<String> {
        let mut cors = FIXED.check(event);
        finish(if cors.is_preflight { cors.preflight(event) } else { cors.finish(answer(&[("vary", "x")])) })
    };
    let matched = |event: &Event| -> Vec<String> {
        let mut cors = MATCHED.check(event);
        finish(if cors.is_preflight { cors.preflight(event) } else { cors.finish(answer(&[("vary", "x")])) })
    };

    for origins in [&["https://a.example"][..], &["https://evil.example"], &["https://a.example"; 2]] {
        assert_eq!(
            fixed(&Event(origins, false)),
            ["vary: x", "access-control-allow-origin: https://a.example", "access-control-expose-headers: x-a"]
        );
        assert_eq!(
            fixed(&Event(origins, true)),
            ["access-control-allow-origin: https://a.example", "access-control-allow-methods: PUT"]
        );
    }
    assert_eq!(
        matched(&Event(&["https://a.example"], false)),
        [
            "vary: x",
            "vary: Origin",
            "access-control-allow-origin: https://a.example",
            "access-control-allow-credentials: true",
        ]
    );
    assert_eq!(
        matched(&Event(&["https://a.example"], true)),
        [
            "vary: Origin",
            "access-control-allow-origin: https://a.example",
            "access-control-allow-credentials: true",
            "access-control-allow-methods: PUT",
            "access-control-max-age: 0",
        ]
    );
    for origins in [&[][..], &["https://evil.example"], &["https://a.example"; 2]] {
        assert_eq!(matched(&Event(origins, false)), ["vary: x", "vary: Origin"], "{origins:?}");
    }
    for origins in [&["https://evil.example"][..], &["https://a.example"; 2]] {
        assert_eq!(matched(&Event(origins, true)), ["vary: Origin"], "{origins:?}");
    }
}
