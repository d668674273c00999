use http::{Response, StatusCode};

use crate::{preflight::Ready, CorsResponse, Field};

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
    let ready = Ready::NONE;
    let answer = |own: Option<&str>| {
        Response::<()>::from_ready(&ready, own.map(|own| own.parse().unwrap()), |response, own| {
            response.add(Field::AccessControlAllowOrigin, own.unwrap());
            response.add(Field::AccessControlMaxAge, "600".parse().unwrap());
        })
    };
    for own in ["https://a.example", "https://b.example", "https://a.example"] {
        let response = answer(Some(own));
        assert_eq!(response.status(), StatusCode::NO_CONTENT);
        assert_eq!(lines(&response), [("access-control-allow-origin", own), ("access-control-max-age", "600")]);
    }
    assert_eq!(ready.0.get().unwrap()["access-control-allow-origin"], "");
}
