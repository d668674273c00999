//! The port: a number from 1 to 65535 that is not the scheme's own, or `*`.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::reason::Reason;

/// Default ports (URL standard, "special scheme").
const DEFAULTS: &[(&str, u16)] = &[("ftp", 21), ("http", 80), ("https", 443), ("ws", 80), ("wss", 443)];

/// The port to write, where there is one: `Some(None)` says that none is to be written. `scheme` is the one that is
/// written, if any.
#[allow(clippy::option_option, reason = "no port is not the same as a port beyond repair")]
pub(super) fn read(port: Option<&str>, scheme: Option<&str>, reasons: &mut Vec<Reason>) -> Option<Option<String>> {
    let Some(port) = port else { return Some(None) };
    if port == "*" {
        return Some(Some("*".into()));
    }
    if port.is_empty() {
        reasons.push(Reason::PortEmpty);
        return Some(None);
    }
    if !port.bytes().all(|byte| byte.is_ascii_digit()) {
        let partial = port.bytes().all(|byte| byte.is_ascii_digit() || byte == b'*');
        reasons.push(if partial { Reason::PortWildcardPartial } else { Reason::PortNotANumber });
        return None;
    }
    let digits = port.trim_start_matches('0');
    if digits.is_empty() {
        reasons.push(Reason::PortZero);
        return None;
    }
    if digits.len() < port.len() {
        reasons.push(Reason::PortLeadingZero);
    }
    let Ok(number) = digits.parse::<u16>() else {
        reasons.push(Reason::PortTooLarge);
        return None;
    };
    if let Some(&(scheme, port)) =
        DEFAULTS.iter().find(|&&default| Some(default) == scheme.map(|scheme| (scheme, number)))
    {
        reasons.push(Reason::PortDefault { scheme, port });
        return Some(None);
    }
    Some(Some(number.to_string()))
}

/// Whether browsers leave this port out after this scheme.
pub(super) fn is_default(scheme: &str, port: &str) -> bool {
    DEFAULTS.iter().any(|(known, default)| *known == scheme && default.to_string() == port)
}
