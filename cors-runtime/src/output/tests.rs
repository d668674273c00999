use http::{Response, StatusCode};

use crate::HandlerOutput;

fn made() -> Response<String> {
    let mut response = Response::new("made".to_owned());
    *response.status_mut() = StatusCode::CREATED;
    response
}

#[test]
fn a_response_is_its_own_output() {
    let output: Response<String> = HandlerOutput::from_response(made());
    assert_eq!((output.status(), &**output.body()), (StatusCode::CREATED, "made"));
}

#[test]
fn a_result_holds_a_response() {
    let output: Result<Response<String>, &str> = HandlerOutput::from_response(made());
    assert_eq!(output.unwrap().status(), StatusCode::CREATED);
}
