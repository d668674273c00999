//! One test for each advisory that another CORS library had to publish, named by its id. Each puts the policy of the
//! advisory before ours. Where the policy language refuses it, the test says why, and which file of `ui/fail` shows the
//! message; where it compiles, a handler is sent the attack, and every CORS header of the answer is stated.
//!
//! `docs/security.md` lists them; `security.rs` keeps the two in step.

#![allow(missing_docs, reason = "a test is no API")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by a panic")]
#![allow(clippy::needless_pass_by_value, reason = "a handler owns its request")]

mod any_origin;
mod cache;
mod combination;
mod handler_runs;
mod lines;
mod look_alikes;
mod null;
mod paths;
mod private_network;
mod removed;
mod work;

use std::fs;

use cors_rules::{check, Declaration, PublicSuffixes, Reason};
use http::{Method, Request, Response};
use openruntimes::{Context, Logger};

/// Asserts that no attribute can declare this, for `reason` alone, and that `file` shows the message.
fn refused(declaration: &Declaration<'_>, reason: &Reason, file: &str) {
    let faults = check(declaration, &PublicSuffixes::Absent).unwrap_err();
    let reasons: Vec<&Reason> = faults.iter().map(cors_rules::Fault::reason).collect();
    assert_eq!(reasons, [reason]);
    // What follows the text at fault, which is another one in the file.
    let message = faults[0].to_string();
    let said = message.rsplit('`').find(|part| !part.trim().is_empty()).unwrap();
    assert!(fs::metadata(format!("{file}.rs")).is_ok(), "{file}.rs");
    let shown = fs::read_to_string(format!("{file}.stderr")).unwrap();
    assert!(shown.contains(said), "`{said}` is not in {file}.stderr");
}

fn origins<'a>(origins: &'a [&'a str]) -> Declaration<'a> {
    Declaration { origins: Some(origins), ..Declaration::default() }
}

fn with_credentials<'a>(origins: &'a [&'a str]) -> Declaration<'a> {
    Declaration { origins: Some(origins), credentials: true, ..Declaration::default() }
}

type Handler = fn(Request<()>) -> Response<()>;

/// Every `access-control-*` and `vary` line of the answer, sorted.
fn send(handler: Handler, method: Method, lines: &[(&str, &str)]) -> Vec<String> {
    let mut request = Request::builder().method(method);
    for (name, value) in lines {
        request = request.header(*name, *value);
    }
    let response = handler(request.body(()).unwrap());
    let headers = response.headers().iter();
    cors_lines(headers.map(|(name, value)| (name.as_str(), value.to_str().unwrap())))
}

fn cors_lines<'a>(headers: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<String> {
    let mut lines: Vec<String> = headers
        .filter(|(name, _)| name.starts_with("access-control-") || *name == "vary")
        .map(|(name, value)| format!("{name}: {value}"))
        .collect();
    lines.sort();
    lines
}

fn get(handler: Handler, origin: &str) -> Vec<String> {
    send(handler, Method::GET, &[("origin", origin)])
}

fn preflight(handler: Handler, origin: &str) -> Vec<String> {
    send(handler, Method::OPTIONS, &[("origin", origin), ASKS_PUT])
}

const ASKS_PUT: (&str, &str) = ("access-control-request-method", "PUT");
const NOTHING_BUT_VARY: [&str; 1] = ["vary: Origin"];

fn call(method: &str, headers: &[(&str, &str)]) -> Context {
    logged_call(method, headers, Logger::new("disabled", None).unwrap())
}

fn logged_call(method: &str, headers: &[(&str, &str)], logger: Logger) -> Context {
    let mut context = Context::new(logger);
    method.clone_into(&mut context.req.method);
    context.req.headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    context
}
