use std::collections::HashMap;

use http::StatusCode;
use openruntimes::{Context, Logger, Response};

use super::check;
use crate::{
    declared::{Fixed, FIXED_ALONE},
    Policy,
};

const APP: &str = "https://app.example.com";

static POLICY: Policy<Fixed> = Policy { origins: Fixed(APP), methods: "PUT", expose_headers: "x-a", ..FIXED_ALONE };

fn call(method: &str, lines: &[(&str, &str)]) -> Context {
    let mut context = Context::new(Logger::new("disabled", None).unwrap());
    context.req.method = method.to_owned();
    context.req.headers = lines.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    context
}

fn headers(response: &Response) -> HashMap<&str, &str> {
    response.headers.iter().map(|(name, value)| (&**name, &**value)).collect()
}

#[test]
fn a_preflight_is_told_from_any_other_call_and_answered() {
    let asked = [("origin", APP), ("access-control-request-method", "PUT")];
    assert!(!check(&POLICY, &call("PUT", &asked)).is_preflight);
    assert!(!check(&POLICY, &call("OPTIONS", &asked[..1])).is_preflight);
    let context = call("OPTIONS", &asked);
    let cors = check(&POLICY, &context);
    assert!(cors.is_preflight);
    let response = cors.preflight(&context);
    assert_eq!((response.status_code, &*response.body), (204, &b""[..]));
    assert_eq!(
        headers(&response),
        HashMap::from([("access-control-allow-origin", APP), ("access-control-allow-methods", "PUT")])
    );
}

#[test]
fn a_response_and_an_error_carry_the_headers() {
    let declared = [("access-control-allow-origin", APP), ("access-control-expose-headers", "x-a")];
    let mut made = Response { status_code: 201, body: b"made".to_vec(), ..Response::new() };
    let response = check(&POLICY, &call("PUT", &[])).finish(made.clone());
    assert_eq!((response.status_code, &*response.body), (201, &b"made"[..]));
    assert_eq!(headers(&response), HashMap::from(declared));

    let response = check(&POLICY, &call("PUT", &[])).finish(Err::<Response, _>(StatusCode::NOT_FOUND));
    assert_eq!((response.status_code, &*response.body), (404, &br#"{"error":"Not Found"}"#[..]));
    assert_eq!(headers(&response)["access-control-allow-origin"], APP);

    made.status_code = 418;
    let response = check(&POLICY, &call("PUT", &[])).finish_with(Err(made), |error| error);
    assert_eq!((response.status_code, &*response.body), (418, &b"made"[..]));
    assert_eq!(headers(&response), HashMap::from(declared));
}

#[test]
fn a_panic_becomes_a_500_and_what_does_not_panic_is_left_alone() {
    let cors = check(&POLICY, &call("PUT", &[]));
    let response = cors.catch_panics(|| -> Response { panic!("no such luck") });
    assert_eq!((response.status_code, &*response.body), (500, &br#"{"error":"Internal Server Error"}"#[..]));
    let result = cors.catch_panics(|| -> Result<Response, StatusCode> { panic!("no such luck") });
    assert_eq!(result.unwrap().status_code, 500);
    let result = cors.catch_panics(|| Err::<Response, _>(StatusCode::GONE));
    assert_eq!(result.unwrap_err(), StatusCode::GONE);
}

#[test]
fn a_decision_shows_what_the_call_is_for_debugging() {
    let shown = format!("{:?}", check(&POLICY, &call("PUT", &[])));
    assert_eq!(shown, "Cors(Cors { is_preflight: false, .. })");
}
