//! When a preflight is sent, and what its answer must say.

use cors_runtime::fetch::{Browser, Reason};
use http::{Method, Request, StatusCode};
use pollster::block_on;

use crate::{fetch_orders, get, header, include, public, put, sent, server, with, API, APP};

#[test]
fn a_simple_request_needs_none() {
    for request in [
        get(API),
        with(Request::head(API), ""),
        with(Request::post(API).header("content-type", "text/plain;charset=UTF-8"), "tea"),
        with(Request::get(API).header("range", "bytes=0-99").header("accept-language", "en"), ""),
        with(Request::builder().method("get").uri(API), ""),
    ] {
        assert_eq!(fetch_orders(&include(), request).unwrap().exchanges().len(), 1);
    }
}

#[test]
fn any_other_is_asked_for_first() {
    let request = Request::put(API)
        .header("X-A", "1")
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer 1")
        .header("Accept", "text/html");
    let seen = fetch_orders(&include(), with(request, "tea")).unwrap();
    assert_eq!(
        sent(seen.exchanges()),
        ["OPTIONS https://api.example.com/orders", "PUT https://api.example.com/orders"]
    );
    let preflight = &seen.exchanges()[0];
    assert!(preflight.is_preflight() && !seen.exchanges()[1].is_preflight());
    assert_eq!(header(preflight, "origin"), Some(APP));
    assert_eq!(header(preflight, "access-control-request-method"), Some("PUT"));
    assert_eq!(header(preflight, "access-control-request-headers"), Some("authorization,content-type,x-a"));
    assert_eq!(preflight.response().unwrap().status(), 204);
}

#[test]
fn methods_are_compared_as_they_are_sent() {
    let request = |method: &str| with(Request::builder().method(method).uri(API), "");
    assert!(fetch_orders(&include(), request("put")).is_ok());
    assert!(fetch_orders(&include(), request("PATCH")).is_ok());
    let refused = fetch_orders(&include(), request("patch")).unwrap_err();
    assert_eq!(refused.reason(), &Reason::MethodNotAllowed("patch".parse().unwrap()));
    assert!(refused.is_preflight());
}

#[test]
fn a_wildcard_covers_all_but_authorization() {
    let fetch = |name: &str| block_on(Browser::at(APP).fetch(with(Request::delete(API).header(name, "1"), ""), public));
    assert!(fetch("x-anything").is_ok());
    let refused = fetch("authorization").unwrap_err();
    assert_eq!(refused.reason(), &Reason::HeaderNotAllowed(http::header::AUTHORIZATION));
    assert!(refused.to_string().ends_with(
        "Request header field authorization is not allowed by Access-Control-Allow-Headers in the preflight response, \
         where '*' does not cover it."
    ));
}

#[test]
fn the_server_without_the_attribute_is_refused() {
    let refused = |status, lines: &[_]| block_on(Browser::at(APP).fetch(put(), server(status, lines))).unwrap_err();
    let origin = ("access-control-allow-origin", "*");
    assert_eq!(refused(405, &[]).reason(), &Reason::AllowOriginMissing);
    assert_eq!(refused(405, &[origin]).reason(), &Reason::PreflightStatus(StatusCode::METHOD_NOT_ALLOWED));
    assert_eq!(refused(307, &[origin]).reason(), &Reason::PreflightRedirect(StatusCode::TEMPORARY_REDIRECT));
    assert_eq!(refused(200, &[origin]).reason(), &Reason::MethodNotAllowed(Method::PUT));
    let lines = &[origin, ("access-control-allow-methods", "PUT;GET")];
    assert_eq!(refused(200, lines).reason(), &Reason::AllowMethodsInvalid("PUT;GET".to_owned()));
    let lines = &[origin, ("access-control-allow-methods", "PUT"), ("access-control-allow-headers", "a b")];
    assert_eq!(refused(200, lines).reason(), &Reason::AllowHeadersInvalid("a b".to_owned()));
}

/// White space around a value does not reach the other end.
#[test]
fn values_are_trimmed_on_the_wire() {
    let lines = &[("access-control-allow-origin", " * "), ("access-control-allow-methods", "\tPUT")];
    assert!(block_on(Browser::at(APP).fetch(put(), server(200, lines))).is_ok());
}
