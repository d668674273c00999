//! What went over the wire: a browser tells a script nothing about what it blocked, so the page asks the server.

use std::{
    collections::VecDeque,
    sync::{Mutex, MutexGuard, PoisonError},
};

use http::{HeaderMap, Request, Response};
use serde_json::{json, Map, Value};

/// How many requests are remembered.
const CAPACITY: usize = 1000;

/// The latest requests of the pages to the API, each page load under a name of its own.
#[derive(Debug, Default)]
pub(super) struct Wire(Mutex<VecDeque<(String, Value)>>);

/// A request that has not been answered yet.
#[derive(Debug)]
pub(super) struct Observed {
    run: String,
    method: String,
    headers: Value,
}

impl Observed {
    /// Notes a request that carries `?run=NAME`; any other is of no interest.
    #[must_use]
    pub(super) fn of<B>(request: &Request<B>) -> Option<Self> {
        let run = request.uri().query()?.strip_prefix("run=")?.to_owned();
        let of_interest = |name: &str| {
            let names = ["content-type", "cookie", "origin"];
            names.contains(&name) || name.starts_with("access-control-") || name.starts_with("x-")
        };
        let headers = selected(request.headers(), of_interest);
        Some(Self { run, method: request.method().to_string(), headers })
    }
}

impl Wire {
    /// Remembers a request with the answer to it.
    pub(super) fn record<B>(&self, observed: Observed, response: &Response<B>) {
        let Observed { run, method, headers } = observed;
        let exchange = json!({
            "method": method,
            "sent": headers,
            "status": response.status().as_u16(),
            "received": selected(response.headers(), |_| true),
        });
        let mut exchanges = self.lock();
        if exchanges.len() == CAPACITY {
            exchanges.pop_front();
        }
        exchanges.push_back((run, exchange));
    }

    /// The exchanges of `run`, in order.
    pub(super) fn of(&self, run: &str) -> Value {
        let exchanges = self.lock();
        exchanges.iter().filter(|(name, _)| name == run).map(|(_, exchange)| exchange.clone()).collect()
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<(String, Value)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn selected(headers: &HeaderMap, select: impl Fn(&str) -> bool) -> Value {
    let selected = headers.iter().filter(|(name, _)| select(name.as_str()));
    let texts = selected.map(|(name, value)| {
        let text = String::from_utf8_lossy(value.as_bytes());
        (name.to_string(), Value::from(text))
    });
    Value::Object(texts.collect::<Map<_, _>>())
}
