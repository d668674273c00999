use std::error::Error;

use http::StatusCode;
use openruntimes::Response;

use super::{fill_body, internal_server_error, undeliverable};
use crate::IntoErrorResponse;

fn response(status_code: u16, body: &str, lines: &[(&str, &str)]) -> Response {
    let headers = lines.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Response { status_code, body: body.into(), headers }
}

fn answer(error: impl IntoErrorResponse<Response>) -> (u16, String) {
    let response = error.into_error_response();
    (response.status_code, String::from_utf8(response.body).unwrap())
}

fn report(error: &impl IntoErrorResponse<Response>) -> Vec<String> {
    let mut reports = Vec::new();
    error.report(&mut |report| reports.push(report.to_string()));
    reports
}

const INTERNAL_SERVER_ERROR: &str = r#"{"error":"Internal Server Error"}"#;

#[test]
fn an_error_is_answered_as_json() {
    assert_eq!(answer(StatusCode::NOT_FOUND), (404, r#"{"error":"Not Found"}"#.to_owned()));
    assert_eq!(answer((StatusCode::GONE, "moved")), (410, r#"{"error":"moved"}"#.to_owned()));
    assert_eq!(answer(response(409, "as it is", &[])), (409, "as it is".to_owned()));
}

#[test]
fn a_boxed_errors_text_reaches_the_log_and_no_client() {
    let threads: Box<dyn Error + Send + Sync> = "the disk is full".into();
    let local: Box<dyn Error> = "the disk is full".into();
    assert_eq!(
        (report(&threads), report(&local)),
        (vec!["the disk is full".to_owned()], vec!["the disk is full".to_owned()])
    );
    assert_eq!(answer(threads), (500, INTERNAL_SERVER_ERROR.to_owned()));
    assert_eq!(answer(local), (500, INTERNAL_SERVER_ERROR.to_owned()));
    assert_eq!(answer(internal_server_error("the disk is full")), (500, INTERNAL_SERVER_ERROR.to_owned()));
}

#[test]
fn what_becomes_a_server_error_is_reported_and_no_other() {
    assert_eq!(report(&StatusCode::BAD_GATEWAY), ["502"]);
    assert_eq!(report(&StatusCode::NOT_FOUND), Vec::<String>::new());
}

#[test]
fn an_empty_body_at_400_or_above_is_filled() {
    let filled = |mut response: Response| {
        fill_body(&mut response);
        (String::from_utf8(response.body).unwrap(), response.headers.len())
    };
    assert_eq!(
        filled(response(400, "", &[("Content-Type", "text/html")])),
        (r#"{"error":"Bad Request"}"#.to_owned(), 1)
    );
    assert_eq!(filled(response(404, "", &[("x-a", "1")])), (r#"{"error":"Not Found"}"#.to_owned(), 2));
    assert_eq!(filled(response(404, "tea", &[])), ("tea".to_owned(), 0));
    assert_eq!(filled(response(399, "", &[])), (String::new(), 0));
}

#[test]
fn a_status_from_200_to_999_can_be_sent_and_0_stands_for_200() {
    for status in [0, 200, 204, 500, 999] {
        assert_eq!(undeliverable(&response(status, "", &[])), None, "{status}");
    }
    for status in [1, 100, 199, 1000] {
        let reason = format!("the handler's status {status} cannot be sent");
        assert_eq!(undeliverable(&response(status, "", &[])), Some(reason));
    }
}

#[test]
fn a_header_can_be_sent_if_its_name_is_a_token_and_its_value_has_no_control_character() {
    for line in [("x-a", "1"), ("X-A", "a\tb ~"), ("x-a", "é"), ("Set-Cookie", "a=1\nb=2")] {
        assert_eq!(undeliverable(&response(200, "", &[line])), None, "{line:?}");
    }
    for line in [("x a", "1"), ("", "1"), ("x-a", "1\n2"), ("x-a", "\0"), ("x-a", "\u{7f}"), ("set-cookie", "a\rb")] {
        let reason = format!("the handler's header {:?} cannot be sent: its name or value is malformed", line.0);
        assert_eq!(undeliverable(&response(200, "", &[line])), Some(reason));
    }
}
