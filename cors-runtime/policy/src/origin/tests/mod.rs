mod address;
mod around;
mod host;
mod scheme;

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::slice;

use super::Origin;
use crate::reason::Reason;

fn reasons(text: &str) -> Vec<Reason> {
    Origin::parse(text)
        .map_or_else(|faults| faults.iter().map(|fault| fault.reason().clone()).collect(), |_| Vec::new())
}

fn corrected(text: &str) -> Option<String> {
    Origin::parse(text).err()?.first()?.corrected().map(String::from)
}

/// Each text has this one fault, and this text to write instead.
fn refuses(reason: &Reason, texts: &[(&str, Option<&str>)]) {
    for (text, instead) in texts {
        assert_eq!(reasons(text), slice::from_ref(reason), "{text}");
        assert_eq!(corrected(text).as_deref(), *instead, "{text}");
    }
}

#[test]
fn a_serialized_origin_is_exact() {
    for text in [
        "https://a.example",
        "https://a.example:8443",
        "http://a.example:443",
        "https://a.example:80",
        "http://localhost",
        "http://127.0.0.1:3000",
        "http://[::1]:3000",
        "https://[2001:db8::1]",
        "https://xn--bcher-kva.example",
        "https://a_b.example",
        "https://-a-.example",
        "https://a",
        "tauri://localhost",
        "capacitor://localhost",
        "app+x.y-1://localhost:1",
        "chrome-extension://abcdefghijklmnopabcdefghijklmnop",
        "moz-extension://d56a1a5c-8d2e-4f1b-9b1e-2a3b4c5d6e7f",
        "moz-extension://1",
    ] {
        let origin = Origin::parse(text).unwrap();
        assert!(origin.is_exact(), "{text}");
        assert_eq!((origin.as_str(), origin.before(), origin.after()), (text, text, ""));
        assert_eq!(origin.to_string(), text);
    }
}

#[test]
fn subdomains_stand_before_the_host() {
    let origin = Origin::parse("https://*.example.com:8443").unwrap();
    assert!(origin.subdomains() && !origin.any_port() && !origin.is_exact());
    assert_eq!((origin.before(), origin.after()), ("https://", ".example.com:8443"));
    assert_eq!((origin.scheme(), origin.host()), ("https", "example.com"));
}

#[test]
fn any_port_stands_after_the_host() {
    let origin = Origin::parse("http://localhost:*").unwrap();
    assert!(!origin.subdomains() && origin.any_port() && !origin.is_exact());
    assert_eq!((origin.before(), origin.after()), ("http://localhost", ""));
    assert_eq!((origin.scheme(), origin.host()), ("http", "localhost"));
}

#[test]
fn both_patterns_stand_in_one_origin() {
    let origin = Origin::parse("https://*.example.com:*").unwrap();
    assert!(origin.subdomains() && origin.any_port());
    assert_eq!((origin.before(), origin.after()), ("https://", ".example.com"));
}

#[test]
fn an_ipv6_host_keeps_its_brackets() {
    let origin = Origin::parse("http://[::1]:*").unwrap();
    assert_eq!((origin.host(), origin.before()), ("[::1]", "http://[::1]"));
}

#[test]
fn nothing_is_no_origin() {
    refuses(&Reason::ItemEmpty, &[("", None), (" ", None), ("\t\n", None)]);
}

#[test]
fn null_is_refused_in_any_case() {
    refuses(&Reason::OriginNull, &[("null", None), ("NULL", None), ("Null", None)]);
}

#[test]
fn any_origin_is_not_one() {
    refuses(&Reason::OriginAny, &[("*", None)]);
}

#[test]
fn white_space_of_any_kind_is_refused() {
    refuses(
        &Reason::WhiteSpace,
        &[
            (" https://a.example", Some("https://a.example")),
            ("https://a.example\n", Some("https://a.example")),
            ("https://a.example\u{a0}", Some("https://a.example")),
            ("https://a\t.example", None),
            ("https://a\u{3000}.example", None),
            ("https://a.example https://b.example", None),
        ],
    );
}

#[test]
fn control_characters_are_refused() {
    for character in ['\0', '\u{1b}', '\u{7f}', '\u{9c}'] {
        let text = format!("https://a{character}.example");
        refuses(&Reason::ControlCharacter(character), &[(&text, None)]);
    }
}

#[test]
fn a_regular_expression_is_told_as_one() {
    for text in [
        "^https://a.example",
        "https://a.example$",
        "https://a\\.example",
        "https://.*.example.com",
        "https://.+.example.com",
        "https?://a.example",
        "(https|http)://a.example",
        "https://(a|b).example",
        "https://(?:www\\.)?a.example",
        "https://[a-z]+.example",
        "https://[a-z].example",
        "https://[^/]+.example",
        "https://a{2}.example",
        "https://a.example:[0-9]+",
        "https://a.example:\\d+",
        ".*",
        ".*\\.example\\.com",
    ] {
        refuses(&Reason::RegularExpression, &[(text, None)]);
    }
}

#[test]
fn a_comma_parts_two_items() {
    refuses(&Reason::Comma, &[("https://a.example,https://b.example", None), ("https://a.example, ", None)]);
}

#[test]
fn every_fault_of_an_origin_is_reported_with_the_same_correction() {
    let faults = Origin::parse("HTTPS://Example.com:443/").unwrap_err();
    let reasons: Vec<_> = faults.iter().map(|fault| fault.reason().clone()).collect();
    assert_eq!(
        reasons,
        [
            Reason::SchemeUpperCase,
            Reason::HostUpperCase,
            Reason::PortDefault { scheme: "https", port: 443 },
            Reason::TrailingSlash,
        ]
    );
    assert!(faults.iter().all(|fault| fault.corrected() == Some("https://example.com")));
}

#[test]
fn nothing_is_offered_where_one_fault_is_beyond_repair() {
    assert_eq!(corrected("HTTPS://a.example:0/"), None);
    assert_eq!(corrected("https://A..b/"), None);
}
