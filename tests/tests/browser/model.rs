//! The expectation: what the model of the browser says of a case.

use std::time::Duration;

use bytes::Bytes;
use cors_runtime::fetch::{Browser, Credentials, Exchange, Mode, Refused, ResponseType, Seen as Answer};
use http::{Method, Request};

use crate::{
    case::{Case, Learns, Step, Via},
    context::{Context, Page},
    server::Platform,
    verdict::{request_line, Seen, Verdict},
};

/// The one cookie that the browser holds, which every page sets for the host that it is on.
const COOKIE: &str = "session=1";

/// What the model makes of a case: a verdict for each of its steps.
pub(crate) async fn predict(platform: Platform, number: usize, case: &Case) -> Vec<Verdict> {
    let browser = match case.page {
        Page::In(path, _) if path.iter().any(|context| has_opaque_origin(*context)) => Browser::opaque(),
        Page::At(origin) | Page::In(_, origin) => Browser::at(origin),
        Page::File => Browser::opaque(),
    };
    let mut browser = browser.cookie(COOKIE);
    let mut verdicts = Vec::new();
    for step in &case.steps {
        browser.advance(Duration::from_secs(step.after.into()));
        browser = browser.credentials(credentials(step)).mode(mode(step));
        browser = browser.use_cors_preflight(step.via == Via::XhrListening);
        let outcome = match request(step, number) {
            Some(request) => browser.fetch(request, |request| platform.route(request)).await,
            None => return verdicts,
        };
        verdicts.push(verdict(outcome, step.via));
    }
    verdicts
}

/// Whether HTML gives it an opaque origin, whoever opens it; the others have that of whoever opens them.
fn has_opaque_origin(context: Context) -> bool {
    match context {
        // "Determining the origin": the sandboxed origin browsing context flag, or a data: URL. "Set up a worker
        // environment settings object": a data: URL.
        Context::SandboxedFrame
        | Context::SandboxedSrcdocFrame
        | Context::DataFrame
        | Context::DataWorker
        | Context::DataModuleWorker
        | Context::DataSharedWorker => true,
        Context::SandboxedSameOriginFrame
        | Context::SrcdocFrame
        | Context::BlobFrame
        | Context::Worker
        | Context::ModuleWorker
        | Context::BlobWorker => false,
    }
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

fn verdict(outcome: Result<Answer<Bytes>, Refused>, via: Via) -> Verdict {
    let outcome = match (outcome, via.learns()) {
        (Ok(answer), Learns::Presence) => {
            let seen = Seen::Loaded { readable: answer.response_type() != ResponseType::Opaque };
            return Verdict { seen, wire: wire(answer.exchanges()) };
        }
        (Ok(answer), Learns::Nothing) => return Verdict { seen: Seen::Untold, wire: wire(answer.exchanges()) },
        (Err(refused), Learns::Nothing) => return Verdict { seen: Seen::Untold, wire: wire(refused.exchanges()) },
        (outcome, _) => outcome,
    };
    match outcome {
        Ok(answer) => {
            let kind = match answer.response_type() {
                _ if !via.tells_type() => "untold",
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
