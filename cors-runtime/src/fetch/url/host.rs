//! Hosts (URL standard, "Host parsing").

use std::net::{Ipv4Addr, Ipv6Addr};

/// The *host parser* for a URL with http or https, serialized; `None` for failure.
///
/// Without the tables for *domain to ASCII*, a host beyond ASCII is a failure as well: write its punycode.
pub(super) fn parse(input: &str) -> Option<String> {
    if let Some(rest) = input.strip_prefix('[') {
        let address: Ipv6Addr = rest.strip_suffix(']')?.parse().ok()?;
        return Some(format!("[{}]", serialize_ipv6(address)));
    }
    let domain = percent_decode(input)?.to_ascii_lowercase();
    if domain.is_empty() || !domain.is_ascii() || domain.bytes().any(is_forbidden_domain_code_point) {
        return None;
    }
    if ends_in_a_number(&domain) {
        return parse_ipv4(&domain).map(|address| address.to_string());
    }
    Some(domain)
}

/// *Forbidden host code point*.
pub(super) fn is_forbidden_host_code_point(byte: u8) -> bool {
    b"\0\t\n\r #/:<>?@[\\]^|".contains(&byte)
}

/// *Forbidden domain code point*.
fn is_forbidden_domain_code_point(byte: u8) -> bool {
    is_forbidden_host_code_point(byte) || byte <= 0x1f || byte == b'%' || byte == 0x7f
}

fn percent_decode(input: &str) -> Option<String> {
    let mut decoded = Vec::with_capacity(input.len());
    let mut rest = input.as_bytes();
    while let [first, after @ ..] = rest {
        let hex = after.get(..2).filter(|hex| *first == b'%' && hex.iter().all(u8::is_ascii_hexdigit));
        let byte = hex.and_then(|hex| std::str::from_utf8(hex).ok()).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        decoded.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8(decoded).ok()
}

/// The labels, without the empty one behind a trailing dot.
fn labels(domain: &str) -> impl DoubleEndedIterator<Item = &str> + Clone {
    domain.strip_suffix('.').unwrap_or(domain).split('.')
}

/// *Ends in a number checker*.
fn ends_in_a_number(domain: &str) -> bool {
    labels(domain).next_back().is_some_and(|last| {
        (!last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit())) || parse_ipv4_number(last).is_some()
    })
}

/// The *IPv4 parser*: one to four numbers, the last of which fills the rest.
fn parse_ipv4(domain: &str) -> Option<Ipv4Addr> {
    let numbers: Vec<u64> = labels(domain).map(parse_ipv4_number).collect::<Option<_>>()?;
    let (last, first) = numbers.split_last()?;
    let room = 4_u32.checked_sub(u32::try_from(first.len()).ok()?).filter(|room| *room > 0)?;
    if first.iter().any(|number| *number > 255) || *last >= 256_u64.pow(room) {
        return None;
    }
    let place = |(number, place): (&u64, u32)| number * 256_u64.pow(place);
    let address = last + first.iter().zip((0..4).rev()).map(place).sum::<u64>();
    u32::try_from(address).ok().map(Ipv4Addr::from)
}

/// The *IPv4 number parser*: decimal, `0x` hexadecimal, `0` octal.
fn parse_ipv4_number(text: &str) -> Option<u64> {
    let (digits, radix) = match text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")) {
        Some("") => return Some(0),
        Some(digits) => (digits, 16),
        // `0` alone is the same number in both.
        None if text.starts_with('0') => (text, 8),
        None => (text, 10),
    };
    // `from_str_radix` takes a sign, which the standard does not; what overflows is too large for any address.
    if digits.is_empty() || !digits.chars().all(|digit| digit.is_digit(radix)) {
        return None;
    }
    Some(u64::from_str_radix(digits, radix).unwrap_or(u64::MAX))
}

/// The *IPv6 serializer*: the first longest run of two or more zero pieces is compressed, and no part is dotted.
fn serialize_ipv6(address: Ipv6Addr) -> String {
    let pieces = address.segments();
    let zeros = |start: usize| pieces.iter().skip(start).take_while(|piece| **piece == 0).count();
    // `max_by_key` takes the last of equals, so the starts go backwards.
    let compress = (0..8).rev().max_by_key(|start| zeros(*start)).filter(|start| zeros(*start) > 1);
    let hex = |pieces: &[u16]| pieces.iter().map(|piece| format!("{piece:x}")).collect::<Vec<_>>().join(":");
    match compress {
        Some(start) => {
            let (before, rest) = pieces.split_at(start);
            let (_, after) = rest.split_at(zeros(start));
            format!("{}::{}", hex(before), hex(after))
        }
        None => hex(&pieces),
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn a_domain_is_in_lower_case_and_percent_decoded() {
        assert_eq!(parse("API.Example.com").as_deref(), Some("api.example.com"));
        assert_eq!(parse("ex%41mple.com").as_deref(), Some("example.com"));
        assert_eq!(parse("a_b.example").as_deref(), Some("a_b.example"));
        assert_eq!(parse("example.com.").as_deref(), Some("example.com."));
        assert_eq!(parse("xn--bcher-kva.example").as_deref(), Some("xn--bcher-kva.example"));
    }

    #[test]
    fn a_domain_holds_no_forbidden_code_point() {
        for host in ["", "a b", "a<b", "a|b", "a^b", "a%b", "a%00b", "a\u{7f}b", "a@b", "[a]", "bücher.example"] {
            assert_eq!(parse(host), None, "{host}");
        }
    }

    #[test]
    fn an_ipv4_address_is_dotted_and_decimal() {
        for (input, serialized) in [
            ("127.0.0.1", "127.0.0.1"),
            ("127.1", "127.0.0.1"),
            ("0x7f000001", "127.0.0.1"),
            ("0x7F.1", "127.0.0.1"),
            ("010.0.0.1", "8.0.0.1"),
            ("1.2.3.4.", "1.2.3.4"),
            ("0", "0.0.0.0"),
            ("0x", "0.0.0.0"),
            ("255.255.255.255", "255.255.255.255"),
            ("4294967295", "255.255.255.255"),
            ("1.2.65535", "1.2.255.255"),
        ] {
            assert_eq!(parse(input).as_deref(), Some(serialized), "{input}");
        }
        for input in [
            "256.0.0.1",
            "1.256.0.1",
            "1.2.3.256",
            "1.2.3.4.5",
            "1.2.3.4.0",
            "4294967296",
            "a.1",
            "1..2",
            "09.1",
            "1.2.3.08",
            "0x1g.1",
        ] {
            assert_eq!(parse(input), None, "{input}");
        }
        assert_eq!(parse("1.2.3.0x1g").as_deref(), Some("1.2.3.0x1g"));
    }

    #[test]
    fn empty_labels_at_the_end_are_no_number() {
        for input in [".", "example.com..", "1.."] {
            assert_eq!(parse(input).as_deref(), Some(input), "{input}");
        }
    }

    #[test]
    fn an_ipv6_address_is_compressed_at_the_first_longest_run() {
        for (input, serialized) in [
            ("[::1]", "[::1]"),
            ("[0:0:0:0:0:0:0:0]", "[::]"),
            ("[2001:DB8:0:0:1:0:0:1]", "[2001:db8::1:0:0:1]"),
            ("[1:0:0:2:0:0:0:3]", "[1:0:0:2::3]"),
            ("[1:0:2:3:4:5:6:7]", "[1:0:2:3:4:5:6:7]"),
            ("[1:2:3:4:5:6:0:0]", "[1:2:3:4:5:6::]"),
            ("[::ffff:1.2.3.4]", "[::ffff:102:304]"),
        ] {
            assert_eq!(parse(input).as_deref(), Some(serialized), "{input}");
        }
        for input in ["[::1", "[::1%eth0]", "[1::2::3]", "[]", "[:::]", "[12345::]"] {
            assert_eq!(parse(input), None, "{input}");
        }
    }
}
