//! What the targets judge by: slow, plain, and written without a look at the code under test. And what one of them is fed.

pub mod attribute;

/// Whether `declared`, an origin or an origin pattern, allows the serialized origin `candidate`.
#[must_use]
pub fn allows(declared: &str, candidate: &[u8]) -> bool {
    let Ok(candidate) = std::str::from_utf8(candidate) else {
        return false;
    };
    if !declared.contains('*') {
        return declared == candidate;
    }
    let (Some(declared), Some(candidate)) = (Parts::of(declared), Parts::of(candidate)) else {
        return false;
    };
    declared.scheme == candidate.scheme
        && allows_host(declared.host, candidate.host)
        && allows_port(declared.port, candidate.port, candidate.scheme)
}

struct Parts<'a> {
    scheme: &'a str,
    host: &'a str,
    port: Option<&'a str>,
}

impl<'a> Parts<'a> {
    fn of(text: &'a str) -> Option<Self> {
        let (scheme, rest) = text.split_once("://")?;
        let (host, port) = match rest.rsplit_once(':') {
            // A colon before a bracket belongs to an IPv6 address.
            Some((host, port)) if !port.contains(']') => (host, Some(port)),
            _ => (rest, None),
        };
        Some(Self { scheme, host, port })
    }
}

fn allows_host(declared: &str, candidate: &str) -> bool {
    let Some(parent) = declared.strip_prefix('*') else {
        return declared == candidate;
    };
    // A host has 253 bytes at most, so no more can stand for the `*`.
    candidate.strip_suffix(parent).is_some_and(|labels| labels.len() <= 253 && labels.split('.').all(is_label))
}

fn is_label(label: &str) -> bool {
    !label.is_empty() && label.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_')
}

fn allows_port(declared: Option<&str>, candidate: Option<&str>, scheme: &str) -> bool {
    match (declared, candidate) {
        (Some("*"), None) => true,
        (Some("*"), Some(candidate)) => is_serialized_port(candidate, scheme),
        _ => declared == candidate,
    }
}

/// Whether a browser would write the port so, and would write it at all.
fn is_serialized_port(port: &str, scheme: &str) -> bool {
    let default = match scheme {
        "http" | "ws" => 80,
        "https" | "wss" => 443,
        "ftp" => 21,
        _ => 0,
    };
    port.parse::<u16>().is_ok_and(|number| number != 0 && number != default && number.to_string() == port)
}

/// Asserts that a message is one line of visible text, so that it can forge no other one in a log or a terminal.
pub fn assert_one_line(message: &str) {
    assert!(!message.is_empty() && !message.chars().any(char::is_control), "{message:?}");
}
