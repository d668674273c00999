//! Byte sequences, as HTTP reads them.

/// *HTTP tab or space byte*.
pub(super) fn is_tab_or_space(byte: u8) -> bool {
    matches!(byte, b'\t' | b' ')
}

/// *HTTP whitespace byte*.
pub(super) fn is_http_whitespace(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r') || is_tab_or_space(byte)
}

/// `token` (RFC 9110 §5.6.2), which is also "solely contains HTTP token code points" and not empty.
pub(super) fn is_token(bytes: &[u8]) -> bool {
    let token_byte = |byte: &u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(byte);
    !bytes.is_empty() && bytes.iter().all(token_byte)
}

/// `bytes` without what `strip` matches at its start and its end.
pub(super) fn trim(bytes: &[u8], strip: fn(u8) -> bool) -> &[u8] {
    let mut start = bytes;
    while let [first, rest @ ..] = start {
        if !strip(*first) {
            break;
        }
        start = rest;
    }
    trim_end(start, strip)
}

/// `bytes` without what `strip` matches at its end.
pub(super) fn trim_end(mut bytes: &[u8], strip: fn(u8) -> bool) -> &[u8] {
    while let [rest @ .., last] = bytes {
        if !strip(*last) {
            break;
        }
        bytes = rest;
    }
    bytes
}

/// *Get, decode, and split* a header value: at commas, but for those inside of quotes (Fetch, "Headers").
pub(super) fn get_decode_and_split(value: &[u8]) -> Vec<Vec<u8>> {
    let mut values = Vec::new();
    let mut temporary_value = Vec::new();
    let mut input = value.iter().copied();
    loop {
        match input.next() {
            Some(b',') => values.push(trim(&std::mem::take(&mut temporary_value), is_tab_or_space).to_vec()),
            Some(b'"') => collect_http_quoted_string(&mut input, &mut temporary_value),
            Some(byte) => temporary_value.push(byte),
            None => {
                values.push(trim(&temporary_value, is_tab_or_space).to_vec());
                return values;
            }
        }
    }
}

/// *Collect an HTTP quoted string*, whose opening quote is read, quotes and backslashes kept.
fn collect_http_quoted_string(input: &mut impl Iterator<Item = u8>, value: &mut Vec<u8>) {
    value.push(b'"');
    while let Some(byte) = input.next() {
        value.push(byte);
        match byte {
            b'"' => return,
            b'\\' => value.extend(input.next()),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{get_decode_and_split, is_http_whitespace, is_tab_or_space, is_token, trim};

    /// The standard's own table of examples, its several lines joined by `, ` as *get* joins them.
    #[test]
    fn values_are_split_as_in_the_standards_table() {
        let table: [(&str, &[&str]); 9] = [
            ("nosniff,", &["nosniff", ""]),
            ("nosniff, ", &["nosniff", ""]),
            ("", &[""]),
            ("text/html;\", x/x", &["text/html;\", x/x"]),
            ("x/x;test=\"hi\",y/y", &["x/x;test=\"hi\"", "y/y"]),
            ("x/x;test=\"hi\", y/y", &["x/x;test=\"hi\"", "y/y"]),
            ("x / x,,,1", &["x / x", "", "", "1"]),
            ("x / x, ,, 1", &["x / x", "", "", "1"]),
            ("\"1,2\", 3", &["\"1,2\"", "3"]),
        ];
        for (value, expected) in table {
            let split = get_decode_and_split(value.as_bytes());
            assert_eq!(split, expected.iter().map(|text| text.as_bytes()).collect::<Vec<_>>(), "{value}");
        }
    }

    #[test]
    fn a_quote_escaped_in_a_quoted_string_does_not_end_it() {
        assert_eq!(get_decode_and_split(br#""a\",b",c"#), [br#""a\",b""#.to_vec(), b"c".to_vec()]);
        assert_eq!(get_decode_and_split(br#""\"#), [br#""\"#.to_vec()]);
    }

    #[test]
    fn a_token_is_not_empty_and_holds_no_delimiter() {
        assert!(is_token(b"x-a") && is_token(b"*") && is_token(b"!#$%&'*+-.^_`|~09azAZ"));
        for other in ["", " ", "a b", "a:", "a/b", "\"a\"", "a\u{7f}", "é", "a@b", "{a}"] {
            assert!(!is_token(other.as_bytes()), "{other}");
        }
    }

    #[test]
    fn white_space_is_trimmed_at_both_ends() {
        assert_eq!(trim(b" \ta b\t ", is_tab_or_space), b"a b");
        assert_eq!(trim(b"\r\na\x0c", is_http_whitespace), b"a\x0c");
        assert_eq!(trim(b"  ", is_tab_or_space), b"");
    }
}
