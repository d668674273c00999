//! What a policy means, in the words of the design: which pages may read which answers, and what is sent to say so.
//!
//! It looks at a declaration's texts and shares no code with the policy language, the runtime or the model.

use std::collections::BTreeMap;

use cors_runtime::fetch::Credentials;

use crate::declared::Declared;

/// Where the handler is.
pub(crate) const API_ORIGIN: &str = "https://api.example.com";

/// What the standard makes of a request header that a script sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A *CORS-safelisted request-header*.
    Safelisted,
    /// Any other.
    Unsafe,
    /// A *forbidden request-header*: the browser drops it.
    Forbidden,
}

/// What a page's script asks for.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    /// `None` for an *opaque origin*.
    pub(crate) page: Option<String>,
    pub(crate) method: &'static str,
    pub(crate) headers: Vec<(&'static str, String, Kind)>,
    pub(crate) credentials: Credentials,
}

/// Whether the page may read the answer.
pub(crate) fn may_read(declared: &Declared, asked: &Asked) -> bool {
    let method = normalized(asked.method);
    if method == "TRACE" {
        return false;
    }
    if asked.page.as_deref() == Some(API_ORIGIN) {
        return true;
    }
    is_allowed(declared, asked.page.as_deref().unwrap_or("null"), method, &asked.headers, asked.credentials)
}

/// Whether a page may read the answer to a request that says this `Origin`.
pub(crate) fn is_allowed(
    declared: &Declared,
    origin: &str,
    method: &str,
    headers: &[(&'static str, String, Kind)],
    credentials: Credentials,
) -> bool {
    is_origin_allowed(declared, origin)
        && (declared.credentials || credentials != Credentials::Include)
        && is_method_allowed(declared, method)
        && unsafe_names(headers).iter().all(|name| is_header_allowed(declared, name))
}

fn is_origin_allowed(declared: &Declared, page: &str) -> bool {
    declared.origins.iter().any(|origin| origin == "*" || covers(origin, page))
}

/// Whether an origin or a pattern covers what a request sends as its `Origin`.
pub(crate) fn covers(declared: &str, sent: &str) -> bool {
    if !declared.contains('*') {
        return declared == sent;
    }
    let (Some((scheme, host, port)), Some((sent_scheme, sent_host, sent_port))) = (split(declared), split(sent)) else {
        return false;
    };
    let host = match host.strip_prefix('*') {
        Some(domain) => sent_host.strip_suffix(domain).is_some_and(|labels| labels.split('.').all(is_label)),
        None => host == sent_host,
    };
    let port = match port {
        Some("*") => sent_port.is_none_or(|port| is_serialized_port(scheme, port)),
        port => port == sent_port,
    };
    scheme == sent_scheme && host && port
}

/// Scheme, host and port.
fn split(origin: &str) -> Option<(&str, &str, Option<&str>)> {
    let (scheme, rest) = origin.split_once("://")?;
    match rest.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => Some((scheme, host, Some(port))),
        _ => Some((scheme, rest, None)),
    }
}

fn is_label(label: &str) -> bool {
    !label.is_empty() && label.chars().all(|character| matches!(character, 'a'..='z' | '0'..='9' | '-' | '_'))
}

/// As the URL standard writes a port, 0 aside, on which nothing listens.
fn is_serialized_port(scheme: &str, port: &str) -> bool {
    let default = if scheme == "https" { "443" } else { "80" };
    port != default && port.parse::<u16>().is_ok_and(|number| number > 0 && number.to_string() == port)
}

/// The six methods that browsers *normalize*.
pub(crate) fn normalized(method: &'static str) -> &'static str {
    match method {
        "get" => "GET",
        "post" => "POST",
        "put" => "PUT",
        "delete" => "DELETE",
        "options" => "OPTIONS",
        "head" => "HEAD",
        other => other,
    }
}

/// *CORS-safelisted method*.
pub(crate) fn is_safelisted(method: &str) -> bool {
    ["GET", "HEAD", "POST"].contains(&method)
}

/// `methods`: no policy can forbid GET, HEAD and POST.
pub(crate) fn is_method_allowed(declared: &Declared, method: &str) -> bool {
    is_safelisted(method) || declared.methods.iter().flatten().any(|allowed| allowed == "*" || allowed == method)
}

/// `headers`: `*` does not cover `authorization`.
pub(crate) fn is_header_allowed(declared: &Declared, name: &str) -> bool {
    let covers = |allowed: &String| allowed.eq_ignore_ascii_case(name) || (allowed == "*" && name != "authorization");
    declared.headers.iter().flatten().any(covers)
}

/// *CORS-unsafe request-header names*: safelisted values count among them when they are more than 1024 bytes in all.
pub(crate) fn unsafe_names(headers: &[(&'static str, String, Kind)]) -> Vec<&'static str> {
    let safelisted = headers.iter().filter(|(_, _, kind)| *kind == Kind::Safelisted);
    let is_large = safelisted.map(|(_, value, _)| value.len()).sum::<usize>() > 1024;
    let counts = |kind| kind == Kind::Unsafe || (kind == Kind::Safelisted && is_large);
    headers.iter().filter(|(_, _, kind)| counts(*kind)).map(|(name, _, _)| *name).collect()
}

/// Which of the handler's headers the page then sees; `Set-Cookie` is never one of them.
pub(crate) fn is_seen(declared: &Declared, is_same_origin: bool, name: &str) -> bool {
    let is_safelisted =
        ["cache-control", "content-language", "content-length", "content-type", "expires", "last-modified", "pragma"]
            .contains(&name);
    let is_exposed = |exposed: &String| exposed == "*" || exposed.eq_ignore_ascii_case(name);
    name != "set-cookie"
        && (is_same_origin || is_safelisted || declared.expose_headers.iter().flatten().any(is_exposed))
}

/// One exact origin, or `*`; else the policy is *matched*.
pub(crate) fn is_fixed(declared: &Declared) -> bool {
    matches!(&*declared.origins, [only] if only == "*" || !only.contains('*'))
}

/// A request as it goes over the wire, be it from a browser or not.
#[derive(Debug, Clone, Default)]
pub(crate) struct Wire {
    pub(crate) method: &'static str,
    pub(crate) origins: Vec<String>,
    pub(crate) request_methods: Vec<&'static str>,
    pub(crate) request_headers: Vec<&'static str>,
}

impl Wire {
    /// OPTIONS with `Origin` and `Access-Control-Request-Method`, nothing less.
    pub(crate) fn is_preflight(&self) -> bool {
        self.method == "OPTIONS" && !self.origins.is_empty() && !self.request_methods.is_empty()
    }
}

/// Every `access-control-*` header of the answer, lists sorted.
pub(crate) fn access_control(declared: &Declared, wire: &Wire) -> BTreeMap<&'static str, String> {
    let mut sent = BTreeMap::new();
    let origin = match (&*declared.origins, &*wire.origins) {
        ([only], _) if is_fixed(declared) => only,
        (list, [origin]) if list.iter().any(|allowed| covers(allowed, origin)) => origin,
        _ => return sent,
    };
    sent.insert("access-control-allow-origin", origin.clone());
    if declared.credentials {
        sent.insert("access-control-allow-credentials", "true".to_owned());
    }
    if !wire.is_preflight() {
        if let Some(names) = &declared.expose_headers {
            sent.insert("access-control-expose-headers", sorted(&names.join(",").to_ascii_lowercase()));
        }
        return sent;
    }
    if let Some(seconds) = declared.max_age {
        sent.insert("access-control-max-age", seconds.to_string());
    }
    let has = |list: &Vec<String>, item| list.iter().any(|other| other == item);
    if let Some(methods) = &declared.methods {
        let echoed = declared.credentials && has(methods, "*");
        let methods = if echoed { one(&wire.request_methods) } else { Some(methods.join(",")) };
        sent.extend(methods.map(|methods| ("access-control-allow-methods", sorted(&methods))));
    }
    if let Some(names) = &declared.headers {
        let echoed = declared.credentials && has(names, "*");
        let is_covered = |requested: &String| {
            is_header_allowed(declared, "authorization") || !requested.to_ascii_lowercase().contains("authorization")
        };
        let names =
            if echoed { one(&wire.request_headers).filter(is_covered) } else { Some(names.join(",").to_lowercase()) };
        sent.extend(names.map(|names| ("access-control-allow-headers", sorted(&names))));
    }
    sent
}

fn one(lines: &[&str]) -> Option<String> {
    match lines {
        [line] => Some((*line).to_owned()),
        _ => None,
    }
}

/// A list in an order of its own: none is declared.
pub(crate) fn sorted(list: &str) -> String {
    let mut items: Vec<&str> = list.split(',').map(str::trim).collect();
    items.sort_unstable();
    items.join(", ")
}

/// The `Vary` lines of an answer that is no preflight's: the handler's own, and `Origin` where it is matched and they
/// do not say so yet.
pub(crate) fn vary(declared: &Declared, of_handler: &[String]) -> Vec<String> {
    let mut lines = of_handler.to_vec();
    let says = |name: &str| name == "*" || name.eq_ignore_ascii_case("origin");
    let said = lines.iter().flat_map(|line| line.split(',')).any(|name| says(name.trim()));
    if !is_fixed(declared) && !said {
        lines.push("Origin".to_owned());
    }
    lines
}
