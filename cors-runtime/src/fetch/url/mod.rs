//! URLs with http or https (URL standard, "URL parsing"), which is all that the CORS protocol is spoken over.

mod host;
mod origin;

use std::fmt;

pub(super) use origin::Origin;

/// A *URL* with http or https.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Url {
    scheme: String,
    /// Username and password, as they were written.
    user_info: Option<String>,
    host: String,
    port: Option<u16>,
    path: Vec<String>,
    query: Option<String>,
    fragment: Option<String>,
}

/// Why a text is no such URL.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fault {
    Invalid,
    /// It has another scheme.
    Scheme(String),
}

/// What stands before the path.
struct Authority {
    user_info: Option<String>,
    host: String,
    port: Option<u16>,
}

fn default_port(scheme: &str) -> Option<u16> {
    match scheme {
        "http" | "ws" => Some(80),
        "https" | "wss" => Some(443),
        "ftp" => Some(21),
        _ => None,
    }
}

fn is_slash(character: char) -> bool {
    matches!(character, '/' | '\\')
}

impl Url {
    /// The *basic URL parser*, for what ends as http or https.
    pub(super) fn parse(input: &str, base: Option<&Self>) -> Result<Self, Fault> {
        let input = input.trim_matches(|character| character <= ' ').replace(['\t', '\n', '\r'], "");
        let (input, fragment) = match input.split_once('#') {
            Some((input, fragment)) => (input, Some(fragment.to_owned())),
            None => (&*input, None),
        };
        let url = match (split_scheme(input), base) {
            (Some((scheme, rest)), Some(base)) if scheme == base.scheme => base.join(rest),
            (Some((scheme, rest)), _) if matches!(&*scheme, "http" | "https") => Self::after_slashes(scheme, rest),
            (Some((scheme, _)), _) => Err(Fault::Scheme(scheme)),
            (None, Some(base)) => base.join(input),
            (None, None) => Err(Fault::Invalid),
        };
        url.map(|url| Self { fragment, ..url })
    }

    /// *Special authority ignore slashes state*, and on from there.
    fn after_slashes(scheme: String, input: &str) -> Result<Self, Fault> {
        let input = input.trim_start_matches(is_slash);
        let (authority, rest) = input.split_at(input.find(['/', '\\', '?']).unwrap_or(input.len()));
        let Authority { user_info, host, port } = parse_authority(&scheme, authority).ok_or(Fault::Invalid)?;
        let (path, query) = parse_path(Vec::new(), rest);
        Ok(Self { scheme, user_info, host, port, path, query, fragment: None })
    }

    /// *Relative state*, and on from there; the fragment is [`parse`](Self::parse)'s to set.
    fn join(&self, input: &str) -> Result<Self, Fault> {
        let mut segments = self.path.clone();
        let slashes = input.chars().take_while(|character| is_slash(*character)).count();
        let (path, query) = match (slashes, input.chars().next()) {
            (0, None) => (segments, self.query.clone()),
            (0, Some('?')) => (segments, parse_path(Vec::new(), input).1),
            (0, Some(_)) => {
                segments.pop();
                parse_path(segments, input)
            }
            (1, _) => parse_path(Vec::new(), input),
            _ => return Self::after_slashes(self.scheme.clone(), input),
        };
        Ok(Self { path, query, ..self.clone() })
    }

    /// Sets the fragment where there is none (Fetch, "location URL").
    pub(super) fn or_fragment_of(self, other: &Self) -> Self {
        Self { fragment: self.fragment.or_else(|| other.fragment.clone()), ..self }
    }

    pub(super) fn origin(&self) -> Origin {
        Origin::Tuple { scheme: self.scheme.clone(), host: self.host.clone(), port: self.port }
    }

    /// *Includes credentials*.
    pub(super) fn includes_credentials(&self) -> bool {
        self.user_info.as_deref().is_some_and(|user_info| !matches!(user_info, "" | ":"))
    }

    /// Host and port, as the `Host` header has them.
    pub(super) fn authority(&self) -> String {
        self.port.map_or_else(|| self.host.clone(), |port| format!("{}:{port}", self.host))
    }

    /// What goes over the wire: neither user info nor fragment, which an [`http::Uri`] never holds.
    pub(super) fn to_uri(&self) -> Option<http::Uri> {
        Self { user_info: None, ..self.clone() }.to_string().parse().ok()
    }
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://", self.scheme)?;
        if let Some(user_info) = &self.user_info {
            write!(f, "{user_info}@")?;
        }
        write!(f, "{}/{}", self.authority(), self.path.join("/"))?;
        if let Some(query) = &self.query {
            write!(f, "?{query}")?;
        }
        if let Some(fragment) = &self.fragment {
            write!(f, "#{fragment}")?;
        }
        Ok(())
    }
}

/// The scheme, in lower case, and what comes after its colon.
fn split_scheme(input: &str) -> Option<(String, &str)> {
    let (scheme, rest) = input.split_once(':')?;
    let is_scheme = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    is_scheme.then(|| (scheme.to_ascii_lowercase(), rest))
}

/// *Authority state*, *host state* and *port state*.
fn parse_authority(scheme: &str, text: &str) -> Option<Authority> {
    let (user_info, host_and_port) = match text.rsplit_once('@') {
        Some((user_info, rest)) => (Some(user_info.to_owned()), rest),
        None => (None, text),
    };
    let (host, port) = match host_and_port.rsplit_once(':').filter(|(_, port)| !port.ends_with(']')) {
        Some((host, port)) => (host, port),
        None => (host_and_port, ""),
    };
    if !port.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let port = if port.is_empty() { None } else { Some(port.parse::<u16>().ok()?) };
    let port = port.filter(|port| default_port(scheme) != Some(*port));
    host::parse(host).map(|host| Authority { user_info, host, port })
}

/// *Path start state*, *path state* and *query state*: `input` after the segments of `path`.
fn parse_path(mut path: Vec<String>, input: &str) -> (Vec<String>, Option<String>) {
    let (input, query) = match input.split_once('?') {
        Some((input, query)) => (input, Some(percent_encode(query, b" \"#<>'"))),
        None => (input, None),
    };
    let mut segments = input.strip_prefix(is_slash).unwrap_or(input).split(is_slash).peekable();
    while let Some(segment) = segments.next() {
        let is_last = segments.peek().is_none();
        match &*segment.to_ascii_lowercase().replace("%2e", ".") {
            ".." => {
                path.pop();
            }
            "." => {}
            _ => {
                path.push(percent_encode(segment, b" \"#<>?^`{}"));
                continue;
            }
        }
        if is_last {
            path.push(String::new());
        }
    }
    (path, query)
}

/// *UTF-8 percent-encode*: control characters, what is beyond ASCII, and `set`.
fn percent_encode(text: &str, set: &[u8]) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut encoded, byte| {
        if byte <= 0x1f || byte > 0x7e || set.contains(&byte) {
            encoded.extend(['%', hex_digit(byte >> 4), hex_digit(byte & 0xf)]);
        } else {
            encoded.push(char::from(byte));
        }
        encoded
    })
}

fn hex_digit(nibble: u8) -> char {
    char::from_digit(u32::from(nibble), 16).unwrap_or_default().to_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use super::{Fault, Url};

    fn url(input: &str) -> Url {
        Url::parse(input, None).unwrap()
    }

    fn serialized(input: &str, base: Option<&Url>) -> Result<String, Fault> {
        Url::parse(input, base).map(|url| url.to_string())
    }

    #[test]
    fn a_url_is_parsed_and_serialized() {
        for (input, expected) in [
            ("https://api.example.com", "https://api.example.com/"),
            ("HTTPS://API.example.com:443/a?b#c", "https://api.example.com/a?b#c"),
            ("http://localhost:3000/", "http://localhost:3000/"),
            ("http://a:0080/", "http://a/"),
            ("https://a:/", "https://a/"),
            ("https:a/b", "https://a/b"),
            ("https:\\\\a\\b", "https://a/b"),
            ("https:////a", "https://a/"),
            ("https://a?b", "https://a/?b"),
            ("https://a/b/../c/./d/%2E%2e/e", "https://a/c/e"),
            ("https://a/..", "https://a/"),
            ("https://a/b/.", "https://a/b/"),
            ("https://a//b", "https://a//b"),
            ("https://a/b c/é?d e'f", "https://a/b%20c/%C3%A9?d%20e%27f"),
            ("https://a/~\x1e\x1f\x7f?~\x1e\x1f\x7f", "https://a/~%1E%1F%7F?~%1E%1F%7F"),
            (" https://a/\t\n ", "https://a/"),
            ("http://[0:0::1]:8080/x", "http://[::1]:8080/x"),
            ("https://u:p@a/", "https://u:p@a/"),
        ] {
            assert_eq!(serialized(input, None).as_deref(), Ok(expected), "{input}");
        }
    }

    #[test]
    fn what_is_no_url_with_http_is_a_fault() {
        for input in ["", "/a", "a", "//a", "https://", "https://u@", "https://a:b", "https://a:65536", "https://a b/"]
        {
            assert_eq!(serialized(input, None), Err(Fault::Invalid), "{input}");
        }
        for (input, scheme) in [("ftp://a", "ftp"), ("DATA:,a", "data"), ("about:blank", "about"), ("a:80", "a")] {
            assert_eq!(serialized(input, None), Err(Fault::Scheme(scheme.to_owned())), "{input}");
        }
    }

    #[test]
    fn a_location_is_relative_to_where_it_was_met() {
        let base = url("https://api.example.com:8443/a/b?c#d");
        for (location, expected) in [
            ("", "https://api.example.com:8443/a/b?c"),
            ("x", "https://api.example.com:8443/a/x"),
            ("/x", "https://api.example.com:8443/x"),
            ("../x", "https://api.example.com:8443/x"),
            ("?x", "https://api.example.com:8443/a/b?x"),
            ("#x", "https://api.example.com:8443/a/b?c#x"),
            ("//other.example/x", "https://other.example/x"),
            ("\\\\other.example\\x", "https://other.example/x"),
            ("https:x", "https://api.example.com:8443/a/x"),
            ("x/y:z", "https://api.example.com:8443/a/x/y:z"),
            ("1:x", "https://api.example.com:8443/a/1:x"),
            ("https://other.example", "https://other.example/"),
            ("http:other.example", "http://other.example/"),
        ] {
            assert_eq!(serialized(location, Some(&base)).as_deref(), Ok(expected), "{location}");
        }
        assert_eq!(serialized("data:,x", Some(&base)), Err(Fault::Scheme("data".to_owned())));
        assert_eq!(serialized("https://[", Some(&base)), Err(Fault::Invalid));
    }

    #[test]
    fn a_fragment_outlives_a_redirect_that_has_none() {
        let base = url("https://a/b#c");
        assert_eq!(url("https://a/d").or_fragment_of(&base).to_string(), "https://a/d#c");
        assert_eq!(url("https://a/d#e").or_fragment_of(&base).to_string(), "https://a/d#e");
    }

    #[test]
    fn a_url_includes_credentials_when_user_or_password_is_not_empty() {
        for (input, expected) in [
            ("https://u@a/", true),
            ("https://u:p@a/", true),
            ("https://:p@a/", true),
            ("https://:@a/", false),
            ("https://@a/", false),
            ("https://a/@b", false),
        ] {
            assert_eq!(url(input).includes_credentials(), expected, "{input}");
        }
    }

    #[test]
    fn neither_user_info_nor_fragment_go_over_the_wire() {
        assert_eq!(url("https://u:p@a:8443/b?c#d").to_uri().unwrap(), "https://a:8443/b?c");
    }
}
