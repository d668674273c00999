//! The expectation: what the model of the browser says of a case.

use std::time::Duration;

use bytes::Bytes;
use cors_runtime::fetch::{Browser, Credentials, Exchange, Mode, Refused, ResponseType, Seen as Answer};
use http::{Method, Request};

use crate::{
    case::{Case, Page, Step},
    server::Platform,
    verdict::{request_line, Seen, Verdict},
};

/// The one cookie that the browser holds, which every page sets for the host that it is on.
const COOKIE: &str = "session=1";

/// What the model makes of a case: a verdict for each of its steps.
pub(crate) async fn predict(platform: Platform, number: usize, case: &Case) -> Vec<Verdict> {
    let mut browser = match case.page {
        Page::At(origin) => Browser::at(origin),
        Page::Sandboxed(_) | Page::DataUrl(_) => Browser::opaque(),
    }
    .cookie(COOKIE);
    let mut verdicts = Vec::new();
    for step in &case.steps {
        browser.advance(Duration::from_secs(step.after.into()));
        browser = browser.credentials(credentials(step)).mode(mode(step));
        let outcome = match request(step, number) {
            Some(request) => browser.fetch(request, |request| platform.route(request)).await,
            None => return verdicts,
        };
        verdicts.push(verdict(outcome));
    }
    verdicts
}

fn request(step: &Step, number: usize) -> Option<Request<Bytes>> {
    let method = Method::from_bytes(step.method.as_bytes()).ok()?;
    let mut request = Request::builder().method(method).uri(step.url(number));
    for (name, value) in &step.headers {
        request = request.header(name, value);
    }
    let says_type = step.headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("content-type"));
    if step.body.is_some() && !says_type {
        // What a browser adds to a body that is a string (Fetch, "extract a body").
        request = request.header("content-type", "text/plain;charset=UTF-8");
    }
    request.body(Bytes::from_static(step.body.unwrap_or_default().as_bytes())).ok()
}

fn mode(step: &Step) -> Mode {
    match step.mode {
        "no-cors" => Mode::NoCors,
        "same-origin" => Mode::SameOrigin,
        _ => Mode::Cors,
    }
}

fn credentials(step: &Step) -> Credentials {
    match step.credentials {
        "omit" => Credentials::Omit,
        "include" => Credentials::Include,
        _ => Credentials::SameOrigin,
    }
}

fn verdict(outcome: Result<Answer<Bytes>, Refused>) -> Verdict {
    match outcome {
        Ok(answer) => {
            let kind = match answer.response_type() {
                ResponseType::Basic => "basic",
                ResponseType::Cors => "cors",
                ResponseType::Opaque => "opaque",
            };
            let mut headers: Vec<String> = Vec::new();
            for name in answer.headers().keys() {
                let values = answer.headers().get_all(name).iter();
                let values: Vec<_> = values.map(|value| String::from_utf8_lossy(value.as_bytes())).collect();
                headers.push(format!("{name}: {}", values.join(", ")));
            }
            headers.sort();
            let body = String::from_utf8_lossy(answer.body()).into_owned();
            let seen = Seen::Response { kind: kind.to_owned(), status: answer.status(), headers, body };
            Verdict { seen, wire: wire(answer.exchanges()) }
        }
        Err(refused) => Verdict { seen: Seen::Rejected, wire: wire(refused.exchanges()) },
    }
}

fn wire(exchanges: &[Exchange]) -> Vec<String> {
    let requests = exchanges.iter().map(Exchange::request);
    requests.map(|request| request_line(request.method(), &request.uri().to_string(), request.headers())).collect()
}
