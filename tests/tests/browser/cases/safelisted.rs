//! *CORS-safelisted request-headers*: what takes a preflight, and what does not, by its value.

use crate::{
    case::{send, Case},
    cases::APP,
};

/// Name, value, and whether it is safelisted. The policy allows no header, so what is not is not sent.
fn values() -> Vec<(&'static str, String, bool)> {
    let long = |length| "a".repeat(length);
    let content_type = |length: usize| format!("text/plain;a={}", long(length.saturating_sub("text/plain;a=".len())));
    let given = |name, value: &str, safelisted| (name, value.to_owned(), safelisted);
    vec![
        given("accept", "text/html", true),
        given("accept", "", true),
        ("accept", long(128), true),
        ("accept", long(129), false),
        given("accept", "\"text/html\"", false),
        given("accept", "text/html(comment)", false),
        given("accept", "a:b", false),
        given("accept", "a<b", false),
        given("accept", "a>b", false),
        given("accept", "a?b", false),
        given("accept", "a@b", false),
        given("accept", "a[b", false),
        given("accept", "a\\b", false),
        given("accept", "a]b", false),
        given("accept", "a{b", false),
        given("accept", "a}b", false),
        given("accept", "a\tb", true),
        given("accept", "a~b", true),
        given("accept-language", "en-GB,en;q=0.5, *", true),
        given("accept-language", "en_GB", false),
        given("accept-language", "en\"GB", false),
        ("accept-language", long(129), false),
        given("content-language", "de-AT", true),
        given("content-language", "de!", false),
        ("content-language", long(128), true),
        given("content-type", "text/plain", true),
        given("content-type", "text/plain;charset=utf-8", true),
        given("content-type", "text/plain; charset=utf-8; a=b", true),
        given("content-type", "TEXT/Plain", true),
        given("content-type", "application/x-www-form-urlencoded", true),
        given("content-type", "multipart/form-data;boundary=x", true),
        given("content-type", "application/json", false),
        given("content-type", "application/x-www-form-urlencoded2", false),
        given("content-type", "text/html", false),
        given("content-type", "text/xml", false),
        given("content-type", "text", false),
        given("content-type", "text/", false),
        given("content-type", "text/plain, application/json", false),
        given("content-type", "text/plain;\"", false),
        given("content-type", "text/plain ;charset=utf-8", true),
        ("content-type", content_type(128), true),
        ("content-type", content_type(129), false),
        given("content-type", "", false),
        given("content-type", "text/plain;", true),
        given("content-type", "text/plain;;", true),
        given("content-type", "text/plain x", false),
        given("content-type", "text /plain", false),
        given("content-type", "text/plain;a=(b)", false),
        given("content-language", "", true),
        given("content-language", "de en", true),
        given("accept-language", "de\ten", false),
        given("range", "bytes=9-1", false),
        given("range", "bytes=-", false),
        given("range", "bytes=0-255", true),
        given("range", "bytes=10-", true),
        given("range", "bytes=-10", false),
        given("range", "bytes=0-10,20-30", false),
        given("range", "bytes=0 -10", false),
        given("range", "items=0-10", false),
        given("if-none-match", "\"7\"", false),
        given("purpose", "prefetch", false),
        given("x-requested-with", "XMLHttpRequest", false),
    ]
}

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for (name, value, safelisted) in values() {
        let is_of_body = name.starts_with("content-");
        let step = send(if is_of_body { "POST" } else { "GET" }, "/methods").header(name, &value);
        let step = if is_of_body { step.body("tea") } else { step };
        let step = if safelisted { step.reads(200) } else { step.preflights(1).unsent() };
        let case = Case::new(format!("{name}: {value:?}"), APP, [step]);
        let case = case.wpt("cors/cors-safelisted-request-header.any.js");
        cases.push(case.wpt(if safelisted {
            "fetch/api/cors/cors-no-preflight.any.js"
        } else {
            "fetch/api/cors/cors-preflight-not-cors-safelisted.any.js"
        }));
    }
    let json = send("POST", "/content-type").header("content-type", "application/json").body("{}").preflights(1);
    cases.push(Case::new("JSON, where `content-type` is allowed", APP, [json]).wpt("cors/request-headers.htm"));
    let ranges = send("GET", "/content-type").header("range", "bytes=0-1,3-4").preflights(1);
    cases.push(Case::new("several ranges, where `range` is allowed", APP, [ranges]));
    let many = (0..9).fold(send("GET", "/methods"), |step, _| step.header("accept", &"a".repeat(128)));
    let many = Case::new("safelisted values of more than 1024 bytes in all", APP, [many.preflights(1).unsent()]);
    cases.push(many.wpt("fetch/api/cors/cors-preflight-not-cors-safelisted.any.js"));
    cases
}
