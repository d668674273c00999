//! Which origins are allowed.
//!
//! A handful is compared one by one, the length first; more go through a perfect hash.

use super::table::{contains, Keys};

include!(concat!(env!("OUT_DIR"), "/by_hand.rs"));

pub(super) fn exact_2(origin: &[u8]) -> bool {
    origin == b"https://app.example.com" || origin == b"https://admin.example.com"
}

pub(super) fn exact_10(origin: &[u8]) -> bool {
    origin == b"https://app.example.com"
        || origin == b"https://admin.example.com"
        || origin == b"https://shop.example.com"
        || origin == b"https://www.example.com"
        || origin == b"https://portal.example.com"
        || origin == b"https://status.example.com"
        || origin == b"https://docs.example.com"
        || origin == b"https://partner.example.com"
        || origin == b"https://accounts.example.com"
        || origin == b"https://support.example.com"
}

pub(super) fn exact_100(origin: &[u8]) -> bool {
    contains::<Exact100>(origin)
}

pub(super) fn exact_1000(origin: &[u8]) -> bool {
    contains::<Exact1000>(origin)
}

pub(super) fn exact_10000(origin: &[u8]) -> bool {
    contains::<Exact10000>(origin)
}

// https://*.app.example.com and so on: an origin ends with a suffix, and only labels stand before it.

/// One or more labels, as browsers serialize them.
fn are_labels(labels: &[u8]) -> bool {
    // No host is longer.
    if labels.len() > 253 {
        return false;
    }
    let mut in_label = false;
    for byte in labels {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' => in_label = true,
            b'.' if in_label => in_label = false,
            _ => return false,
        }
    }
    in_label
}

pub(super) fn subdomains_1(origin: &[u8]) -> bool {
    origin.strip_prefix(b"https://").and_then(|host| host.strip_suffix(b".app.example.com")).is_some_and(are_labels)
}

pub(super) fn subdomains_3(origin: &[u8]) -> bool {
    origin
        .strip_prefix(b"https://")
        .and_then(|host| {
            host.strip_suffix(b".app.example.com")
                .or_else(|| host.strip_suffix(b".admin.example.com"))
                .or_else(|| host.strip_suffix(b".shop.example.com"))
        })
        .is_some_and(are_labels)
}

pub(super) fn subdomains_10(origin: &[u8]) -> bool {
    origin
        .strip_prefix(b"https://")
        .and_then(|host| host.strip_suffix(b".example.com"))
        .and_then(|host| {
            host.strip_suffix(b".app")
                .or_else(|| host.strip_suffix(b".admin"))
                .or_else(|| host.strip_suffix(b".shop"))
                .or_else(|| host.strip_suffix(b".www"))
                .or_else(|| host.strip_suffix(b".portal"))
                .or_else(|| host.strip_suffix(b".status"))
                .or_else(|| host.strip_suffix(b".docs"))
                .or_else(|| host.strip_suffix(b".partner"))
                .or_else(|| host.strip_suffix(b".accounts"))
                .or_else(|| host.strip_suffix(b".support"))
        })
        .is_some_and(are_labels)
}

/// Looks up what follows each dot at which a suffix of the table could start.
#[inline]
fn has_suffix<K: Keys>(origin: &[u8]) -> bool {
    let Some(host) = origin.strip_prefix(b"https://") else {
        return false;
    };
    K::LENGTHS.iter().any(|length| {
        host.split_at_checked(host.len().wrapping_sub(*length)).is_some_and(|(labels, suffix)| {
            suffix.first() == Some(&b'.') && contains::<K>(suffix) && are_labels(labels)
        })
    })
}

pub(super) fn subdomains_100(origin: &[u8]) -> bool {
    has_suffix::<Suffixes100>(origin)
}

pub(super) fn subdomains_1000(origin: &[u8]) -> bool {
    has_suffix::<Suffixes1000>(origin)
}

// http://app.example.com:* and so on: the origin without its port is one of a few.

/// `origin` without its port: any that browsers serialize, so not 80, which is left unwritten for `http`.
fn without_port(origin: &[u8]) -> Option<&[u8]> {
    // A colon and at most five digits; the colon of `http:` stands further left, or there is no host.
    let Some(colon) = origin.iter().rev().take(6).position(|byte| *byte == b':') else {
        return Some(origin);
    };
    let (before, digits) = origin.split_at_checked(origin.len() - colon)?;
    if digits.first().is_none_or(|digit| *digit == b'0') {
        return None;
    }
    let mut port = 0_u32;
    for digit in digits {
        if !digit.is_ascii_digit() {
            return None;
        }
        port = port * 10 + u32::from(digit - b'0');
    }
    if port == 80 || port > 65535 {
        return None;
    }
    before.strip_suffix(b":")
}

pub(super) fn ports_1(origin: &[u8]) -> bool {
    without_port(origin).is_some_and(|origin| origin == b"http://app.example.com")
}

pub(super) fn ports_3(origin: &[u8]) -> bool {
    without_port(origin).is_some_and(|origin| {
        origin == b"http://app.example.com"
            || origin == b"http://admin.example.com"
            || origin == b"http://shop.example.com"
    })
}

pub(super) fn ports_10(origin: &[u8]) -> bool {
    without_port(origin).is_some_and(|origin| {
        origin == b"http://app.example.com"
            || origin == b"http://admin.example.com"
            || origin == b"http://shop.example.com"
            || origin == b"http://www.example.com"
            || origin == b"http://portal.example.com"
            || origin == b"http://status.example.com"
            || origin == b"http://docs.example.com"
            || origin == b"http://partner.example.com"
            || origin == b"http://accounts.example.com"
            || origin == b"http://support.example.com"
    })
}

pub(super) fn ports_100(origin: &[u8]) -> bool {
    without_port(origin).is_some_and(contains::<Before100>)
}

pub(super) fn ports_1000(origin: &[u8]) -> bool {
    without_port(origin).is_some_and(contains::<Before1000>)
}
