//! Cutting a text into the parts of a URL, without judging them.

use super::ipv6;

/// The parts of a text that was meant to be an origin.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Split<'a> {
    pub(super) scheme: Option<&'a str>,
    /// Whether the scheme is followed by exactly `://`.
    pub(super) slashes: bool,
    pub(super) user_info: bool,
    /// With a leading `*.`, and with brackets.
    pub(super) host: &'a str,
    pub(super) port: Option<&'a str>,
    pub(super) path: &'a str,
    /// With its `?`.
    pub(super) query: &'a str,
    /// With its `#`.
    pub(super) fragment: &'a str,
}

/// Schemes that are told from a host by their names where no `//` does.
const KNOWN_SCHEMES: &[&str] = &[
    "http",
    "https",
    "ws",
    "wss",
    "ftp",
    "file",
    "tauri",
    "capacitor",
    "ionic",
    "chrome-extension",
    "moz-extension",
    "safari-web-extension",
];

/// Schemes whose URLs are written with any number of slashes, and mean the same (URL standard, "special scheme").
const SPECIAL_SCHEMES: &[&str] = &["http", "https", "ws", "wss", "ftp"];

pub(super) fn is_special(scheme: &str) -> bool {
    is_one_of(scheme, SPECIAL_SCHEMES)
}

fn is_one_of(scheme: &str, schemes: &[&str]) -> bool {
    schemes.iter().any(|known| known.eq_ignore_ascii_case(scheme))
}

pub(super) fn split(text: &str) -> Split<'_> {
    let (scheme, slashes, rest) = split_scheme(text);
    let (authority, rest) = split_before(rest, &['/', '?', '#']);
    let (path, rest) = split_before(rest, &['?', '#']);
    let (query, fragment) = split_before(rest, &['#']);
    let (user_info, host_and_port) = match authority.rsplit_once('@') {
        Some((_, host_and_port)) => (true, host_and_port),
        None => (false, authority),
    };
    let (host, port) = split_port(host_and_port);
    Split { scheme, slashes, user_info, host, port, path, query, fragment }
}

/// The text up to the first of some characters, and the rest from there.
fn split_before<'a>(text: &'a str, ends: &[char]) -> (&'a str, &'a str) {
    text.find(ends).and_then(|end| text.split_at_checked(end)).unwrap_or((text, ""))
}

/// The scheme, whether exactly `://` follows it, and what comes after.
fn split_scheme(text: &str) -> (Option<&str>, bool, &str) {
    if let Some((scheme, rest)) = text.split_once("://") {
        // A `?` at the end is what a regular expression puts after `https`; elsewhere these begin another part of a
        // URL, which holds the `://`.
        if !scheme.strip_suffix('?').unwrap_or(scheme).contains(['/', '?', '#', '@']) {
            let trimmed = rest.trim_start_matches('/');
            return if scheme.is_empty() {
                (None, true, rest)
            } else if trimmed.len() < rest.len() && is_special(scheme) {
                (Some(scheme), false, trimmed)
            } else {
                (Some(scheme), true, rest)
            };
        }
    }
    if let Some(rest) = text.strip_prefix("//") {
        return (None, true, rest);
    }
    if let Some((scheme, rest)) = text.split_once("//") {
        if is_one_of(scheme, KNOWN_SCHEMES) {
            return (Some(scheme), false, rest);
        }
    }
    if let Some((scheme, rest)) = text.split_once(':') {
        let after = rest.trim_start_matches(['/', '\\']);
        let one_slash = rest.starts_with('/') && !after.is_empty() && !scheme.contains(['.', '/', '?', '#', '@', '[']);
        if is_one_of(scheme, KNOWN_SCHEMES) || (one_slash && scheme != "localhost") {
            return (Some(scheme), false, after);
        }
    }
    if is_one_of(text, KNOWN_SCHEMES) {
        return (Some(text), false, "");
    }
    (None, true, text)
}

/// The host and what follows its `:`.
fn split_port(text: &str) -> (&str, Option<&str>) {
    if text.strip_prefix("*.").unwrap_or(text).starts_with('[') {
        let Some((_, tail)) = text.split_once(']') else {
            return (text, None);
        };
        let host = text.strip_suffix(tail).unwrap_or(text);
        return match tail.strip_prefix(':') {
            Some(port) => (host, Some(port)),
            None => (text, None),
        };
    }
    if ipv6::is_unbracketed(text) {
        return (text, None);
    }
    match text.split_once(':') {
        Some((host, port)) => (host, Some(port)),
        None => (text, None),
    }
}

#[cfg(test)]
mod tests {
    use super::{split, Split};

    const PLAIN: Split<'_> = Split {
        scheme: Some("https"),
        slashes: true,
        user_info: false,
        host: "a.example",
        port: None,
        path: "",
        query: "",
        fragment: "",
    };

    #[test]
    fn every_part_is_cut_out() {
        assert_eq!(
            split("https://user:password@a.example:8443/path?query#fragment"),
            Split {
                user_info: true,
                port: Some("8443"),
                path: "/path",
                query: "?query",
                fragment: "#fragment",
                ..PLAIN
            }
        );
    }

    #[test]
    fn a_host_alone_has_no_scheme() {
        assert_eq!(split("a.example"), Split { scheme: None, ..PLAIN });
        assert_eq!(split("//a.example"), Split { scheme: None, ..PLAIN });
    }

    #[test]
    fn a_host_with_a_port_is_no_scheme() {
        assert_eq!(split("localhost:3000"), Split { scheme: None, host: "localhost", port: Some("3000"), ..PLAIN });
    }

    #[test]
    fn a_scheme_is_known_without_its_slashes() {
        for text in
            ["https:a.example", "https:/a.example", "https:///a.example", "https//a.example", "https:\\\\a.example"]
        {
            assert_eq!(split(text), Split { slashes: false, ..PLAIN }, "{text}");
        }
        assert_eq!(split("app:/a.example"), Split { scheme: Some("app"), slashes: false, ..PLAIN });
    }

    #[test]
    fn a_url_in_a_query_is_no_scheme() {
        assert_eq!(
            split("a.example?to=https://b.example"),
            Split { scheme: None, query: "?to=https://b.example", ..PLAIN }
        );
    }

    #[test]
    fn an_ipv6_address_is_one_host() {
        assert_eq!(split("https://[::1]:80"), Split { host: "[::1]", port: Some("80"), ..PLAIN });
        assert_eq!(split("https://2001:db8::1"), Split { host: "2001:db8::1", ..PLAIN });
        assert_eq!(split("[::1]:80"), Split { scheme: None, host: "[::1]", port: Some("80"), ..PLAIN });
    }
}
