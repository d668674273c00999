//! The values that a safelisted request header may have (Fetch, "CORS-safelisted request-header").

use super::bytes::{is_http_whitespace, is_token, trim, trim_end};

/// Whether the header is a *CORS-safelisted request-header*; `name` is in lower case.
pub(super) fn is_cors_safelisted_request_header(name: &str, value: &[u8]) -> bool {
    if value.len() > 128 {
        return false;
    }
    match name {
        "accept" => !value.iter().any(is_cors_unsafe_request_header_byte),
        "accept-language" | "content-language" => value.iter().all(is_language_byte),
        "content-type" => !value.iter().any(is_cors_unsafe_request_header_byte) && is_form_mime_type(value),
        "range" => matches!(parse_single_range_header_value(value), Some((Some(_), _))),
        _ => false,
    }
}

/// *CORS-unsafe request-header byte*.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "it is passed to `any`")]
fn is_cors_unsafe_request_header_byte(byte: &u8) -> bool {
    (*byte < 0x20 && *byte != b'\t') || *byte == 0x7f || b"\"():<>?@[\\]{}".contains(byte)
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "it is passed to `all`")]
fn is_language_byte(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || b" *,-.;=".contains(byte)
}

/// The three MIME types that an HTML form can send, parameters aside.
fn is_form_mime_type(value: &[u8]) -> bool {
    let form = ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"];
    mime_type_essence(value).is_some_and(|essence| form.contains(&&*essence))
}

/// The *essence* of what *parse a MIME type* gives (MIME Sniffing), `None` for failure. Parameters are not read: no
/// fault in them is a failure.
fn mime_type_essence(input: &[u8]) -> Option<String> {
    let input = trim(input, is_http_whitespace);
    let slash = input.iter().position(|byte| *byte == b'/')?;
    let (type_, rest) = input.split_at(slash);
    let subtype = rest.get(1..)?.split(|byte| *byte == b';').next()?;
    let subtype = trim_end(subtype, is_http_whitespace);
    if !is_token(type_) || !is_token(subtype) {
        return None;
    }
    let essence = [type_, b"/", subtype].concat();
    String::from_utf8(essence).ok().map(|essence| essence.to_ascii_lowercase())
}

/// First and last byte of a range, as digits without leading zeros; `None` where it is left out.
type Range<'a> = (Option<&'a [u8]>, Option<&'a [u8]>);

/// *Parse a single range header value* without white space (Fetch); `None` for failure.
fn parse_single_range_header_value(value: &[u8]) -> Option<Range<'_>> {
    let (start, rest) = collect_digits(value.strip_prefix(b"bytes=")?);
    let (end, rest) = collect_digits(rest.strip_prefix(b"-")?);
    if !rest.is_empty() {
        return None;
    }
    match (start, end) {
        (None, None) => None,
        // Without leading zeros, the longer number is the greater one: 128 bytes hold more digits than any integer.
        (Some(start), Some(end)) if (start.len(), start) > (end.len(), end) => None,
        range => Some(range),
    }
}

/// The digits that `bytes` starts with, less leading zeros, and what comes after them.
fn collect_digits(bytes: &[u8]) -> (Option<&[u8]>, &[u8]) {
    let end = bytes.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(bytes.len());
    let (digits, rest) = bytes.split_at(end);
    let zeros = digits.iter().take_while(|digit| **digit == b'0').count();
    let (_, significant) = digits.split_at(zeros);
    ((!digits.is_empty()).then_some(significant), rest)
}

#[cfg(test)]
mod tests {
    use super::{is_cors_safelisted_request_header, mime_type_essence};

    fn safelisted(name: &str, value: &str) -> bool {
        is_cors_safelisted_request_header(name, value.as_bytes())
    }

    #[test]
    fn only_five_names_are_safelisted() {
        assert!(safelisted("accept", "*/*"));
        assert!(safelisted("accept-language", "en"));
        assert!(safelisted("content-language", "en"));
        assert!(safelisted("content-type", "text/plain"));
        assert!(safelisted("range", "bytes=0-"));
        for name in ["authorization", "x-a", "cache-control", "dpr", "save-data", "accept-encoding", "last-event-id"] {
            assert!(!safelisted(name, "1"), "{name}");
        }
    }

    #[test]
    fn a_value_of_128_bytes_is_safelisted_and_one_of_129_is_not() {
        for name in ["accept", "accept-language", "content-language"] {
            assert!(safelisted(name, &"a".repeat(128)), "{name}");
            assert!(!safelisted(name, &"a".repeat(129)), "{name}");
        }
        let parameter = |length: usize| format!("text/plain;{}", "a".repeat(length - 11));
        assert!(safelisted("content-type", &parameter(128)));
        assert!(!safelisted("content-type", &parameter(129)));
        assert!(safelisted("range", &format!("bytes={}-", "1".repeat(121))));
        assert!(!safelisted("range", &format!("bytes={}-", "1".repeat(122))));
    }

    #[test]
    fn the_unsafe_bytes_are_those_that_the_standard_lists() {
        let listed: &[u8] = b"\"():<>?@[\\]{}\x7f";
        for byte in 0..=255_u8 {
            let is_unsafe = (byte < 0x20 && byte != b'\t') || listed.contains(&byte);
            assert_eq!(is_cors_safelisted_request_header("accept", &[b'a', byte]), !is_unsafe, "{byte:#x}");
            let content_type = [b"text/plain;", &[byte][..]].concat();
            assert_eq!(is_cors_safelisted_request_header("content-type", &content_type), !is_unsafe, "{byte:#x}");
        }
    }

    #[test]
    fn a_language_holds_letters_digits_and_seven_others() {
        for byte in 0..=255_u8 {
            let allowed = byte.is_ascii_alphanumeric() || b" *,-.;=".contains(&byte);
            for name in ["accept-language", "content-language"] {
                assert_eq!(is_cors_safelisted_request_header(name, &[byte]), allowed, "{byte:#x}");
            }
        }
    }

    #[test]
    fn empty_values_are_safelisted_but_for_a_content_type_and_a_range() {
        assert!(safelisted("accept", "") && safelisted("accept-language", "") && safelisted("content-language", ""));
        assert!(!safelisted("content-type", "") && !safelisted("range", ""));
    }

    #[test]
    fn three_mime_types_are_safelisted_whatever_their_parameters() {
        for value in [
            "text/plain",
            "TEXT/Plain",
            "text/plain;charset=utf-8",
            "text/plain ; charset=utf-8",
            "text/plain;",
            "text/plain;;;=,=",
            "multipart/form-data; boundary=x",
            "application/x-www-form-urlencoded;charset=UTF-8",
            " text/plain ",
        ] {
            assert!(safelisted("content-type", value), "{value}");
        }
        for value in [
            "application/json",
            "text/html",
            "text/plain, application/json",
            "application/json, text/plain",
            "application/json;text/plain",
            "text/plain/json",
            "text",
            "text/",
            "/plain",
            "text /plain",
            "text/ plain",
            "text/plain charset=utf-8",
            "*/*",
            "text/plain;charset=\"utf-8\"",
        ] {
            assert!(!safelisted("content-type", value), "{value}");
        }
    }

    #[test]
    fn the_essence_of_a_mime_type_is_in_lower_case_and_without_parameters() {
        let essence = |input: &str| mime_type_essence(input.as_bytes());
        assert_eq!(essence("Text/HTML;charset=\"shift_jis\"iso-2022-jp").as_deref(), Some("text/html"));
        assert_eq!(essence("\r\n\t x/y \t;a=b").as_deref(), Some("x/y"));
        assert_eq!(essence("x/y\x0c"), None);
        assert_eq!(essence("é/y"), None);
    }

    #[test]
    fn a_simple_range_is_safelisted_and_no_other() {
        for value in ["bytes=0-", "bytes=0-0", "bytes=0-499", "bytes=500-999", "bytes=007-7", "bytes=00-0"] {
            assert!(safelisted("range", value), "{value}");
        }
        for value in [
            "bytes=-500",
            "bytes=-",
            "bytes=",
            "bytes",
            "bytes=1",
            "bytes=500-499",
            "bytes=10-9",
            "bytes=18446744073709551617-18446744073709551616",
            "bytes=0-1,3-4",
            "bytes = 0-1",
            "bytes=0 -1",
            "bytes=0- 1",
            "bytes= 0-1",
            "Bytes=0-1",
            "items=0-1",
            "bytes=0-1 ",
            "bytes=a-b",
            "bytes=+1-2",
        ] {
            assert!(!safelisted("range", value), "{value}");
        }
    }
}
