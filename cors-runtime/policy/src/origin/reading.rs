//! Reading one text as an origin: every reason against it, and the origin that it was meant to be.

use alloc::string::String;
use alloc::vec::Vec;

use super::split::{is_special, split, Split};
use super::{hostname, ipv6, is_loopback, ordinary, port, regex, scheme, wildcard, Origin};
use crate::reason::Reason;

/// What is left of a text once it has been read.
#[derive(Debug)]
pub(crate) struct Reading {
    /// Why the text is no origin; none where it is one.
    pub(crate) reasons: Vec<Reason>,
    /// The origin that the text is, or else the one to write instead, where there is one.
    pub(crate) origin: Option<Origin>,
}

impl Reading {
    pub(crate) fn of(text: &str) -> Self {
        if let Some(origin) = ordinary::read(text) {
            return Self { reasons: Vec::new(), origin: Some(origin) };
        }
        let mut reasons = Vec::new();
        let mut origin = read(text, &mut reasons);
        if !reasons.is_empty() {
            // What is offered instead must itself be right.
            origin = origin.filter(|origin| {
                let mut reasons = Vec::new();
                read(origin.as_str(), &mut reasons).is_some() && reasons.is_empty()
            });
        }
        Self { reasons, origin }
    }
}

/// Reads a text, whatever it is, and repairs what can be repaired.
pub(super) fn read(text: &str, reasons: &mut Vec<Reason>) -> Option<Origin> {
    let trimmed = text.trim();
    if let Some(reason) = reject_whole(trimmed) {
        reasons.push(reason);
        return None;
    }
    if trimmed.len() < text.len() || trimmed.contains(char::is_whitespace) {
        reasons.push(Reason::WhiteSpace);
    }
    let control = trimmed.chars().find(|character| character.is_control() && !character.is_whitespace());
    reasons.extend(control.map(Reason::ControlCharacter));
    if control.is_some() || trimmed.contains(char::is_whitespace) {
        // Nobody knows where one part ends and the next begins.
        return None;
    }
    let parts = split(trimmed);
    if parts.scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case("file")) {
        reasons.push(Reason::SchemeFile);
        return None;
    }
    let scheme = scheme::read(&parts, reasons);
    if parts.user_info {
        reasons.push(Reason::UserInfo);
    }
    let host = read_host(&parts, scheme.as_deref(), reasons);
    let scheme =
        scheme.map(|scheme| if parts.scheme.is_some() { scheme } else { assumed_scheme(&parts, host.as_ref()).into() });
    let port = port::read(parts.port, parts.scheme.and(scheme.as_deref()), reasons);
    reject_after_port(&parts, reasons);

    let (scheme, host, port) = (scheme?, host?, port?);
    let port = port.filter(|port| !port::is_default(&scheme, port));
    Some(Origin::from_parts(&scheme, host.subdomains, &host.name, port.as_deref()))
}

/// What is refused before it is taken apart.
fn reject_whole(text: &str) -> Option<Reason> {
    if text.is_empty() {
        Some(Reason::ItemEmpty)
    } else if text.eq_ignore_ascii_case("null") {
        Some(Reason::OriginNull)
    } else if text == "*" {
        Some(Reason::OriginAny)
    } else if regex::is_likely(&split(text)) {
        Some(Reason::RegularExpression)
    } else if text.contains(',') {
        Some(Reason::Comma)
    } else {
        None
    }
}

/// A host that is right, or has been put right.
pub(super) struct Host {
    pub(super) subdomains: bool,
    pub(super) name: String,
}

fn read_host(parts: &Split<'_>, scheme: Option<&str>, reasons: &mut Vec<Reason>) -> Option<Host> {
    let host = parts.host;
    if host.is_empty() {
        reasons.push(Reason::HostMissing);
        return None;
    }
    if host.contains('*') && host.bytes().all(|byte| matches!(byte, b'*' | b'.')) {
        let scheme = parts.scheme.and(scheme).unwrap_or("https").into();
        reasons.push(Reason::WildcardEverySite { scheme });
        return None;
    }
    let (subdomains, name) = wildcard::strip(host, reasons);
    let (name, is_address) = if name.starts_with('[') || ipv6::is_unbracketed(name) {
        (ipv6::read(name, reasons), true)
    } else {
        // Without a scheme, `https` or `http` is meant. The hosts of schemes that are not special are opaque (URL
        // standard, "host parsing"): there, a number at the end makes no IPv4 address.
        let special = is_special(parts.scheme.and(scheme).unwrap_or("https"));
        hostname::read(name, subdomains, special, reasons)
    };
    if subdomains && is_address {
        reasons.push(Reason::WildcardBeforeAddress);
    }
    Some(Host { subdomains: subdomains && !is_address, name: name? })
}

/// The scheme that was meant where none is written: nobody serves `https` from loopback, or from port 80.
fn assumed_scheme(parts: &Split<'_>, host: Option<&Host>) -> &'static str {
    if parts.port == Some("80") || host.is_some_and(|host| is_loopback(&host.name)) {
        "http"
    } else {
        "https"
    }
}

fn reject_after_port(parts: &Split<'_>, reasons: &mut Vec<Reason>) {
    match parts.path {
        "" => {}
        "/" => reasons.push(Reason::TrailingSlash),
        "/*" | "/**" => reasons.push(Reason::PathWildcard),
        _ => reasons.push(Reason::Path),
    }
    if !parts.query.is_empty() {
        reasons.push(Reason::Query);
    }
    if !parts.fragment.is_empty() {
        reasons.push(Reason::Fragment);
    }
}
