//! Which request headers a script may set, and which of them need a preflight (Fetch, "Headers").

use std::collections::BTreeSet;

use http::HeaderMap;

use super::{bytes::get_decode_and_split, method, safelist::is_cors_safelisted_request_header};

/// *CORS-unsafe request-header names*: sorted, in lower case, each once.
pub(super) fn cors_unsafe_request_header_names(headers: &HeaderMap) -> BTreeSet<&str> {
    let mut unsafe_names = BTreeSet::new();
    let mut potentially_unsafe_names = BTreeSet::new();
    let mut safelist_value_size = 0;
    for (name, value) in headers {
        if is_cors_safelisted_request_header(name.as_str(), value.as_bytes()) {
            potentially_unsafe_names.insert(name.as_str());
            safelist_value_size += value.len();
        } else {
            unsafe_names.insert(name.as_str());
        }
    }
    if safelist_value_size > 1024 {
        unsafe_names.append(&mut potentially_unsafe_names);
    }
    unsafe_names
}

/// *CORS non-wildcard request-header name*; `name` is in lower case, as in all of the following.
pub(super) fn is_cors_non_wildcard_request_header_name(name: &str) -> bool {
    name == "authorization"
}

/// *No-CORS-safelisted request-header*.
pub(super) fn is_no_cors_safelisted_request_header(name: &str, value: &[u8]) -> bool {
    matches!(name, "accept" | "accept-language" | "content-language" | "content-type")
        && is_cors_safelisted_request_header(name, value)
}

/// *Request-body-header name*.
pub(super) const REQUEST_BODY_HEADER_NAMES: [&str; 4] =
    ["content-encoding", "content-language", "content-location", "content-type"];

/// *Forbidden request-header*: the browser drops it without a word.
pub(super) fn is_forbidden_request_header(name: &str, value: &[u8]) -> bool {
    match name {
        "accept-charset"
        | "accept-encoding"
        | "access-control-request-headers"
        | "access-control-request-method"
        | "connection"
        | "content-length"
        | "cookie"
        | "cookie2"
        | "date"
        | "dnt"
        | "expect"
        | "host"
        | "keep-alive"
        | "origin"
        | "referer"
        | "set-cookie"
        | "te"
        | "trailer"
        | "transfer-encoding"
        | "upgrade"
        | "via" => true,
        "x-http-method" | "x-http-method-override" | "x-method-override" => {
            get_decode_and_split(value).iter().any(|value| method::is_forbidden(value))
        }
        _ => name.starts_with("proxy-") || name.starts_with("sec-"),
    }
}

#[cfg(test)]
mod tests {
    use http::{HeaderMap, HeaderName, HeaderValue};

    use super::{
        cors_unsafe_request_header_names, is_cors_non_wildcard_request_header_name, is_forbidden_request_header,
        is_no_cors_safelisted_request_header,
    };

    fn unsafe_names(lines: &[(&str, &str)]) -> Vec<String> {
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.append(name.parse::<HeaderName>().unwrap(), value.parse::<HeaderValue>().unwrap());
        }
        cors_unsafe_request_header_names(&headers).into_iter().map(str::to_owned).collect()
    }

    #[test]
    fn unsafe_names_are_sorted_in_lower_case_and_unique() {
        let lines = [("X-B", "1"), ("Content-Type", "application/json"), ("accept", "*/*"), ("x-a", "1"), ("X-b", "2")];
        assert_eq!(unsafe_names(&lines), ["content-type", "x-a", "x-b"]);
    }

    #[test]
    fn one_unsafe_value_among_safe_ones_makes_its_name_unsafe() {
        assert_eq!(unsafe_names(&[("accept", "text/html"), ("accept", "{}")]), ["accept"]);
    }

    #[test]
    fn safelisted_values_of_more_than_1024_bytes_in_all_are_unsafe() {
        let value = "a".repeat(128);
        let mut lines = vec![("accept", &*value); 8];
        lines.push(("x-z", "1"));
        assert_eq!(unsafe_names(&lines), ["x-z"]);
        lines.push(("accept-language", "e"));
        assert_eq!(unsafe_names(&lines), ["accept", "accept-language", "x-z"]);
    }

    #[test]
    fn authorization_alone_is_no_wildcard_name() {
        assert!(is_cors_non_wildcard_request_header_name("authorization"));
        for name in ["proxy-authorization", "cookie", "x-authorization", "*"] {
            assert!(!is_cors_non_wildcard_request_header_name(name), "{name}");
        }
    }

    #[test]
    fn forbidden_names_are_those_that_the_standard_lists() {
        for name in [
            "accept-charset",
            "accept-encoding",
            "access-control-request-headers",
            "access-control-request-method",
            "connection",
            "content-length",
            "cookie",
            "cookie2",
            "date",
            "dnt",
            "expect",
            "host",
            "keep-alive",
            "origin",
            "referer",
            "set-cookie",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "via",
            "proxy-",
            "proxy-authorization",
            "sec-",
            "sec-fetch-mode",
        ] {
            assert!(is_forbidden_request_header(name, b"1"), "{name}");
        }
        for name in ["user-agent", "authorization", "x-sec-a", "set-cookie2", "proxy", "sec", "content-type", "tea"] {
            assert!(!is_forbidden_request_header(name, b"1"), "{name}");
        }
    }

    #[test]
    fn a_method_override_is_forbidden_when_one_of_its_values_is_a_forbidden_method() {
        for name in ["x-http-method", "x-http-method-override", "x-method-override"] {
            for value in ["TRACE", "trace", "GET, track ", "CONNECT,", "\tCoNnEcT"] {
                assert!(is_forbidden_request_header(name, value.as_bytes()), "{name}: {value}");
            }
            for value in ["GET", "\"TRACE\"", "\"a,TRACE\"", "TRACE GET", ""] {
                assert!(!is_forbidden_request_header(name, value.as_bytes()), "{name}: {value}");
            }
        }
        assert!(!is_forbidden_request_header("x-method", b"TRACE"));
    }

    #[test]
    fn a_range_is_safelisted_for_cors_and_not_for_no_cors() {
        assert!(!is_no_cors_safelisted_request_header("range", b"bytes=0-"));
        assert!(is_no_cors_safelisted_request_header("content-type", b"text/plain"));
        assert!(!is_no_cors_safelisted_request_header("content-type", b"application/json"));
    }
}
