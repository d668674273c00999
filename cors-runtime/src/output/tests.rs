use http::{Response, StatusCode};

use crate::HandlerOutput;

fn made() -> Response<String> {
    let mut response = Response::new("made".to_owned());
    *response.status_mut() = StatusCode::CREATED;
    response
}

#[test]
fn a_response_is_its_own_output() {
    let Ok(response) = made().into_result();
    assert_eq!((response.status(), &**response.body()), (StatusCode::CREATED, "made"));
    let output: Response<String> = HandlerOutput::from_response(made());
    assert_eq!((output.status(), &**output.body()), (StatusCode::CREATED, "made"));
}

#[test]
fn a_result_holds_a_response_unless_it_is_an_error() {
    let output: Result<Response<String>, &str> = HandlerOutput::from_response(made());
    assert_eq!(output.into_result().unwrap().status(), StatusCode::CREATED);
    let failed = Err::<Response<String>, _>("the disk is full");
    assert_eq!(failed.into_result().unwrap_err(), "the disk is full");
}
