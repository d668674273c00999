//! What the response's headers say, read by their ABNF (Fetch, "extract header list values").

use http::{header::ACCESS_CONTROL_MAX_AGE, HeaderMap, HeaderName};

use super::bytes::{is_tab_or_space, is_token, trim};

/// A header that does not parse: the line at fault.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Failure(pub(super) String);

/// *Get*: the values of all lines of this name, joined by a comma and a space.
pub(super) fn get(name: &HeaderName, headers: &HeaderMap) -> Option<Vec<u8>> {
    let lines: Vec<&[u8]> = headers.get_all(name).iter().map(http::HeaderValue::as_bytes).collect();
    (!lines.is_empty()).then(|| lines.join(&b", "[..]))
}

/// *Extract header list values* of a list of tokens: `#method` and `#field-name` are the same grammar. `None` where
/// the header is absent; empty elements are skipped (RFC 9110 §5.6.1.2).
pub(super) fn extract_tokens(name: &HeaderName, headers: &HeaderMap) -> Result<Option<Vec<String>>, Failure> {
    if !headers.contains_key(name) {
        return Ok(None);
    }
    let mut values = Vec::new();
    for line in headers.get_all(name) {
        let failure = || Failure(String::from_utf8_lossy(line.as_bytes()).into_owned());
        for element in line.as_bytes().split(|byte| *byte == b',') {
            match trim(element, is_tab_or_space) {
                [] => {}
                token if is_token(token) => {
                    values.push(String::from_utf8(token.to_vec()).map_err(|_| failure())?);
                }
                _ => return Err(failure()),
            }
        }
    }
    Ok(Some(values))
}

/// *Extract header list values* of Access-Control-Max-Age, whose grammar `delta-seconds` allows one line. `None` for
/// null and for failure, which are treated alike.
pub(super) fn extract_max_age(headers: &HeaderMap) -> Option<u64> {
    let mut lines = headers.get_all(ACCESS_CONTROL_MAX_AGE).iter();
    let (Some(value), None) = (lines.next(), lines.next()) else {
        return None;
    };
    let digits = value.to_str().ok()?;
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // All digits: what does not parse is beyond any limit.
    Some(digits.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use http::{
        header::{ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_MAX_AGE},
        HeaderMap,
    };

    use super::{extract_max_age, extract_tokens, get, Failure};

    fn headers(lines: &[&'static str]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(ACCESS_CONTROL_ALLOW_HEADERS, line.parse().unwrap());
            headers.append(ACCESS_CONTROL_MAX_AGE, line.parse().unwrap());
        }
        headers
    }

    fn tokens(lines: &[&'static str]) -> Result<Option<Vec<String>>, Failure> {
        extract_tokens(&ACCESS_CONTROL_ALLOW_HEADERS, &headers(lines))
    }

    #[test]
    fn several_lines_are_got_as_one() {
        assert_eq!(get(&ACCESS_CONTROL_MAX_AGE, &headers(&["a", "b,c"])).as_deref(), Some(&b"a, b,c"[..]));
        assert_eq!(get(&ACCESS_CONTROL_MAX_AGE, &headers(&[""])).as_deref(), Some(&b""[..]));
        assert_eq!(get(&ACCESS_CONTROL_MAX_AGE, &headers(&[])), None);
    }

    #[test]
    fn an_absent_list_is_null_and_an_empty_one_is_empty() {
        assert_eq!(tokens(&[]), Ok(None));
        assert_eq!(tokens(&[""]), Ok(Some(vec![])));
        assert_eq!(tokens(&[" , ,"]), Ok(Some(vec![])));
    }

    #[test]
    fn a_list_keeps_order_case_and_repetition_over_its_lines() {
        let expected = ["X-A", "b", "*", "X-A"].map(str::to_owned).to_vec();
        assert_eq!(tokens(&["X-A,b ,\t*", "X-A"]), Ok(Some(expected)));
    }

    #[test]
    fn one_element_that_is_no_token_fails_the_whole_list() {
        for line in ["a b", "a, b c", "a;b", "\"a\"", "a,\"b,c\"", "a:", "GET POST", "é"] {
            assert_eq!(tokens(&["x-a", line]), Err(Failure(line.to_owned())), "{line}");
        }
    }

    #[test]
    fn a_max_age_is_digits_on_one_line() {
        assert_eq!(extract_max_age(&headers(&["600"])), Some(600));
        assert_eq!(extract_max_age(&headers(&["0"])), Some(0));
        assert_eq!(extract_max_age(&headers(&["007"])), Some(7));
        assert_eq!(extract_max_age(&headers(&["99999999999999999999999"])), Some(u64::MAX));
        for lines in [&[][..], &[""], &["-1"], &["+1"], &["1.5"], &["1 0"], &["1,2"], &["10s"], &["1", "1"]] {
            assert_eq!(extract_max_age(&headers(lines)), None, "{lines:?}");
        }
    }
}
