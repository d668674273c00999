//! IPv6 addresses, parsed and serialized as the URL standard does it ("IPv6 parser", "IPv6 serializer"; RFC 5952).

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::Write;
use core::net::Ipv6Addr;

use crate::reason::Reason;

/// Whether a host is an IPv6 address that lacks its brackets, and no host with a port.
pub(super) fn is_unbracketed(text: &str) -> bool {
    let (address, _) = split_zone(text.strip_prefix("*.").unwrap_or(text));
    let of_its_characters = address.bytes().all(|byte| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.'));
    of_its_characters && (address.contains("::") || address.parse::<Ipv6Addr>().is_ok())
}

/// The host to write for an address, in brackets; an IPv4 address where that is what is meant.
pub(super) fn read(host: &str, reasons: &mut Vec<Reason>) -> Option<String> {
    let bracketed = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    if bracketed.is_none() && host.starts_with('[') {
        reasons.push(Reason::Ipv6Invalid);
        return None;
    }
    if bracketed.is_none() {
        reasons.push(Reason::Ipv6Unbracketed);
    }
    let (text, zone) = split_zone(bracketed.unwrap_or(host));
    let Ok(address) = text.parse::<Ipv6Addr>() else {
        reasons.push(Reason::Ipv6Invalid);
        return None;
    };
    if zone {
        reasons.push(Reason::Ipv6Zone);
    }
    if let Some(address) = address.to_ipv4_mapped() {
        reasons.push(Reason::Ipv6MappedIpv4);
        return Some(address.to_string());
    }
    let canonical = serialize(address);
    if text.contains('.') {
        reasons.push(Reason::Ipv6EmbeddedIpv4);
    } else if text != canonical {
        reasons.push(Reason::Ipv6NotCanonical);
    }
    Some(format!("[{canonical}]"))
}

/// The address, and whether a zone follows it (RFC 6874).
fn split_zone(text: &str) -> (&str, bool) {
    match text.split_once('%') {
        Some((address, _)) => (address, true),
        None => (text, false),
    }
}

/// An address with the first of its longest runs of two or more zero pieces compressed.
fn serialize(address: Ipv6Addr) -> String {
    let pieces = address.segments();
    let compressed = longest_zeros(&pieces);
    let mut text = String::new();
    for (index, piece) in pieces.into_iter().enumerate() {
        match compressed {
            Some((start, length)) if (start..start + length).contains(&index) => {
                if index == start {
                    text.push_str("::");
                }
            }
            _ => {
                if !text.is_empty() && !text.ends_with(':') {
                    text.push(':');
                }
                // Writing to a `String` does not fail.
                let _ = write!(text, "{piece:x}");
            }
        }
    }
    text
}

/// Where the first of the longest runs of zero pieces begins, and how long it is, if that is two or more.
fn longest_zeros(pieces: &[u16]) -> Option<(usize, usize)> {
    let mut longest: Option<(usize, usize)> = None;
    let mut run = 0;
    for (index, piece) in pieces.iter().enumerate() {
        run = if *piece == 0 { run + 1 } else { 0 };
        if run >= 2 && run > longest.map_or(0, |(_, length)| length) {
            longest = Some((index + 1 - run, run));
        }
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::serialize;

    #[test]
    fn the_first_longest_run_of_zeros_is_compressed() {
        for (address, canonical) in [
            ([0; 8], "::"),
            ([0, 0, 0, 0, 0, 0, 0, 1], "::1"),
            ([1, 0, 0, 0, 0, 0, 0, 0], "1::"),
            ([0x2001, 0xdb8, 0, 0, 1, 0, 0, 1], "2001:db8::1:0:0:1"),
            ([0x2001, 0xdb8, 0, 1, 0, 0, 0, 1], "2001:db8:0:1::1"),
            ([0x2001, 0xdb8, 0, 1, 1, 1, 1, 1], "2001:db8:0:1:1:1:1:1"),
            ([0, 0, 1, 0, 0, 0, 1, 0], "0:0:1::1:0"),
            ([0xfe80, 0, 0, 0, 0xabcd, 0, 0, 0], "fe80::abcd:0:0:0"),
        ] {
            assert_eq!(serialize(address.into()), canonical);
        }
    }
}
