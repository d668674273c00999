//! Origins (HTML standard, "Origin"; Fetch, "`Origin` header").

use std::fmt;

use super::{default_port, host};

/// An *origin*.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::fetch) enum Origin {
    /// Of a sandboxed frame or a `data:` URL: serialized as `null`, and the same as no other origin here.
    Opaque,
    Tuple {
        scheme: String,
        host: String,
        port: Option<u16>,
    },
}

impl Origin {
    /// Reads a *serialized origin*: what a page's `location.origin` says. A scheme that is not the web's own, such as
    /// `tauri`, is taken for one that its browser has registered.
    pub(in crate::fetch) fn parse(text: &str) -> Option<Self> {
        let (scheme, authority) = text.split_once("://")?;
        let first_is_letter = scheme.bytes().next().is_some_and(|byte| byte.is_ascii_lowercase());
        let rest_is_scheme = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"+-.".contains(&byte);
        if !first_is_letter || !scheme.bytes().all(rest_is_scheme) {
            return None;
        }
        let (host, port) = match authority.rsplit_once(':').filter(|(_, port)| !port.ends_with(']')) {
            Some((host, port)) => (host, Some(parse_port(scheme, port)?)),
            None => (authority, None),
        };
        is_serialized_host(scheme, host).then(|| Self::Tuple { scheme: scheme.to_owned(), host: host.to_owned(), port })
    }

    /// *Same origin*, of two that are not both opaque: a URL's never is.
    pub(in crate::fetch) fn is_same_origin(&self, other: &Self) -> bool {
        *self != Self::Opaque && self == other
    }

    pub(in crate::fetch) fn is_https(&self) -> bool {
        matches!(self, Self::Tuple { scheme, .. } if scheme == "https")
    }
}

/// A port as it is serialized: no leading zero, and not the scheme's default one.
fn parse_port(scheme: &str, text: &str) -> Option<u16> {
    let port: u16 = text.parse().ok()?;
    (port.to_string() == text && default_port(scheme) != Some(port)).then_some(port)
}

/// Whether the host is written as the browser would write it.
fn is_serialized_host(scheme: &str, text: &str) -> bool {
    if text.starts_with('[') || default_port(scheme).is_some() {
        return host::parse(text).as_deref() == Some(text);
    }
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic() && !host::is_forbidden_host_code_point(byte))
}

impl fmt::Display for Origin {
    /// *Serialization of an origin*.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Opaque => f.write_str("null"),
            Self::Tuple { scheme, host, port: None } => write!(f, "{scheme}://{host}"),
            Self::Tuple { scheme, host, port: Some(port) } => write!(f, "{scheme}://{host}:{port}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Origin;

    #[test]
    fn a_serialized_origin_is_read_and_written_alike() {
        for text in [
            "https://app.example.com",
            "http://localhost:3000",
            "https://app.example.com:80",
            "https://example.com.",
            "https://a_b.example",
            "http://127.0.0.1:8080",
            "http://[::1]",
            "http://[::1]:8080",
            "ftp://a.example:80",
            "ws://a.example:443",
            "wss://a.example:80",
            "tauri://localhost",
            "tauri://[::1]",
            "chrome-extension://abcdefghijklmnop",
        ] {
            assert_eq!(Origin::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_no_browser_serializes_is_no_origin() {
        for text in [
            "",
            "null",
            "*",
            "app.example.com",
            "//app.example.com",
            "https:app.example.com",
            "https://",
            "https://app.example.com/",
            "https://app.example.com?",
            "https://app.example.com#",
            "https://user@app.example.com",
            "HTTPS://app.example.com",
            "https://App.example.com",
            "https://app.example.com:443",
            "http://localhost:80",
            "ftp://a.example:21",
            "ws://a.example:80",
            "wss://a.example:443",
            "http://localhost:",
            "http://localhost:03000",
            "http://localhost:+1",
            "http://localhost:65536",
            "https://bücher.example",
            "http://127.1",
            "http://[0::1]",
            "http://::1",
            "1https://a",
            "https://a b",
            "tauri://",
            "tauri://a/b",
            "tauri://a b",
            "tauri://bücher",
        ] {
            assert_eq!(Origin::parse(text), None, "{text}");
        }
    }

    #[test]
    fn origins_differ_by_scheme_by_host_and_by_port() {
        let origin = |text| Origin::parse(text).unwrap();
        let app = origin("https://app.example.com");
        assert!(app.is_same_origin(&origin("https://app.example.com")));
        for other in ["http://app.example.com", "https://example.com", "https://app.example.com:8443"] {
            assert!(!app.is_same_origin(&origin(other)), "{other}");
        }
        assert!(!Origin::Opaque.is_same_origin(&Origin::Opaque));
    }
}
