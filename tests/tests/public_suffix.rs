//! With the Public Suffix List, a pattern over a domain of one's own is let in with credentials.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::future::ready;

use cors_runtime::{
    cors,
    fetch::{Browser, Credentials},
};
use http::{Request, Response};

#[cors(origins = "https://app.example.com, https://*.preview.example.com", methods = "GET, POST", credentials)]
fn handler(request: Request<String>) -> Response<String> {
    Response::new(request.into_body())
}

#[test]
fn a_pattern_over_a_registrable_domain_compiles_with_credentials() {
    for (page, is_allowed) in [
        ("https://pr-7.preview.example.com", true),
        ("https://preview.example.com", false),
        ("https://evil-preview.example.com", false),
    ] {
        let request = Request::post("https://api.example.com/").body("tea".to_owned()).unwrap();
        let browser = Browser::at(page).credentials(Credentials::Include);
        let answer = pollster::block_on(browser.fetch(request, |request| ready(handler(request))));
        assert_eq!(answer.is_ok(), is_allowed, "{page}");
    }
}
