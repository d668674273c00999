//! What a case is made of: a page, the requests that its script makes, and what comes of each.

use serde_json::{json, Value};

use crate::{context::Page, verdict::Expected};

/// The host of the API, which no page but that of the same-origin cases is on.
pub(crate) const API: &str = "https://api.example.com";

/// What sends the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Via {
    Fetch,
    /// `fetch` with `keepalive`.
    Keepalive,
    /// `XMLHttpRequest`.
    Xhr,
    /// `XMLHttpRequest`, synchronous.
    XhrSync,
    /// `XMLHttpRequest` with a listener for the upload's progress, which takes a preflight (the standard's
    /// *use-CORS-preflight flag*).
    XhrListening,
    /// `XMLHttpRequest` with such a listener that comes after `send()`, which is too late for one.
    XhrListeningLate,
    /// `<img>`.
    Image,
    /// `<script>`.
    Script,
    /// `<script type=module>`.
    ModuleScript,
    /// `<link rel=stylesheet>`.
    Stylesheet,
    /// A font face.
    Font,
    EventSource,
    /// `navigator.sendBeacon`.
    Beacon,
}

/// What the page's script learns of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Learns {
    /// Status, headers and body.
    Response,
    /// Whether it is there, and whether the script may look into it.
    Presence,
    Nothing,
}

impl Via {
    pub(crate) fn learns(self) -> Learns {
        match self {
            Self::Fetch | Self::Keepalive | Self::Xhr | Self::XhrSync | Self::XhrListening | Self::XhrListeningLate => {
                Learns::Response
            }
            Self::Image | Self::Script | Self::ModuleScript | Self::Stylesheet | Self::Font | Self::EventSource => {
                Learns::Presence
            }
            Self::Beacon => Learns::Nothing,
        }
    }

    /// Whether the script is told the response's type.
    pub(crate) fn tells_type(self) -> bool {
        matches!(self, Self::Fetch | Self::Keepalive)
    }

    /// Its name in the page's script.
    fn name(self) -> &'static str {
        match self {
            Self::Fetch => "fetch",
            Self::Keepalive => "keepalive",
            Self::Xhr => "xhr",
            Self::XhrSync => "xhr-sync",
            Self::XhrListening => "xhr-early",
            Self::XhrListeningLate => "xhr-late",
            Self::Image => "image",
            Self::Script => "script",
            Self::ModuleScript => "module",
            Self::Stylesheet => "stylesheet",
            Self::Font => "font",
            Self::EventSource => "events",
            Self::Beacon => "beacon",
        }
    }
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
    referrer_policy: &'static str,
    /// Seconds to wait before.
    pub(crate) after: u32,
    pub(crate) preflights: usize,
    pub(crate) expected: Expected,
    /// The headers that the script reads, where the case is about them.
    pub(crate) sees: Option<&'static [&'static str]>,
    /// The `Origin` of every request that reaches the server, where the case is about it.
    pub(crate) origin: Option<&'static str>,
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
        referrer_policy: "",
        after: 0,
        preflights: 0,
        expected: Expected::Reads(200),
        sees: None,
        origin: None,
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

    pub(crate) fn referrer_policy(mut self, policy: &'static str) -> Self {
        self.referrer_policy = policy;
        self
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

    pub(crate) fn origin(mut self, origin: &'static str) -> Self {
        self.origin = Some(origin);
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

    pub(crate) fn sent(self) -> Self {
        self.expect(Expected::Sent)
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
        json!({
            "via": self.via.name(),
            "mark": format!("{API}/mark?case={case}"),
            "method": self.method,
            "url": self.url(case),
            "headers": self.headers,
            "body": self.body,
            "mode": self.mode,
            "credentials": self.credentials,
            "referrerPolicy": self.referrer_policy,
            "after": self.after,
        })
    }
}

#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) page: Page,
    pub(crate) steps: Vec<Step>,
    /// The Web Platform Tests that ask the same of a browser.
    pub(crate) wpt: Vec<&'static str>,
    /// Why the model says something else, where Chromium is known to leave the standard.
    pub(crate) differs: Option<&'static str>,
}

impl Case {
    pub(crate) fn new(name: impl Into<String>, page: Page, steps: impl IntoIterator<Item = Step>) -> Self {
        Self { name: name.into(), page, steps: steps.into_iter().collect(), wpt: Vec::new(), differs: None }
    }

    pub(crate) fn wpt(mut self, test: &'static str) -> Self {
        self.wpt.push(test);
        self
    }

    pub(crate) fn differs(mut self, reason: &'static str) -> Self {
        self.differs = Some(reason);
        self
    }
}
