//! Patterns for the origins that a policy cannot list: any sub-domain, any port.

use super::{
    port::without_port,
    text::{after, is_same},
};

/// The longest host that DNS and the URL standard allow, in bytes: a bound on the work, and so on the labels alone.
const MAX_HOST: usize = 253;

/// An origin pattern, cut where its wildcards stand.
///
/// # Examples
///
/// ```
/// use cors_rules::matcher::Pattern;
///
/// // https://*.example.com
/// let pattern = Pattern::Subdomains("https://", ".example.com");
/// assert!(pattern.matches(b"https://a.b.example.com"));
/// assert!(!pattern.matches(b"https://example.com"));
///
/// // http://localhost:*
/// let pattern = Pattern::AnyPort("http://localhost");
/// assert!(pattern.matches(b"http://localhost"));
/// assert!(pattern.matches(b"http://localhost:5173"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pattern {
    /// One or more labels between the two parts: `https://*.example.com`.
    Subdomains(&'static str, &'static str),
    /// Any port, the default one included: `http://localhost:*`.
    AnyPort(&'static str),
    /// Both: `http://*.localhost:*`.
    SubdomainsAnyPort(&'static str, &'static str),
}

impl Pattern {
    /// Whether `origin` is a serialized origin that the pattern covers.
    #[must_use]
    #[inline]
    pub fn matches(&self, origin: &[u8]) -> bool {
        match self {
            Self::Subdomains(before, after) => has_labels_between(origin, before, after),
            Self::AnyPort(before) => is_at_any_port(origin, before),
            Self::SubdomainsAnyPort(before, after) => has_labels_between_at_any_port(origin, before, after),
        }
    }
}

/// Whether nothing but labels, at least one, stands between `before` and `after`.
#[inline(never)]
fn has_labels_between(origin: &[u8], before: &str, after: &str) -> bool {
    let parts = origin.len().checked_sub(after.len()).and_then(|start| origin.split_at_checked(start));
    parts.is_some_and(|(start, end)| is_same(end, after.as_bytes()) && are_labels_after(start, before))
}

/// The same with any port.
#[inline(never)]
fn has_labels_between_at_any_port(origin: &[u8], before: &str, after: &str) -> bool {
    has_labels_between(without_port(origin), before, after)
}

/// Whether `origin` is `before` with any port.
#[inline(never)]
fn is_at_any_port(origin: &[u8], before: &str) -> bool {
    is_same(without_port(origin), before.as_bytes())
}

/// Whether `start` is `before` and then nothing but labels, at least one.
#[inline]
pub(super) fn are_labels_after(start: &[u8], before: &str) -> bool {
    after(start, before).is_some_and(are_labels)
}

/// Whether `labels` are host labels joined by single dots, in the form that browsers serialize.
#[inline]
fn are_labels(labels: &[u8]) -> bool {
    // The length first: an origin of a megabyte is refused without a look at it.
    if !matches!(labels.len(), 1..=MAX_HOST) {
        return false;
    }
    let all = labels.iter().fold(0, |all, byte| all | KINDS.get(usize::from(*byte)).unwrap_or(&OTHER));
    all == LABEL || (all == LABEL | DOT && are_joined(labels))
}

/// Whether no label is empty.
#[inline(never)]
fn are_joined(labels: &[u8]) -> bool {
    labels.split(|byte| *byte == b'.').all(|label| !label.is_empty())
}

/// What bytes stand for among labels, as bits.
const LABEL: u8 = 1;
const DOT: u8 = 2;
const OTHER: u8 = 4;

#[allow(clippy::indexing_slicing, reason = "outside of the table it would not compile")]
static KINDS: [u8; 256] = {
    let mut bytes = [OTHER; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        bytes[byte as usize] = match byte {
            b'.' => DOT,
            b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' => LABEL,
            _ => OTHER,
        };
        byte += 1;
    }
    bytes
};

#[cfg(test)]
mod tests {
    use super::Pattern;

    const SUBDOMAINS: Pattern = Pattern::Subdomains("https://", ".example.com");
    const ANY_PORT: Pattern = Pattern::AnyPort("http://localhost");
    const BOTH: Pattern = Pattern::SubdomainsAnyPort("http://", ".localhost");

    #[test]
    fn subdomain_pattern_matches_one_label_or_more() {
        assert!(SUBDOMAINS.matches(b"https://a.example.com"));
        assert!(SUBDOMAINS.matches(b"https://a-1.b_2.example.com"));
    }

    #[test]
    fn subdomain_pattern_refuses_look_alikes() {
        for origin in [
            "https://example.com",
            "https://.example.com",
            "https://a..example.com",
            "https://a..b.example.com",
            "https://.a.example.com",
            "https://evilexample.com",
            "https://a.example.com.evil.example",
            "https://a.example.com:8443",
            "https://a.example.com.",
            "https://a.example.com/",
            "https://evil.example/.example.com",
            "https://evil.example:80.example.com",
            "https://user@a.example.com",
            "https://A.example.com",
            "http://a.example.com",
            "https://\u{e9}.example.com",
            "https://a\0.example.com",
            "https://",
            "",
        ] {
            assert!(!SUBDOMAINS.matches(origin.as_bytes()), "{origin}");
        }
    }

    #[test]
    fn parts_may_not_overlap() {
        assert!(!Pattern::Subdomains("tauri://", "://a").matches(b"tauri://a"));
    }

    #[test]
    fn labels_longer_than_any_host_match_nothing() {
        let origin = |length| format!("https://{}.example.com", "a".repeat(length));
        assert!(SUBDOMAINS.matches(origin(253).as_bytes()));
        assert!(!SUBDOMAINS.matches(origin(254).as_bytes()));
    }

    #[test]
    fn any_port_includes_the_default_one_in_its_unwritten_form() {
        for origin in ["http://localhost", "http://localhost:1", "http://localhost:65535"] {
            assert!(ANY_PORT.matches(origin.as_bytes()), "{origin}");
        }
    }

    #[test]
    fn any_port_refuses_what_no_browser_serializes() {
        for origin in [
            "http://localhost:",
            "http://localhost:0",
            "http://localhost:080",
            "http://localhost:80",
            "http://localhost:65536",
            "http://localhost:100000",
            "http://localhost:5173/",
            "http://localhost:+80",
            "http://localhost.evil.example",
            "http://localhostevil",
        ] {
            assert!(!ANY_PORT.matches(origin.as_bytes()), "{origin}");
        }
    }

    #[test]
    fn any_port_refuses_what_is_a_digit_but_for_its_highest_bit() {
        for port in [&b"\xb1"[..], b"\xb18", b"8\xb1", b"80\xb1", b"517\xb3", b"\xb5173", b"5173\xb0"] {
            assert!(!ANY_PORT.matches(&[b"http://localhost:", port].concat()), "{port:x?}");
        }
    }

    #[test]
    fn any_port_refuses_each_schemes_own_port_written_out() {
        for (before, default, other) in [
            ("http://a.example", 80, 443),
            ("ws://a.example", 80, 443),
            ("https://a.example", 443, 80),
            ("wss://a.example", 443, 80),
            ("ftp://a.example", 21, 80),
        ] {
            let pattern = Pattern::AnyPort(before);
            assert!(!pattern.matches(format!("{before}:{default}").as_bytes()), "{before}:{default}");
            assert!(pattern.matches(format!("{before}:{other}").as_bytes()), "{before}:{other}");
        }
        // Any other scheme has none.
        assert!(Pattern::AnyPort("tauri://localhost").matches(b"tauri://localhost:80"));
    }

    #[test]
    fn both_wildcards_match_together() {
        for origin in ["http://app.localhost", "http://app.localhost:3000", "http://a.b.localhost:1"] {
            assert!(BOTH.matches(origin.as_bytes()), "{origin}");
        }
        for origin in [
            "http://localhost:3000",
            "http://app.localhost:80",
            "http://app.localhost:",
            "http://app.localhost:3000:3000",
            "http://evil:1.localhost:3000",
        ] {
            assert!(!BOTH.matches(origin.as_bytes()), "{origin}");
        }
    }
}
