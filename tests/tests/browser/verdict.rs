//! What came of a case: the one form in which the model and Chromium report.

use std::fmt;

use http::{HeaderMap, Method};

/// What one fetch came to, and what went over the wire for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Verdict {
    pub(crate) seen: Seen,
    /// A line for each request that reached the server, preflights included.
    pub(crate) wire: Vec<String>,
}

/// What the page's script got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Seen {
    /// The promise was rejected. Scripts are not told why.
    Rejected,
    Response {
        /// `basic`, `cors` or `opaque`; `untold` to an `XMLHttpRequest`.
        kind: String,
        status: u16,
        /// Sorted, the values of one name joined.
        headers: Vec<String>,
        body: String,
    },
    /// It is there; `readable` says whether a script may look into it.
    Loaded { readable: bool },
    /// Scripts are told neither way.
    Untold,
}

/// What a case says in so many words of a fetch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Expected {
    /// The script reads the answer, which has this status.
    Reads(u16),
    /// The script gets an opaque response, or what it may not look into: nothing to read.
    Opaque,
    /// It is there, and the script may look into it.
    Loads,
    /// The request was sent, and the script is not told what came of it.
    Sent,
    /// The request was sent, and its answer kept from the script.
    Withheld,
    /// The request was not sent; a preflight may have been.
    Unsent,
}

impl Verdict {
    pub(crate) fn short(&self) -> Expected {
        match &self.seen {
            Seen::Response { kind, .. } if kind == "opaque" => Expected::Opaque,
            Seen::Response { status, .. } => Expected::Reads(*status),
            Seen::Loaded { readable: true } => Expected::Loads,
            Seen::Loaded { readable: false } => Expected::Opaque,
            Seen::Rejected if self.is_sent() => Expected::Withheld,
            Seen::Untold if self.is_sent() => Expected::Sent,
            Seen::Rejected | Seen::Untold => Expected::Unsent,
        }
    }

    /// Whether more than preflights reached the server.
    fn is_sent(&self) -> bool {
        self.wire.len() > self.preflights()
    }

    /// Whether every request that reached the server has this `Origin`, and one did.
    pub(crate) fn is_from(&self, origin: &str) -> bool {
        let field = format!("origin: {origin}");
        !self.wire.is_empty() && self.wire.iter().all(|line| line.split("; ").any(|part| part == field))
    }

    pub(crate) fn preflights(&self) -> usize {
        self.wire.iter().filter(|line| line.contains("access-control-request-method: ")).count()
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.seen {
            Seen::Rejected => writeln!(f, "    rejected")?,
            Seen::Loaded { readable } => writeln!(f, "    loaded, readable: {readable}")?,
            Seen::Untold => writeln!(f, "    untold")?,
            Seen::Response { kind, status, headers, body } => {
                writeln!(f, "    {kind} {status} {body:?} [{}]", headers.join("; "))?;
            }
        }
        self.wire.iter().try_for_each(|line| writeln!(f, "    -> {line}"))
    }
}

/// One request as a line: all of it that the CORS protocol is about.
pub(crate) fn request_line(method: &Method, url: &str, headers: &HeaderMap) -> String {
    let matters = |name: &str| {
        name.starts_with("x-")
            || name.starts_with("access-control-")
            || ["authorization", "content-type", "cookie", "if-none-match", "origin", "range"].contains(&name)
    };
    let lines = headers.iter().filter(|(name, _)| matters(name.as_str()));
    let mut lines: Vec<String> =
        lines.map(|(name, value)| format!("{name}: {}", String::from_utf8_lossy(value.as_bytes()))).collect();
    lines.sort();
    lines.insert(0, format!("{method} {url}"));
    lines.join("; ")
}
