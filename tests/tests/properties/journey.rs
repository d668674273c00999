//! A request that is sent on from server to server, in any mode: what goes out at each of them, and what the page gets.
//!
//! Written from the standard's words on redirects, and from the design's on policies; it shares no code with the model.

use cors_runtime::fetch::{Credentials, Mode, ResponseType};

use crate::{
    declared::Declared,
    meaning::{is_allowed, is_safelisted, normalized, unsafe_names, Kind},
};

/// A server on the way, and what it answers: a redirect to the next, or, at the end, the answer.
#[derive(Debug, Clone)]
pub(crate) struct Hop {
    pub(crate) origin: &'static str,
    pub(crate) declared: Declared,
    /// Of the redirect; at the end, what is answered is a 200.
    pub(crate) status: u16,
}

/// What a page's script asks for, and the way that it goes.
#[derive(Debug, Clone)]
pub(crate) struct Journey {
    /// `None` for an *opaque origin*.
    pub(crate) page: Option<&'static str>,
    pub(crate) mode: Mode,
    pub(crate) credentials: Credentials,
    pub(crate) method: &'static str,
    pub(crate) headers: Vec<(&'static str, String, Kind)>,
    pub(crate) hops: Vec<Hop>,
}

/// What comes of it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Outcome {
    /// What kind of response the page gets; `None` where it gets none.
    pub(crate) response: Option<ResponseType>,
    pub(crate) sent: Vec<Sent>,
}

/// One request on the wire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sent {
    pub(crate) is_preflight: bool,
    pub(crate) method: String,
    pub(crate) url: String,
    pub(crate) origin: Option<String>,
    pub(crate) has_cookie: bool,
    pub(crate) has_authorization: bool,
}

impl Journey {
    /// Where the server number `index` is.
    pub(crate) fn url(&self, index: usize) -> String {
        format!("{}/{index}", self.hops[index].origin)
    }

    /// What has to come of it.
    pub(crate) fn outcome(&self) -> Outcome {
        let Self { page, mode, credentials, method, ref headers, ref hops } = *self;
        let mut method = normalized(method);
        let mut headers = headers.clone();
        let mut sent = Vec::new();
        let refused = |sent| Outcome { response: None, sent };
        if method == "TRACE" || (mode == Mode::NoCors && !is_safelisted(method)) {
            return refused(sent);
        }
        let (mut crossed, mut tainted) = (false, false);
        for (index, hop) in hops.iter().enumerate() {
            crossed |= Some(hop.origin) != page;
            if crossed && mode == Mode::SameOrigin {
                return refused(sent);
            }
            let origin = page.filter(|_| !tainted).unwrap_or("null");
            let is_downgrade = page.is_some() && hop.origin.starts_with("http://");
            let request = Sent {
                is_preflight: false,
                method: method.to_owned(),
                url: self.url(index),
                origin: match () {
                    () if crossed && mode == Mode::Cors => Some(origin.to_owned()),
                    () if ["GET", "HEAD"].contains(&method) => None,
                    () if is_downgrade => Some("null".to_owned()),
                    () => Some(origin.to_owned()),
                },
                has_cookie: credentials == Credentials::Include || (credentials == Credentials::SameOrigin && !crossed),
                has_authorization: mode != Mode::NoCors && headers.iter().any(|(name, ..)| *name == "authorization"),
            };
            if crossed && mode == Mode::Cors {
                let is_allowed = is_allowed(&hop.declared, origin, method, &headers, credentials);
                if !is_safelisted(method) || !unsafe_names(&headers).is_empty() {
                    let preflight = Sent {
                        is_preflight: true,
                        method: "OPTIONS".to_owned(),
                        has_cookie: false,
                        has_authorization: false,
                        ..request.clone()
                    };
                    sent.push(preflight);
                    if !is_allowed {
                        return refused(sent);
                    }
                }
                sent.push(request);
                if !is_allowed {
                    return refused(sent);
                }
            } else {
                sent.push(request);
            }
            let Some(next) = hops.get(index + 1) else { break };
            tainted |= next.origin != hop.origin && Some(hop.origin) != page;
            let loses_body = match hop.status {
                301 | 302 => method == "POST",
                303 => !["GET", "HEAD"].contains(&method),
                _ => false,
            };
            if loses_body {
                method = "GET";
                headers.retain(|(name, ..)| !name.starts_with("content-"));
            }
            if next.origin != hop.origin {
                headers.retain(|(name, ..)| *name != "authorization");
            }
        }
        let response = match mode {
            _ if !crossed => ResponseType::Basic,
            Mode::NoCors => ResponseType::Opaque,
            Mode::Cors | Mode::SameOrigin => ResponseType::Cors,
        };
        Outcome { response: Some(response), sent }
    }
}
