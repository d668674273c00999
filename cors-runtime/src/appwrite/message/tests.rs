use openruntimes::{Context, Logger, Response};

use super::join_lines;
use crate::{CorsRequest, CorsResponse, Field, Lines};

fn response(lines: &[(&str, &str)]) -> Response {
    let headers = lines.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Response { headers, ..Response::new() }
}

fn lines(response: &Response) -> Vec<(&str, &str)> {
    let mut lines: Vec<_> = response.headers.iter().map(|(name, value)| (&**name, &**value)).collect();
    lines.sort_unstable();
    lines
}

#[test]
fn a_context_has_a_method_and_one_line_of_a_field_at_most() {
    let mut context = Context::new(Logger::new("disabled", None).unwrap());
    context.req.method = "PUT".to_owned();
    context.req.headers.insert("origin".to_owned(), "https://a.example".to_owned());
    assert_eq!(context.method(), "PUT");
    assert_eq!(context.lines(Field::Origin), Lines::One(&"https://a.example".to_owned()));
    assert_eq!(context.lines(Field::Vary), Lines::None);
}

#[test]
fn a_response_without_content_has_status_204() {
    assert_eq!(<Response as CorsResponse>::no_content().status_code, 204);
}

#[test]
fn what_is_added_joins_the_lines_of_any_case() {
    let mut response = response(&[("Vary", "accept"), ("VARY", "cookie"), ("x-a", "1")]);
    response.add(Field::Vary, "origin".to_owned());
    assert_eq!(lines(&response), [("vary", "accept, cookie, origin"), ("x-a", "1")]);
}

#[test]
fn any_line_asks_the_lines_of_one_field_alone() {
    let response = response(&[("Vary", "origin"), ("x-a", "b")]);
    assert!(response.any_line(Field::Vary, &mut |line| line == b"origin"));
    assert!(!response.any_line(Field::Vary, &mut |line| line == b"b"));
}

#[test]
fn nothing_of_the_cors_protocol_is_left_in_any_case() {
    let mut response =
        response(&[("Access-Control-Allow-Origin", "*"), ("access-control-made-up", "1"), ("vary", "a")]);
    response.prepare(None);
    assert_eq!(lines(&response), [("vary", "a")]);
}

#[test]
fn only_several_lines_are_joined() {
    let joined = |lines_before: &[(&str, &str)]| {
        let mut response = response(lines_before);
        join_lines(&mut response, Field::Vary);
        lines(&response).iter().map(|(name, value)| format!("{name}: {value}")).collect::<Vec<_>>()
    };
    assert_eq!(joined(&[("Vary", "b"), ("vary", "a"), ("x-a", "1")]), ["vary: a, b", "x-a: 1"]);
    assert_eq!(joined(&[("Vary", "b")]), ["Vary: b"]);
    assert_eq!(joined(&[("x-a", "1")]), ["x-a: 1"]);
}
