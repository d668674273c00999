//! Hosts that are no IPv6 address: domains, IPv4 addresses, and the opaque hosts of other schemes.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{ipv4, unicode};
use crate::punycode;
use crate::reason::Reason;

/// The longest label and the longest host (RFC 1035 §2.3.4, less the root label and the length bytes).
pub(super) const LONGEST_LABEL: usize = 63;
pub(super) const LONGEST_HOST: usize = 253;

/// The host to write, where there is one, and whether it is an IP address. What is forbidden stays in it: a text that
/// still holds a fault is never offered ([`Reading::of`](super::Reading::of)). `subdomains` says that a `*.` came first;
/// `special` that a number at the end makes an address.
pub(super) fn read(host: &str, subdomains: bool, special: bool, reasons: &mut Vec<Reason>) -> (Option<String>, bool) {
    if host.contains(|character: char| character.is_ascii_uppercase()) {
        reasons.push(Reason::HostUpperCase);
    }
    if !host.is_ascii() {
        reasons.push(Reason::HostNonAscii);
    }
    let forbidden = host.chars().find(|&character| character.is_ascii() && !is_allowed(character));
    reasons.extend(forbidden.map(Reason::HostCharacter));
    let host = match host.strip_suffix('.') {
        Some(dotless) if !dotless.is_empty() => {
            reasons.push(Reason::HostTrailingDot);
            dotless
        }
        _ => host,
    };
    let lower = host.to_ascii_lowercase();
    if special && forbidden.is_none() && ipv4::is_meant(&lower) {
        return (read_ipv4(&lower, reasons), true);
    }
    let name = read_labels(&lower, reasons);
    // The shortest thing that a `*.` matches is as long as it is itself.
    let bytes = name.as_deref().map_or(0, str::len) + if subdomains { "*.".len() } else { 0 };
    if bytes > LONGEST_HOST {
        reasons.push(Reason::HostTooLong { bytes });
    }
    let is_address = ipv4::parse(&lower).is_some_and(|address| address.to_string() == lower);
    (name, is_address)
}

/// Whether an ASCII character may stand in a host. Browsers let `_` through; a `*` has its own reason.
fn is_allowed(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | '.' | '*')
}

fn read_ipv4(host: &str, reasons: &mut Vec<Reason>) -> Option<String> {
    let Some(address) = ipv4::parse(host) else {
        reasons.push(Reason::Ipv4Invalid);
        return None;
    };
    let canonical = address.to_string();
    if canonical != host {
        reasons.push(Reason::Ipv4NotCanonical);
    }
    Some(canonical)
}

/// The labels as browsers send them, or `None` where one has no such form.
fn read_labels(host: &str, reasons: &mut Vec<Reason>) -> Option<String> {
    let mut name = Some(String::new());
    let mut empty = false;
    for label in host.split('.') {
        let written = if label.is_empty() {
            empty = true;
            None
        } else {
            read_label(label, reasons)
        };
        name = name.zip(written).map(|(mut name, label)| {
            if !name.is_empty() {
                name.push('.');
            }
            name.push_str(&label);
            name
        });
    }
    if empty {
        reasons.push(Reason::LabelEmpty);
    }
    name
}

/// One label in lower case, as a browser sends it.
fn read_label(label: &str, reasons: &mut Vec<Reason>) -> Option<String> {
    let label = if label.is_ascii() { label.into() } else { unicode::to_ascii(label)? };
    if label.len() > LONGEST_LABEL {
        reasons.push(Reason::LabelTooLong { label });
        return None;
    }
    if label.strip_prefix("xn--").is_some_and(|encoded| !is_punycode(encoded)) {
        reasons.push(Reason::LabelPunycode { label });
        return None;
    }
    Some(label)
}

/// Whether what follows `xn--` stands for a label that a browser could have encoded (UTS #46 §4, validity criteria
/// as far as they need no tables).
fn is_punycode(encoded: &str) -> bool {
    punycode::decode(encoded).is_some_and(|label| {
        !label.is_ascii()
            && !label.chars().any(|character| {
                character.is_control() || character.is_whitespace() || !character.to_lowercase().eq([character])
            })
            && punycode::encode(&label).as_deref() == Some(encoded)
    })
}
