//! What a case is made of: a page, the requests that its script makes, and what comes of each.

use serde_json::{json, Value};

use crate::verdict::Expected;

/// The host of the API, which no page but that of the same-origin cases is on.
pub(crate) const API: &str = "https://api.example.com";

/// Where the script runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Page {
    /// In a page of this origin.
    At(&'static str),
    /// In a sandboxed frame of a page of this origin: the frame's own origin is opaque.
    Sandboxed(&'static str),
    /// In a data: URL in a frame, whose origin is opaque as well.
    DataUrl(&'static str),
}

impl Page {
    /// The origin of the page itself, or of the page around the frame.
    pub(crate) fn top(self) -> &'static str {
        let (Self::At(origin) | Self::Sandboxed(origin) | Self::DataUrl(origin)) = self;
        origin
    }
}

/// What the script calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Via {
    Fetch,
    /// `XMLHttpRequest`.
    Xhr,
    /// `XMLHttpRequest` with a listener for the upload's progress, which takes a preflight (the standard's
    /// *use-CORS-preflight flag*).
    XhrListening,
    /// `XMLHttpRequest` with such a listener that comes after `send()`, which is too late for one.
    XhrListeningLate,
}

#[derive(Debug, Clone)]
pub(crate) struct Step {
    pub(crate) via: Via,
    pub(crate) method: String,
    url: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Option<&'static str>,
    pub(crate) mode: &'static str,
    pub(crate) credentials: &'static str,
    /// Seconds to wait before.
    pub(crate) after: u32,
    pub(crate) preflights: usize,
    pub(crate) expected: Expected,
    /// The headers that the script reads, where the case is about them.
    pub(crate) sees: Option<&'static [&'static str]>,
}

/// A request to `to`: a path of the API's, or a URL.
pub(crate) fn send(method: &str, to: &str) -> Step {
    let url = if to.starts_with('/') { format!("{API}{to}") } else { to.to_owned() };
    Step {
        via: Via::Fetch,
        method: method.to_owned(),
        url,
        headers: Vec::new(),
        body: None,
        mode: "cors",
        credentials: "same-origin",
        after: 0,
        preflights: 0,
        expected: Expected::Reads(200),
        sees: None,
    }
}

pub(crate) fn get(to: &str) -> Step {
    send("GET", to)
}

/// A PUT, which takes a preflight.
pub(crate) fn put(to: &str) -> Step {
    send("PUT", to).preflights(1)
}

impl Step {
    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn body(mut self, body: &'static str) -> Self {
        self.body = Some(body);
        self
    }

    pub(crate) fn via(mut self, via: Via) -> Self {
        self.via = via;
        self
    }

    pub(crate) fn mode(mut self, mode: &'static str) -> Self {
        self.mode = mode;
        self
    }

    pub(crate) fn credentials(mut self, credentials: &'static str) -> Self {
        self.credentials = credentials;
        self
    }

    pub(crate) fn include(self) -> Self {
        self.credentials("include")
    }

    pub(crate) fn after(mut self, seconds: u32) -> Self {
        self.after = seconds;
        self
    }

    pub(crate) fn preflights(mut self, count: usize) -> Self {
        self.preflights = count;
        self
    }

    pub(crate) fn sees(mut self, names: &'static [&'static str]) -> Self {
        self.sees = Some(names);
        self
    }

    pub(crate) fn expect(mut self, expected: Expected) -> Self {
        self.expected = expected;
        self
    }

    pub(crate) fn reads(self, status: u16) -> Self {
        self.expect(Expected::Reads(status))
    }

    pub(crate) fn opaque(self) -> Self {
        self.expect(Expected::Opaque)
    }

    pub(crate) fn withheld(self) -> Self {
        self.expect(Expected::Withheld)
    }

    pub(crate) fn unsent(self) -> Self {
        self.expect(Expected::Unsent)
    }

    /// The URL, with the number of the case: what is cached for one case is nothing to another.
    pub(crate) fn url(&self, case: usize) -> String {
        match self.url.split_once('?') {
            Some((to, query)) => format!("{to}?case={case}&{query}"),
            None => format!("{}?case={case}", self.url),
        }
    }

    /// What the page is told.
    pub(crate) fn script(&self, case: usize) -> Value {
        let via = match self.via {
            Via::Fetch => "fetch",
            Via::Xhr => "xhr",
            Via::XhrListening => "early",
            Via::XhrListeningLate => "late",
        };
        json!({
            "via": via,
            "mark": format!("{API}/mark?case={case}"),
            "method": self.method,
            "url": self.url(case),
            "headers": self.headers,
            "body": self.body,
            "mode": self.mode,
            "credentials": self.credentials,
            "after": self.after,
        })
    }
}

#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) page: Page,
    pub(crate) steps: Vec<Step>,
    /// The Web Platform Test that asks the same of a browser.
    pub(crate) wpt: Option<&'static str>,
    /// Why the model says something else, where Chromium is known to leave the standard.
    pub(crate) differs: Option<&'static str>,
}

impl Case {
    pub(crate) fn new(name: impl Into<String>, page: Page, steps: impl IntoIterator<Item = Step>) -> Self {
        Self { name: name.into(), page, steps: steps.into_iter().collect(), wpt: None, differs: None }
    }

    pub(crate) fn wpt(mut self, test: &'static str) -> Self {
        self.wpt = Some(test);
        self
    }

    pub(crate) fn differs(mut self, reason: &'static str) -> Self {
        self.differs = Some(reason);
        self
    }
}
