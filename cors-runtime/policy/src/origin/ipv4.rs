//! IPv4 addresses in all the forms that browsers read (URL standard, "IPv4 parser").

use core::net::Ipv4Addr;

/// Whether a domain must be an IPv4 address: its last label starts with a digit.
///
/// The URL standard's "ends in a number" checker asks for a last label that is a number as a whole. No top-level
/// domain starts with a digit, so whatever else does so is a slip.
pub(super) fn is_meant(domain: &str) -> bool {
    domain.rsplit('.').next().is_some_and(|last| last.starts_with(|first: char| first.is_ascii_digit()))
}

/// The address that browsers read from a host that ends in a number.
pub(super) fn parse(text: &str) -> Option<Ipv4Addr> {
    let count = text.split('.').count();
    if count > 4 {
        return None;
    }
    let mut address = 0_u32;
    for (index, part) in text.split('.').enumerate() {
        let number = parse_number(part)?;
        // The last part fills all the bytes that are left: `127.1` is `127.0.0.1`.
        let bytes = if index + 1 == count { 5_usize.checked_sub(count)? } else { 1 };
        let bits = u32::try_from(bytes * 8).ok()?;
        if u64::from(number) >= 1_u64 << bits {
            return None;
        }
        address = address.checked_shl(bits).unwrap_or(0).checked_add(number)?;
    }
    Some(Ipv4Addr::from_bits(address))
}

/// A part of an address: decimal, octal after `0`, hexadecimal after `0x` (URL standard, "IPv4 number parser").
fn parse_number(part: &str) -> Option<u32> {
    let hexadecimal = part.strip_prefix("0x").or_else(|| part.strip_prefix("0X"));
    let (digits, radix) = match (hexadecimal, part.strip_prefix('0')) {
        (Some(""), _) => return Some(0),
        (Some(digits), _) => (digits, 16),
        (None, Some(digits)) if !digits.is_empty() => (digits, 8),
        (None, _) => (part, 10),
    };
    // `from_str_radix` takes a sign.
    if !digits.chars().all(|digit| digit.is_digit(radix)) {
        return None;
    }
    u32::from_str_radix(digits, radix).ok()
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::parse;

    #[test]
    fn every_form_of_the_url_standard_is_read() {
        for (text, address) in [
            ("127.0.0.1", "127.0.0.1"),
            ("127.1", "127.0.0.1"),
            ("127.0.1", "127.0.0.1"),
            ("2130706433", "127.0.0.1"),
            ("0x7f000001", "127.0.0.1"),
            ("0x7f.1", "127.0.0.1"),
            ("0x7F.0x0.0.1", "127.0.0.1"),
            ("010.0.0.1", "8.0.0.1"),
            ("017700000001", "127.0.0.1"),
            ("0", "0.0.0.0"),
            ("0x", "0.0.0.0"),
            ("255.255.255.255", "255.255.255.255"),
            ("4294967295", "255.255.255.255"),
            ("1.65535", "1.0.255.255"),
            ("1.16777215", "1.255.255.255"),
        ] {
            assert_eq!(parse(text).map(|address| address.to_string()).as_deref(), Some(address), "{text}");
        }
    }

    #[test]
    fn what_the_url_standard_fails_is_not_read() {
        for text in [
            "",
            "256.0.0.1",
            "1.2.3.4.5",
            "1.2.3.256",
            "4294967296",
            "1.16777216",
            "08.0.0.1",
            "0xg",
            "1..2",
            "+1",
            "1.2.3.-4",
            "a.1",
            "99999999999999999999",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
