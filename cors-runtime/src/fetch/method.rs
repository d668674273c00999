//! Methods (Fetch, "Methods").

use http::Method;

/// *CORS-safelisted method*.
pub(super) fn is_cors_safelisted(method: &Method) -> bool {
    matches!(method.as_str(), "GET" | "HEAD" | "POST")
}

/// *Forbidden method*: a byte-case-insensitive match.
pub(super) fn is_forbidden(method: &[u8]) -> bool {
    ["CONNECT", "TRACE", "TRACK"].iter().any(|forbidden| method.eq_ignore_ascii_case(forbidden.as_bytes()))
}

/// *Normalize* a method: six of them, and `patch` is not among them.
pub(super) fn normalize(method: &Method) -> Method {
    let normalized = [Method::DELETE, Method::GET, Method::HEAD, Method::OPTIONS, Method::POST, Method::PUT];
    let upper_case = normalized.into_iter().find(|known| known.as_str().eq_ignore_ascii_case(method.as_str()));
    upper_case.unwrap_or_else(|| method.clone())
}

#[cfg(test)]
mod tests {
    use http::Method;

    use super::{is_cors_safelisted, is_forbidden, normalize};

    fn method(text: &str) -> Method {
        text.parse().unwrap()
    }

    #[test]
    fn three_methods_are_safelisted_byte_for_byte() {
        for safelisted in ["GET", "HEAD", "POST"] {
            assert!(is_cors_safelisted(&method(safelisted)), "{safelisted}");
        }
        for other in ["PUT", "DELETE", "OPTIONS", "PATCH", "QUERY", "get", "Post", "CHICKEN"] {
            assert!(!is_cors_safelisted(&method(other)), "{other}");
        }
    }

    #[test]
    fn three_methods_are_forbidden_in_any_case() {
        for forbidden in ["CONNECT", "TRACE", "TRACK", "connect", "tRaCe", "Track"] {
            assert!(is_forbidden(forbidden.as_bytes()), "{forbidden}");
        }
        for other in ["GET", "OPTIONS", "TRACED", "TRAC", "X-TRACE", ""] {
            assert!(!is_forbidden(other.as_bytes()), "{other}");
        }
    }

    #[test]
    fn six_methods_are_normalized_and_patch_is_not() {
        let table = [
            ("delete", "DELETE"),
            ("get", "GET"),
            ("hEaD", "HEAD"),
            ("options", "OPTIONS"),
            ("Post", "POST"),
            ("put", "PUT"),
            ("patch", "patch"),
            ("Egg", "Egg"),
            ("query", "query"),
        ];
        for (typed, sent) in table {
            assert_eq!(normalize(&method(typed)).as_str(), sent);
        }
    }
}
