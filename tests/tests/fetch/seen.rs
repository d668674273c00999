//! What the script sees of a response, and what goes along with the request.

use cors_runtime::fetch::{Browser, Credentials, Mode, ResponseType};
use http::Request;
use pollster::block_on;

use crate::{fetch_orders, get, header, include, public, put, sent, with, API, APP};

#[test]
fn a_page_sees_safelisted_and_exposed_headers() {
    let seen = fetch_orders(&include(), put()).unwrap();
    let mut names: Vec<&str> = seen.headers().keys().map(http::HeaderName::as_str).collect();
    names.sort_unstable();
    assert_eq!(names, ["content-type", "x-request-id"]);
    assert_eq!((seen.response_type(), seen.status(), seen.ok()), (ResponseType::Cors, 200, true));
    assert_eq!((seen.body().as_str(), seen.url(), seen.redirected()), ("PUT tea", API, false));
}

#[test]
fn a_page_sees_an_error_with_its_status() {
    let seen = fetch_orders(&include(), with(Request::put(API), "too much")).unwrap();
    assert_eq!((seen.status(), seen.body().as_str()), (413, "Payload Too Large"));
}

#[test]
fn a_page_of_the_same_origin_sees_all_but_cookies() {
    let browser = Browser::at("https://api.example.com");
    let seen = fetch_orders(&browser, with(Request::delete(API).header("x-z", "1"), "")).unwrap();
    assert_eq!((seen.response_type(), &seen.headers()["x-internal"]), (ResponseType::Basic, &"8".parse().unwrap()));
    assert!(!seen.headers().contains_key("set-cookie"));
    assert_eq!(sent(seen.exchanges()), ["DELETE https://api.example.com/orders"]);
    assert_eq!(header(&seen.exchanges()[0], "origin"), Some("https://api.example.com"));
    let seen = fetch_orders(&browser, get(API)).unwrap();
    assert_eq!(header(&seen.exchanges()[0], "origin"), None);
}

#[test]
fn a_wildcard_exposes_all_but_cookies() {
    let seen = block_on(Browser::at(APP).fetch(get(API), public)).unwrap();
    assert!(seen.headers().contains_key("x-internal") && !seen.headers().contains_key("set-cookie"));
}

#[test]
fn without_cors_a_foreign_page_sees_nothing_and_the_handler_runs() {
    let browser = Browser::at("https://evil.example").mode(Mode::NoCors).credentials(Credentials::Include);
    let request = with(Request::post(API).header("content-type", "application/json").header("x-a", "1"), "tea");
    let seen = fetch_orders(&browser.cookie("session=1"), request).unwrap();
    assert_eq!((seen.response_type(), seen.status(), seen.body().as_str()), (ResponseType::Opaque, 0, ""));
    assert!(seen.headers().is_empty());
    let exchange = &seen.exchanges()[0];
    assert_eq!(exchange.response().unwrap().status(), 200);
    assert_eq!(
        (header(exchange, "cookie"), header(exchange, "origin")),
        (Some("session=1"), Some("https://evil.example"))
    );
    assert_eq!((header(exchange, "content-type"), header(exchange, "x-a")), (None, None));
}

#[test]
fn cookies_go_where_the_credentials_mode_says() {
    let cookie = |origin, credentials| {
        let browser = Browser::at(origin).credentials(credentials).cookie("session=1").cookie("theme=dark");
        let seen = fetch_orders(&browser, put()).unwrap();
        assert!(seen
            .exchanges()
            .iter()
            .filter(|exchange| exchange.is_preflight())
            .all(|exchange| header(exchange, "cookie").is_none()));
        header(seen.exchanges().last().unwrap(), "cookie").map(str::to_owned)
    };
    let both = Some("session=1; theme=dark".to_owned());
    assert_eq!(cookie(APP, Credentials::Omit), None);
    assert_eq!(cookie(APP, Credentials::SameOrigin), None);
    assert_eq!(cookie(APP, Credentials::Include), both);
    assert_eq!(cookie("https://api.example.com", Credentials::Omit), None);
    assert_eq!(cookie("https://api.example.com", Credentials::SameOrigin), both);
}
