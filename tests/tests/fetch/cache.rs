//! How long the answer to a preflight is kept, and for what.

use std::time::Duration;

use cors_runtime::fetch::{Browser, Credentials, Engine, Reason};
use http::{Method, Request};
use pollster::block_on;

use crate::{fetch_orders, patient, public, put, with, API, APP};

fn preflights(browser: &Browser, request: Request<&'static str>) -> usize {
    let seen = block_on(browser.fetch(request, patient)).unwrap();
    seen.exchanges().iter().filter(|exchange| exchange.is_preflight()).count()
}

#[test]
fn a_second_request_needs_no_preflight_until_the_engines_limit() {
    for (engine, seconds) in [(Engine::Chromium, 7200), (Engine::Firefox, 86400), (Engine::WebKit, 600)] {
        let browser = Browser::at(APP).engine(engine);
        assert_eq!(preflights(&browser, put()), 1);
        assert_eq!(preflights(&browser, put()), 0);
        browser.advance(Duration::from_secs(seconds - 1));
        assert_eq!(preflights(&browser, put()), 0, "{engine:?}");
        browser.advance(Duration::from_secs(1));
        assert_eq!(preflights(&browser, put()), 1, "{engine:?}");
    }
}

#[test]
fn without_a_max_age_an_answer_is_kept_for_five_seconds() {
    let browser = Browser::at(APP);
    let exchanges = || block_on(browser.fetch(put(), public)).unwrap().exchanges().len();
    assert_eq!((exchanges(), exchanges()), (2, 1));
    browser.advance(Duration::from_secs(5));
    assert_eq!(exchanges(), 2);
}

#[test]
fn an_answer_serves_all_that_it_lists_at_one_url() {
    let browser = Browser::at(APP);
    assert_eq!(preflights(&browser, put()), 1);
    assert_eq!(preflights(&browser, with(Request::put(API).header("x-a", "1"), "")), 0);
    assert_eq!(preflights(&browser, with(Request::post(API).header("x-a", "1"), "")), 0);
    assert_eq!(preflights(&browser, with(Request::put("https://api.example.com/"), "")), 1);
}

#[test]
fn an_answer_without_credentials_does_not_serve_a_request_with_them() {
    let exchanges = |browser: &Browser| fetch_orders(browser, put()).unwrap().exchanges().len();
    let browser = Browser::at(APP);
    assert_eq!((exchanges(&browser), exchanges(&browser)), (2, 1));
    let browser = browser.credentials(Credentials::Include);
    assert_eq!((exchanges(&browser), exchanges(&browser)), (2, 1));
    let browser = browser.credentials(Credentials::Omit);
    assert_eq!(exchanges(&browser), 1);
}

#[test]
fn a_failure_behind_the_preflight_clears_what_it_allowed() {
    let forgets = |request: Request<String>| {
        let was_preflight = request.method() == Method::OPTIONS;
        let failed = request.body() == "fail";
        let mut response = patient(request);
        if failed && !was_preflight {
            response.headers_mut().remove("access-control-allow-origin");
        }
        response
    };
    let browser = Browser::at(APP);
    let fetch = |body| block_on(browser.fetch(with(Request::put(API), body), forgets));
    assert_eq!(fetch("tea").unwrap().exchanges().len(), 2);
    assert_eq!(fetch("tea").unwrap().exchanges().len(), 1);
    let refused = fetch("fail").unwrap_err();
    assert_eq!((refused.reason(), refused.is_preflight()), (&Reason::AllowOriginMissing, false));
    assert_eq!(fetch("tea").unwrap().exchanges().len(), 2);
}
