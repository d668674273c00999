//! What nearly all origins look like, told in one pass: a policy may list ten thousand of them.
//!
//! A macro is built without optimisation, where each call of an iterator costs as much as what it does: hence the slice
//! patterns, which call nothing.

use super::{hostname::LONGEST_HOST, hostname::LONGEST_LABEL, Origin};

/// The text as an origin, if it is of the ordinary form: `http` or `https`, a domain in lower case, a port if need be, and the
/// two wildcards. Of any other text nothing is said; what is taken here, [`Reading::of`](super::Reading::of) would take as well.
pub(super) fn read(text: &str) -> Option<Origin> {
    let (scheme_end, default_port, rest) = match text.as_bytes() {
        [b'h', b't', b't', b'p', b's', b':', b'/', b'/', rest @ ..] => ("https".len(), 443, rest),
        [b'h', b't', b't', b'p', b':', b'/', b'/', rest @ ..] => ("http".len(), 80, rest),
        _ => return None,
    };
    let rest = match rest {
        [b'*', b'.', rest @ ..] => rest,
        _ => rest,
    };
    let host_start = text.len() - rest.len();
    let rest = skip_domain(rest)?;
    let host_end = text.len() - rest.len();
    // The `*.` counts: it stands for a host that is no shorter.
    if host_end - scheme_end - "://".len() > LONGEST_HOST || !is_port(rest, default_port) {
        return None;
    }
    Some(Origin { text: text.into(), scheme_end, host_start, host_end })
}

/// What follows a domain that is no IPv4 address, and none of whose labels stands for another one.
fn skip_domain(mut rest: &[u8]) -> Option<&[u8]> {
    loop {
        let label = rest;
        while let [b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_', after @ ..] = rest {
            rest = after;
        }
        let length = label.len() - rest.len();
        if length == 0 || length > LONGEST_LABEL || matches!(label, [b'x', b'n', b'-', b'-', ..]) {
            return None;
        }
        match rest {
            [b'.', after @ ..] => rest = after,
            _ if matches!(label, [b'0'..=b'9', ..]) => return None,
            _ => return Some(rest),
        }
    }
}

/// Whether the text is nothing, or a `:` and a port that browsers write.
fn is_port(text: &[u8], default: u16) -> bool {
    let (mut digits, count) = match text {
        [] | [b':', b'*'] => return true,
        [b':', digits @ ..] => (digits, digits.len()),
        _ => return false,
    };
    if count > 5 || matches!(digits, [b'0', ..]) {
        return false;
    }
    let mut port = 0_u32;
    while let [digit @ b'0'..=b'9', after @ ..] = digits {
        port = port * 10 + u32::from(*digit - b'0');
        digits = after;
    }
    digits.is_empty() && count > 0 && u16::try_from(port).is_ok_and(|port| port != default)
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use proptest::prelude::*;

    use super::super::{reading, Origin};

    #[test]
    fn ordinary_origins_are_taken() {
        for text in [
            "https://shop-1.example.com",
            "http://localhost",
            "http://localhost:3000",
            "http://localhost:*",
            "https://*.preview_2.example.com",
            "https://*.example.com:*",
            "https://1.example.com:65535",
            "https://a.example:80",
            "http://a.example:443",
        ] {
            assert_eq!(super::read(text).as_ref().map(Origin::as_str), Some(text));
        }
    }

    #[test]
    fn what_needs_a_closer_look_is_left_alone() {
        let long = ["a"; 127].join(".");
        let (longest, too_long) = (format!("https://{long}"), format!("https://*.{long}"));
        assert!(super::read(&longest).is_some());
        for text in [
            "",
            "*",
            "null",
            "https://",
            "https:///",
            "https://*",
            "https://*.",
            "https://.example.com",
            "https://a..example.com",
            "https://a.example.",
            "https://A.example",
            "HTTPS://a.example",
            "https://a.example/",
            "https://a.example?",
            "https://user@a.example",
            "https://b\u{fc}cher.example",
            "https://xn--bcher-kva.example",
            "https://a.xn--bcher-kva",
            "https://a.*.example",
            "https://127.0.0.1",
            "https://a.0x7f",
            "https://[::1]",
            "https://a.example:",
            "https://a.example:0",
            "https://a.example:080",
            "https://a.example:443",
            "https://a.example:65536",
            "https://a.example:100000",
            "https://a.example:8*",
            "http://a.example:80",
            "http://a.example:*0",
            " https://a.example",
            "https://a.example, https://b.example",
            "tauri://localhost",
            &format!("https://{}.example", "a".repeat(64)),
            &too_long,
        ] {
            assert_eq!(super::read(text), None, "{text}");
        }
    }

    fn like_an_ordinary_origin() -> impl Strategy<Value = alloc::string::String> {
        let pieces = [
            "*.",
            "*",
            ".",
            "a",
            "-",
            "_",
            "xn--",
            "xn--bcher-kva",
            "1",
            "127.0.0.1",
            "0x7f",
            "example",
            "localhost",
            ":",
            ":*",
            ":80",
            ":443",
            ":08",
            ":8443",
            ":65535",
            ":65536",
            ":123456",
            "/",
            "A",
            "\u{e9}",
            " ",
        ];
        let host =
            prop::collection::vec(prop::sample::select(Vec::from(pieces)), 0..6).prop_map(|pieces| pieces.concat());
        let scheme = prop::sample::select(Vec::from(["http://", "https://", "http:/", "ws://", ""]));
        prop_oneof![
            (scheme, host).prop_map(|(scheme, host)| format!("{scheme}{host}")),
            "https?://(\\*\\.)?([a-z0-9_-]{1,4}\\.){0,3}[a-z0-9_-]{1,4}(:(\\*|[0-9]{1,6}))?",
            "https://(\\*\\.)?([a-z]{60,65}\\.){0,3}[a-z]{57,64}",
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(5_000) })]

        #[test]
        fn what_is_taken_at_one_look_is_taken_at_a_closer_one(text in like_an_ordinary_origin()) {
            if let Some(origin) = super::read(&text) {
                let mut reasons = Vec::new();
                prop_assert_eq!(reading::read(&text, &mut reasons), Some(origin));
                prop_assert!(reasons.is_empty());
            }
        }
    }
}
