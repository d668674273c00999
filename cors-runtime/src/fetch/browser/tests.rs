use std::time::Duration;

use http::{Method, Request, Response};
use pollster::block_on;

use super::Browser;
use crate::fetch::{Credentials, Engine, Mode, Reason, Refused, ResponseType, Seen};

const APP: &str = "https://app.example.com";
const API: &str = "https://api.example.com/orders";

/// Allows the page to PUT with credentials and `x-a`, for a day, and answers with the body that it got.
fn server(request: Request<String>) -> Response<String> {
    Response::builder()
        .header("access-control-allow-origin", APP)
        .header("access-control-allow-credentials", "true")
        .header("access-control-allow-methods", "PUT")
        .header("access-control-allow-headers", "x-a")
        .header("access-control-max-age", "86400")
        .body(request.into_body())
        .unwrap()
}

/// The same until it gets the body `fail`: that answer cannot be read.
fn failing(request: Request<String>) -> Response<String> {
    let fails = request.body() == "fail";
    let mut response = server(request);
    if fails {
        response.headers_mut().remove("access-control-allow-origin");
    }
    response
}

fn request(method: &str, body: &'static str) -> Request<&'static str> {
    Request::builder().method(method).uri(API).body(body).unwrap()
}

fn fetch(browser: &Browser, method: &str, body: &'static str) -> Result<Seen<String>, Refused> {
    block_on(browser.fetch(request(method, body), failing))
}

/// The methods of what went over the wire.
fn sent(browser: &Browser, method: &str) -> Vec<Method> {
    let seen = fetch(browser, method, "tea").unwrap();
    seen.exchanges().iter().map(|exchange| exchange.request().method().clone()).collect()
}

#[test]
fn an_exchange_holds_request_and_response_and_tells_the_preflight() {
    let seen = fetch(&Browser::at(APP), "PUT", "tea").unwrap();
    let [preflight, proper] = seen.exchanges() else { panic!("a preflight and a request are sent") };
    assert!(preflight.is_preflight() && !proper.is_preflight());
    assert_eq!((preflight.request().method(), proper.request().method()), (&Method::OPTIONS, &Method::PUT));
    assert_eq!(preflight.response().unwrap().headers()["access-control-allow-methods"], "PUT");
    let fails = |_: Request<String>| Err::<Response<String>, _>("the disk is full");
    let refused = block_on(Browser::at(APP).fetch(request("GET", ""), fails)).unwrap_err();
    assert!(refused.exchanges()[0].response().is_none());
}

#[test]
fn a_preflight_that_does_not_allow_the_method_ends_the_fetch() {
    let refused = fetch(&Browser::at(APP), "DELETE", "tea").unwrap_err();
    assert_eq!(refused.reason(), &Reason::MethodNotAllowed(Method::DELETE));
    assert_eq!(refused.exchanges().len(), 1);
    assert!(refused.is_preflight());
}

#[test]
fn what_the_cache_holds_needs_no_preflight() {
    let browser = Browser::at(APP);
    assert_eq!(sent(&browser, "GET"), [Method::GET]);
    assert_eq!(sent(&browser, "PUT"), [Method::OPTIONS, Method::PUT]);
    assert_eq!(sent(&browser, "PUT"), [Method::PUT]);
}

#[test]
fn a_header_that_the_cache_lacks_needs_a_preflight() {
    let browser = Browser::at(APP);
    let count = |name: &'static str| {
        let request = Request::get(API).header(name, "1").body("").unwrap();
        block_on(browser.fetch(request, server))
            .map(|seen| seen.exchanges().len())
            .map_err(|refused| refused.reason().clone())
    };
    assert_eq!((count("x-a"), count("x-a")), (Ok(2), Ok(1)));
    assert_eq!(count("x-b"), Err(Reason::HeaderNotAllowed("x-b".parse().unwrap())));
}

#[test]
fn a_failure_behind_a_preflight_clears_what_it_allowed() {
    let browser = Browser::at(APP);
    assert_eq!(sent(&browser, "PUT"), [Method::OPTIONS, Method::PUT]);
    assert_eq!(fetch(&browser, "PUT", "fail").unwrap_err().reason(), &Reason::AllowOriginMissing);
    assert_eq!(sent(&browser, "PUT"), [Method::OPTIONS, Method::PUT]);
}

#[test]
fn a_failure_where_no_preflight_is_due_clears_nothing() {
    let browser = Browser::at(APP);
    assert_eq!(sent(&browser, "PUT"), [Method::OPTIONS, Method::PUT]);
    assert_eq!(fetch(&browser, "POST", "fail").unwrap_err().reason(), &Reason::AllowOriginMissing);
    assert_eq!(sent(&browser, "PUT"), [Method::PUT]);
}

#[test]
fn an_answer_is_kept_up_to_the_engines_limit() {
    let browser = Browser::at(APP).engine(Engine::WebKit);
    assert_eq!(sent(&browser, "PUT"), [Method::OPTIONS, Method::PUT]);
    browser.advance(Duration::from_secs(599));
    assert_eq!(sent(&browser, "PUT"), [Method::PUT]);
    browser.advance(Duration::from_secs(1));
    assert_eq!(sent(&browser, "PUT"), [Method::OPTIONS, Method::PUT]);
}

#[test]
fn cookies_go_with_credentials_alone() {
    let cookie = |browser: Browser| {
        let seen = fetch(&browser, "GET", "").unwrap();
        seen.exchanges()[0].request().headers().get("cookie").cloned()
    };
    let include = || Browser::at(APP).credentials(Credentials::Include);
    assert_eq!(cookie(include().cookie("a=1").cookie("b=2")).unwrap(), "a=1; b=2");
    assert_eq!(cookie(include()), None);
    assert_eq!(cookie(Browser::at(APP).cookie("a=1")), None);
}

#[test]
fn the_mode_decides_what_the_script_sees() {
    let response_type = |mode| fetch(&Browser::at(APP).mode(mode), "GET", "").map(|seen| seen.response_type());
    assert_eq!(response_type(Mode::Cors).unwrap(), ResponseType::Cors);
    assert_eq!(response_type(Mode::NoCors).unwrap(), ResponseType::Opaque);
    assert_eq!(response_type(Mode::SameOrigin).unwrap_err().reason(), &Reason::SameOriginMode);
}

#[test]
fn get_and_head_go_without_a_body() {
    let body = |method| fetch(&Browser::at(APP), method, "tea").unwrap().into_body();
    assert_eq!(body("GET"), "");
    assert_eq!(body("POST"), "tea");
}

#[test]
fn a_console_says_that_a_wildcard_is_none_with_credentials() {
    let public = |_: Request<String>| {
        Response::builder()
            .header("access-control-allow-origin", APP)
            .header("access-control-allow-credentials", "true")
            .header("access-control-allow-methods", "*")
            .body(String::new())
            .unwrap()
    };
    let browser = Browser::at(APP).credentials(Credentials::Include);
    assert_eq!(
        block_on(browser.fetch(request("PUT", ""), public)).unwrap_err().to_string(),
        "Access to fetch at 'https://api.example.com/orders' from origin 'https://app.example.com' has been blocked by \
         CORS policy: Method PUT is not allowed by Access-Control-Allow-Methods in the preflight response, where '*' is \
         no wildcard for a request with credentials."
    );
}

/// Opens itself to whoever asks, `null` included, as no policy does.
fn echo(request: Request<String>) -> Response<String> {
    let origin = request.headers().get("origin").cloned();
    let mut response = server(request);
    if let Some(origin) = origin {
        response.headers_mut().insert("access-control-allow-origin", origin);
    }
    response
}

/// What was sent, and what the script got.
fn of_opaque(browser: &Browser, method: &str, url: &str) -> Result<(Vec<String>, ResponseType), Reason> {
    let request = Request::builder().method(method).uri(url).body("tea").unwrap();
    let seen = block_on(browser.fetch(request, echo)).map_err(|refused| refused.reason().clone())?;
    let line = |name: &str, headers: &http::HeaderMap| {
        headers.get(name).map_or_else(|| "-".to_owned(), |value| value.to_str().unwrap().to_owned())
    };
    let sent = seen.exchanges().iter().map(|exchange| {
        let request = exchange.request();
        format!("{} {} {}", request.method(), line("origin", request.headers()), line("cookie", request.headers()))
    });
    Ok((sent.collect(), seen.response_type()))
}

#[test]
fn an_opaque_origin_is_null_to_every_host() {
    let lines = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
    for url in [API, "https://app.example.com/", "http://localhost/"] {
        let sent = of_opaque(&Browser::opaque(), "GET", url).unwrap();
        assert_eq!(sent, (lines(&["GET null -"]), ResponseType::Cors), "{url}");
    }
    let browser = Browser::opaque();
    assert_eq!(of_opaque(&browser, "PUT", API).unwrap().0, lines(&["OPTIONS null -", "PUT null -"]));
    assert_eq!(of_opaque(&browser, "PUT", API).unwrap().0, lines(&["PUT null -"]));
    let browser = Browser::opaque().mode(Mode::NoCors);
    assert_eq!(of_opaque(&browser, "GET", API).unwrap(), (lines(&["GET - -"]), ResponseType::Opaque));
    assert_eq!(of_opaque(&browser, "POST", API).unwrap(), (lines(&["POST null -"]), ResponseType::Opaque));
    let browser = Browser::opaque().mode(Mode::SameOrigin);
    assert_eq!(of_opaque(&browser, "GET", "https://app.example.com/"), Err(Reason::SameOriginMode));
}

#[test]
fn an_opaque_origin_has_no_host_that_its_cookies_go_to_by_themselves() {
    let sent = |credentials| {
        let browser = Browser::opaque().cookie("a=1").credentials(credentials);
        of_opaque(&browser, "GET", API).unwrap().0.concat()
    };
    assert_eq!(sent(Credentials::Omit), "GET null -");
    assert_eq!(sent(Credentials::SameOrigin), "GET null -");
    assert_eq!(sent(Credentials::Include), "GET null a=1");
}

#[test]
fn an_opaque_origin_is_not_let_in_by_the_name_of_its_page() {
    let refused = fetch(&Browser::opaque(), "GET", "").unwrap_err();
    assert_eq!(refused.reason(), &Reason::AllowOriginMismatch(APP.to_owned()));
}

#[test]
fn a_listener_for_the_upload_takes_a_preflight() {
    let browser = || Browser::at(APP).use_cors_preflight(true);
    assert_eq!(sent(&browser(), "POST"), [Method::OPTIONS, Method::POST]);
    assert_eq!(sent(&browser().use_cors_preflight(false), "POST"), [Method::POST]);
    let browser = browser();
    let to_itself = |method| block_on(browser.fetch(with_uri(method, "https://app.example.com/"), server));
    assert_eq!(to_itself("POST").unwrap().exchanges().len(), 1);
}

fn with_uri(method: &str, uri: &str) -> Request<&'static str> {
    Request::builder().method(method).uri(uri).body("tea").unwrap()
}

#[test]
fn what_a_listener_asked_for_is_kept_if_the_answer_names_it_or_no_method() {
    // It names `PUT` alone.
    let browser = Browser::at(APP).use_cors_preflight(true);
    assert_eq!(sent(&browser, "POST"), [Method::OPTIONS, Method::POST]);
    assert_eq!(sent(&browser, "POST"), [Method::OPTIONS, Method::POST]);
    assert_eq!(sent(&browser, "PUT"), [Method::PUT]);
    let without_methods = |request: Request<String>| {
        let mut response = server(request);
        response.headers_mut().remove("access-control-allow-methods");
        response
    };
    let browser = Browser::at(APP).use_cors_preflight(true);
    let sent = |method| {
        let seen = block_on(browser.fetch(request(method, "tea"), without_methods));
        seen.map(|seen| seen.exchanges().len()).map_err(|refused| refused.reason().clone())
    };
    assert_eq!((sent("POST"), sent("POST"), sent("HEAD")), (Ok(2), Ok(1), Ok(2)));
    let browser = Browser::at(APP);
    let refused = block_on(browser.fetch(request("PUT", "tea"), without_methods)).unwrap_err();
    assert_eq!(refused.reason(), &Reason::MethodNotAllowed(Method::PUT));
}
