//! The words of the browser's console.

use cors_runtime::fetch::{Browser, Credentials, Mode, Reason};
use http::{Method, Request};
use pollster::block_on;

use crate::{fetch_orders, get, header, include, public, put, server, with, API, APP};

fn says(browser: &Browser, request: Request<&'static str>) -> String {
    fetch_orders(browser, request).unwrap_err().to_string()
}

/// What a server without the attribute makes the console say of a `GET`.
fn says_of(credentials: Credentials, lines: &[(&str, &str)]) -> String {
    let browser = Browser::at(APP).credentials(credentials);
    let text = block_on(browser.fetch(get(API), server(200, lines))).unwrap_err().to_string();
    let blocked = "Access to fetch at 'https://api.example.com/orders' from origin 'https://app.example.com' has \
                   been blocked by CORS policy: ";
    text.strip_prefix(blocked).unwrap().to_owned()
}

#[test]
fn a_foreign_origin_is_told_apart_in_the_preflight_and_in_the_request() {
    let evil = Browser::at("https://evil.example");
    assert_eq!(
        says(&evil, get(API)),
        "Access to fetch at 'https://api.example.com/orders' from origin 'https://evil.example' has been blocked \
         by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource."
    );
    assert_eq!(
        says(&evil, put()),
        "Access to fetch at 'https://api.example.com/orders' from origin 'https://evil.example' has been blocked \
         by CORS policy: Response to preflight request doesn't pass access control check: No \
         'Access-Control-Allow-Origin' header is present on the requested resource."
    );
}

#[test]
fn an_opaque_origin_is_null() {
    assert_eq!(
        says(&Browser::opaque(), get(API)),
        "Access to fetch at 'https://api.example.com/orders' from origin 'null' has been blocked by CORS policy: \
         No 'Access-Control-Allow-Origin' header is present on the requested resource."
    );
    let seen = block_on(Browser::opaque().fetch(get(API), public)).unwrap();
    assert_eq!(header(&seen.exchanges()[0], "origin"), Some("null"));
}

#[test]
fn an_origin_of_the_server_that_does_not_fit_is_quoted() {
    assert_eq!(
        says_of(Credentials::Omit, &[("access-control-allow-origin", "https://b.example")]),
        "The 'Access-Control-Allow-Origin' header has the value 'https://b.example', which is not the request's \
         origin."
    );
    assert_eq!(
        says_of(Credentials::Omit, &[("access-control-allow-origin", "https://app.example.com/")]),
        "The 'Access-Control-Allow-Origin' header contains the invalid value 'https://app.example.com/'."
    );
    assert_eq!(
        says_of(Credentials::Omit, &[("access-control-allow-origin", "*"), ("access-control-allow-origin", APP)]),
        "The 'Access-Control-Allow-Origin' header contains the values '*, https://app.example.com', but only one \
         is allowed."
    );
}

#[test]
fn credentials_have_rules_of_their_own() {
    assert_eq!(
        says_of(Credentials::Include, &[("access-control-allow-origin", "*")]),
        "The value of the 'Access-Control-Allow-Origin' header must not be the wildcard '*' when the request's \
         credentials mode is 'include'."
    );
    assert_eq!(
        says_of(Credentials::Include, &[("access-control-allow-origin", APP)]),
        "The value of the 'Access-Control-Allow-Credentials' header is '', which must be 'true' when the \
         request's credentials mode is 'include'."
    );
}

#[test]
fn the_method_and_the_header_that_are_not_allowed_are_named() {
    let request = |method: &str, name: &str| with(Request::builder().method(method).uri(API).header(name, "1"), "");
    let browser = Browser::at(APP);
    assert!(says(&browser, request("DELETE", "x-a")).ends_with(
        "blocked by CORS policy: Method DELETE is not allowed by Access-Control-Allow-Methods in the preflight \
         response."
    ));
    assert!(says(&browser, request("PUT", "X-B")).ends_with(
        "blocked by CORS policy: Request header field x-b is not allowed by Access-Control-Allow-Headers in the \
         preflight response."
    ));
    assert!(says(&include(), request("DELETE", "x-a")).ends_with("in the preflight response."));
    let wildcard = server(
        200,
        &[
            ("access-control-allow-origin", APP),
            ("access-control-allow-credentials", "true"),
            ("access-control-allow-methods", "*"),
        ],
    );
    assert!(block_on(include().fetch(put(), wildcard)).unwrap_err().to_string().ends_with(
        "Method PUT is not allowed by Access-Control-Allow-Methods in the preflight response, where '*' is no \
         wildcard for a request with credentials."
    ));
}

#[test]
fn a_preflight_without_an_ok_status_is_named_by_it() {
    let refused = |status| {
        let server = server(status, &[("access-control-allow-origin", "*")]);
        block_on(Browser::at(APP).fetch(put(), server)).unwrap_err().to_string()
    };
    assert!(refused(405).ends_with(
        "Response to preflight request doesn't pass access control check: It does not have an HTTP ok status, \
         but 405."
    ));
    assert!(refused(301).ends_with(
        "Response to preflight request doesn't pass access control check: Redirect is not allowed for a \
         preflight request."
    ));
}

#[test]
fn the_same_origin_mode_reaches_no_other() {
    assert_eq!(
        says(&Browser::at(APP).mode(Mode::SameOrigin), get(API)),
        "Fetch API cannot load https://api.example.com/orders. The request's mode is \"same-origin\", and the URL \
         is not of its origin https://app.example.com."
    );
}

#[test]
fn what_no_script_could_say_is_refused_before_anything_is_sent() {
    let reason = |browser: &Browser, request: Request<&'static str>| {
        let refused = fetch_orders(browser, request).unwrap_err();
        assert!(refused.exchanges().is_empty() && !refused.is_preflight());
        assert!(!refused.to_string().is_empty());
        refused.reason().clone()
    };
    let app = Browser::at(APP);
    for origin in ["", "null", "app.example.com", "https://app.example.com/", "https://App.example.com"] {
        assert_eq!(reason(&Browser::at(origin), get(API)), Reason::InvalidOrigin(origin.to_owned()));
    }
    for url in ["/orders", "api.example.com:443", "*"] {
        assert_eq!(reason(&app, get(url)), Reason::InvalidUrl(url.to_owned()));
    }
    assert_eq!(reason(&app, get("https://256.0.0.1/")), Reason::InvalidUrl("https://256.0.0.1/".to_owned()));
    assert_eq!(reason(&app, get("ftp://api.example.com/")), Reason::UnsupportedScheme("ftp".to_owned()));
    assert_eq!(reason(&app, get("https://u:p@api.example.com/")), Reason::UrlIncludesCredentials);
    assert_eq!(reason(&app, with(Request::trace(API), "")), Reason::ForbiddenMethod(Method::TRACE));
    assert_eq!(reason(&Browser::at(APP).mode(Mode::NoCors), put()), Reason::NoCorsMethod(Method::PUT));
    let newline = Browser::at(APP).cookie("a=1\n");
    assert_eq!(reason(&newline, get(API)), Reason::InvalidCookie("a=1\n".to_owned()));
}
