use http::{Response, StatusCode};

use crate::HandlerOutput;

fn made() -> Response<String> {
    let mut response = Response::new("made".to_owned());
    *response.status_mut() = StatusCode::CREATED;
    response
}

#[test]
fn a_response_is_its_own_output() {
    let mut output = made();
    *output.response_mut().unwrap().status_mut() = StatusCode::ACCEPTED;
    assert_eq!(output.status(), StatusCode::ACCEPTED);
    let Ok(response) = output.into_result();
    assert_eq!((response.status(), &**response.body()), (StatusCode::ACCEPTED, "made"));
    let output: Response<String> = HandlerOutput::from_response(made());
    assert_eq!((output.status(), &**output.body()), (StatusCode::CREATED, "made"));
}

#[test]
fn a_result_holds_a_response_unless_it_is_an_error() {
    let mut output: Result<Response<String>, &str> = HandlerOutput::from_response(made());
    *output.response_mut().unwrap().status_mut() = StatusCode::ACCEPTED;
    assert_eq!(output.into_result().unwrap().status(), StatusCode::ACCEPTED);
    let mut failed = Err::<Response<String>, _>("the disk is full");
    assert!(failed.response_mut().is_none());
    assert_eq!(failed.into_result().unwrap_err(), "the disk is full");
}
