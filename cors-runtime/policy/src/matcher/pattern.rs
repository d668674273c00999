//! Patterns for the origins that a policy cannot list: any sub-domain, any port.

/// The longest host that DNS and the URL standard allow, in bytes: a bound on the work, and so on the labels alone.
pub(super) const MAX_HOST: usize = 253;

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
    pub fn matches(&self, origin: &[u8]) -> bool {
        match self {
            Self::Subdomains(before, after) => has_labels_between(origin, before, after),
            Self::AnyPort(before) => origin
                .strip_prefix(before.as_bytes())
                .is_some_and(|rest| rest.is_empty() || is_port_suffix(rest, before.as_bytes())),
            Self::SubdomainsAnyPort(before, after) => {
                let host = without_port(origin, before.as_bytes());
                has_labels_between(host, before, after)
            }
        }
    }
}

/// Whether nothing but labels, at least one, stands between `before` and `after`.
fn has_labels_between(origin: &[u8], before: &str, after: &str) -> bool {
    let Some(labels) = origin.len().checked_sub(before.len() + after.len()) else {
        return false;
    };
    // The length first: an origin of a megabyte is refused without a look at it.
    if labels == 0 || labels > MAX_HOST {
        return false;
    }
    origin.strip_suffix(after.as_bytes()).and_then(|rest| rest.strip_prefix(before.as_bytes())).is_some_and(are_labels)
}

/// Whether `byte` stands in a label, in the form that browsers serialize.
pub(super) fn is_in_label(byte: u8) -> bool {
    matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_')
}

/// Whether `labels` are host labels joined by single dots, in the form that browsers serialize.
fn are_labels(labels: &[u8]) -> bool {
    let mut in_label = false;
    for byte in labels {
        match byte {
            b'.' if in_label => in_label = false,
            byte if is_in_label(*byte) => in_label = true,
            _ => return false,
        }
    }
    in_label
}

/// `origin` up to a well-formed port; as it is if there is none. `before` is what tells the scheme.
pub(super) fn without_port<'a>(origin: &'a [u8], before: &[u8]) -> &'a [u8] {
    // A colon and at most five digits: nothing further left is looked at.
    let start = origin.len().saturating_sub(6);
    let Some(tail) = origin.get(start..) else {
        return origin;
    };
    let Some(colon) = tail.iter().rposition(|byte| *byte == b':') else {
        return origin;
    };
    match origin.split_at_checked(start + colon) {
        Some((host, port)) if is_port_suffix(port, before) => host,
        _ => origin,
    }
}

/// Whether `suffix` is `:` and a port as the URL standard serializes it: no leading zero, not the scheme's default.
fn is_port_suffix(suffix: &[u8], before: &[u8]) -> bool {
    let Some((b':', digits)) = suffix.split_first() else {
        return false;
    };
    if digits.is_empty() || digits.len() > 5 || digits.first() == Some(&b'0') {
        return false;
    }
    let mut port = 0_u32;
    for digit in digits {
        if !digit.is_ascii_digit() {
            return false;
        }
        port = port * 10 + u32::from(*digit - b'0');
    }
    let scheme = before.split(|byte| *byte == b':').next().and_then(|scheme| core::str::from_utf8(scheme).ok());
    u16::try_from(port).is_ok_and(|port| scheme.and_then(default_port) != Some(port))
}

/// The port that a special scheme leaves unwritten (URL, [special schemes]).
///
/// [special schemes]: https://url.spec.whatwg.org/#special-scheme
#[must_use]
pub(crate) fn default_port(scheme: &str) -> Option<u16> {
    match scheme {
        "http" | "ws" => Some(80),
        "https" | "wss" => Some(443),
        "ftp" => Some(21),
        _ => None,
    }
}

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
