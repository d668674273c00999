//! `Vary` on one line, for platforms that send one line of each name and drop the others.

use http::{header::VARY, HeaderMap, HeaderValue};

/// Makes one `Vary` line of several (RFC 9110 §5.2: they mean the same).
pub(crate) fn join_vary(headers: &mut HeaderMap) {
    let lines = headers.get_all(VARY);
    if lines.iter().count() < 2 {
        return;
    }
    let joined = lines.iter().map(HeaderValue::as_bytes).collect::<Vec<_>>().join(&b", "[..]);
    // Made of values that are valid, it is.
    if let Ok(joined) = HeaderValue::from_bytes(&joined) {
        headers.insert(VARY, joined);
    }
}

#[cfg(test)]
mod tests {
    use http::{header::VARY, HeaderMap, HeaderValue};

    use super::join_vary;

    fn joined(lines: &[&'static str]) -> Vec<HeaderValue> {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(VARY, HeaderValue::from_static(line));
        }
        join_vary(&mut headers);
        headers.get_all(VARY).iter().cloned().collect()
    }

    #[test]
    fn several_lines_become_one() {
        assert_eq!(joined(&["accept", "Origin"]), ["accept, Origin"]);
        assert_eq!(
            joined(&["accept", "accept-language, cookie", "Origin"]),
            ["accept, accept-language, cookie, Origin"]
        );
    }

    #[test]
    fn none_and_one_stay() {
        assert!(joined(&[]).is_empty());
        assert_eq!(joined(&["accept,Origin"]), ["accept,Origin"]);
    }
}
