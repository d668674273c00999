//! Redirects, as far as CORS goes.

use cors_runtime::fetch::{Browser, Mode, Reason, Refused, ResponseType, Seen};
use http::{Method, Request, Response};
use pollster::block_on;

use crate::{get, header, redirects, redirects_app, sent, with, API, APP};

fn fetch(browser: &Browser, method: Method, url: &str) -> Result<Seen<String>, Refused> {
    block_on(browser.fetch(with(Request::builder().method(method).uri(url), "tea"), redirects))
}

fn refused(location: &str) -> Reason {
    let url = format!("https://api.example.com/?302={location}");
    fetch(&Browser::at(APP), Method::GET, &url).unwrap_err().reason().clone()
}

#[test]
fn a_redirect_is_followed_and_its_origin_tainted() {
    let seen = fetch(&Browser::at(APP), Method::GET, "https://api.example.com/?302=https://b.example/c").unwrap();
    assert_eq!(
        sent(seen.exchanges()),
        ["GET https://api.example.com/?302=https://b.example/c", "GET https://b.example/c"]
    );
    assert_eq!(header(&seen.exchanges()[0], "origin"), Some(APP));
    assert_eq!(header(&seen.exchanges()[1], "origin"), Some("null"));
    assert_eq!((seen.url(), seen.redirected()), ("https://b.example/c", true));
}

#[test]
fn a_tainted_origin_is_not_the_pages_own() {
    let url = "https://api.example.com/?302=https://b.example/c";
    let refused = block_on(Browser::at(APP).fetch(get(url), redirects_app)).unwrap_err();
    assert_eq!(refused.reason(), &Reason::AllowOriginMismatch(APP.to_owned()));
    assert_eq!(
        refused.to_string(),
        "Access to fetch at 'https://b.example/c' (redirected from \
         'https://api.example.com/?302=https://b.example/c') from origin 'https://app.example.com' has been \
         blocked by CORS policy: The 'Access-Control-Allow-Origin' header has the value \
         'https://app.example.com', which is not the request's origin."
    );
}

#[test]
fn a_redirect_within_one_origin_taints_nothing() {
    let seen = block_on(Browser::at(APP).fetch(get("https://api.example.com/?302=/c"), redirects_app)).unwrap();
    assert_eq!(header(&seen.exchanges()[1], "origin"), Some(APP));
}

#[test]
fn a_page_redirected_away_from_its_own_origin_speaks_cors() {
    let seen = fetch(&Browser::at(APP), Method::PUT, "https://app.example.com/?307=https://b.example/c").unwrap();
    assert_eq!(
        sent(seen.exchanges()),
        [
            "PUT https://app.example.com/?307=https://b.example/c",
            "OPTIONS https://b.example/c",
            "PUT https://b.example/c"
        ]
    );
    assert_eq!(header(&seen.exchanges()[2], "origin"), Some(APP));
    assert_eq!((seen.response_type(), seen.body().as_str()), (ResponseType::Cors, "PUT tea"));
}

#[test]
fn a_redirected_request_is_asked_for_anew_at_each_url() {
    let seen = fetch(&Browser::at(APP), Method::PUT, "https://api.example.com/?308=/c").unwrap();
    assert_eq!(
        sent(seen.exchanges()),
        [
            "OPTIONS https://api.example.com/?308=/c",
            "PUT https://api.example.com/?308=/c",
            "OPTIONS https://api.example.com/c",
            "PUT https://api.example.com/c"
        ]
    );
}

#[test]
fn the_method_and_the_body_change_as_the_status_says() {
    let after = |method, status: u16| {
        let url = format!("https://api.example.com/?{status}=/c");
        fetch(&Browser::at(APP), method, &url).unwrap().into_body()
    };
    assert_eq!(after(Method::POST, 301), "GET ");
    assert_eq!(after(Method::POST, 302), "GET ");
    assert_eq!(after(Method::PUT, 303), "GET ");
    assert_eq!(after(Method::PUT, 301), "PUT tea");
    assert_eq!(after(Method::POST, 307), "POST tea");
    assert_eq!(after(Method::PUT, 308), "PUT tea");
}

#[test]
fn authorization_stays_within_the_origin_that_it_was_for() {
    let kept = |location: &str| {
        let url = format!("https://api.example.com/?307={location}");
        let request = with(Request::get(url).header("authorization", "Bearer 1"), "");
        let seen = block_on(Browser::at(APP).fetch(request, redirects)).unwrap();
        header(seen.exchanges().last().unwrap(), "authorization").is_some()
    };
    assert!(kept("/c"));
    assert!(!kept("https://b.example/c"));
}

#[test]
fn twenty_redirects_are_followed_and_no_more() {
    let forever = |_: Request<String>| {
        Response::builder()
            .status(302)
            .header("location", "/")
            .header("access-control-allow-origin", "*")
            .body(String::new())
            .unwrap()
    };
    let refused = block_on(Browser::at(APP).fetch(get(API), forever)).unwrap_err();
    assert_eq!((refused.reason(), refused.exchanges().len()), (&Reason::TooManyRedirects, 21));
}

#[test]
fn a_location_that_no_page_may_follow_is_refused() {
    assert_eq!(refused("https://u:p@b.example/"), Reason::LocationIncludesCredentials);
    assert_eq!(refused("https://u@app.example.com/"), Reason::LocationIncludesCredentials);
    assert_eq!(refused("data:,x"), Reason::LocationScheme("data".to_owned()));
    assert_eq!(refused("https://["), Reason::LocationInvalid("https://[".to_owned()));
    let to_api = "https://app.example.com/?302=https://api.example.com/";
    let refused = fetch(&Browser::at(APP).mode(Mode::SameOrigin), Method::GET, to_api).unwrap_err();
    assert_eq!(refused.reason(), &Reason::SameOriginMode);
}

#[test]
fn a_redirect_that_may_not_be_read_is_not_followed() {
    let refused =
        block_on(Browser::at("https://evil.example").fetch(get("https://api.example.com/?302=/c"), redirects_app));
    let refused = refused.unwrap_err();
    assert_eq!((refused.reason(), refused.exchanges().len()), (&Reason::AllowOriginMismatch(APP.to_owned()), 1));
}
