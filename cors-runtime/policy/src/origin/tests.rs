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
fn a_scheme_is_asked_for() {
    refuses(
        &Reason::SchemeMissing,
        &[
            ("a.example", Some("https://a.example")),
            ("//a.example", Some("https://a.example")),
            ("://a.example", Some("https://a.example")),
            ("a.example:8443", Some("https://a.example:8443")),
            ("a.example:443", Some("https://a.example")),
            ("a.example:80", Some("http://a.example")),
            ("localhost:3000", Some("http://localhost:3000")),
            ("x.localhost", Some("http://x.localhost")),
            ("127.0.0.1:3000", Some("http://127.0.0.1:3000")),
            ("[::1]:3000", Some("http://[::1]:3000")),
            ("*.example.com", Some("https://*.example.com")),
            ("localhost:*", Some("http://localhost:*")),
        ],
    );
}

#[test]
fn a_scheme_is_followed_by_two_slashes() {
    refuses(
        &Reason::SchemeSlashes,
        &[
            ("https:/a", Some("https://a")),
            ("https:a", Some("https://a")),
            ("https:///a", Some("https://a")),
            ("https//a", Some("https://a")),
            ("https:\\\\a", Some("https://a")),
            ("tauri:localhost", Some("tauri://localhost")),
            ("app:/localhost", Some("app://localhost")),
        ],
    );
    assert_eq!(reasons("https"), [Reason::SchemeSlashes, Reason::HostMissing]);
}

#[test]
fn a_scheme_in_upper_case_is_refused() {
    refuses(&Reason::SchemeUpperCase, &[("HTTPS://a", Some("https://a")), ("Http://a", Some("http://a"))]);
}

#[test]
fn a_scheme_has_at_most_64_bytes() {
    let longest = "a".repeat(64) + "://a";
    assert_eq!(reasons(&longest), []);
    let longer = "a".repeat(65) + "://a";
    refuses(&Reason::SchemeTooLong { bytes: 65 }, &[(&longer, None)]);
}

#[test]
fn a_malformed_scheme_is_refused() {
    for (text, scheme) in
        [("1http://a", "1http"), ("ht_tp://a", "ht_tp"), ("-a://a", "-a"), ("hé://a", "hé"), ("a:b://a", "a:b")]
    {
        refuses(&Reason::SchemeMalformed { scheme: scheme.into() }, &[(text, None)]);
    }
}

#[test]
fn a_file_has_no_origin() {
    refuses(&Reason::SchemeFile, &[("file://", None), ("file:///a", None), ("FILE://a", None), ("file:/a", None)]);
}

#[test]
fn a_scheme_is_no_pattern() {
    refuses(
        &Reason::SchemeWildcard,
        &[
            ("*://a.example", Some("https://a.example")),
            ("http*://a.example", Some("https://a.example")),
            ("ws*://a.example", None),
        ],
    );
}

#[test]
fn user_information_is_refused() {
    refuses(
        &Reason::UserInfo,
        &[
            ("https://user@a.example", Some("https://a.example")),
            ("https://user:p@ss:w$rd@a.example", Some("https://a.example")),
            ("https://@a.example", Some("https://a.example")),
        ],
    );
}

#[test]
fn what_follows_the_port_is_refused() {
    refuses(&Reason::TrailingSlash, &[("https://a.example/", Some("https://a.example"))]);
    refuses(
        &Reason::Path,
        &[
            ("https://a.example/b", Some("https://a.example")),
            ("https://a.example//", Some("https://a.example")),
            ("https://a.example:8443/.*", Some("https://a.example:8443")),
        ],
    );
    refuses(&Reason::PathWildcard, &[("https://a.example/*", Some("https://a.example"))]);
    refuses(
        &Reason::Query,
        &[("https://a.example?", Some("https://a.example")), ("https://a.example?b=/c", Some("https://a.example"))],
    );
    refuses(
        &Reason::Fragment,
        &[("https://a.example#", Some("https://a.example")), ("https://a.example#b?c", Some("https://a.example"))],
    );
}

#[test]
fn the_default_port_is_refused() {
    for (scheme, port) in [("http", 80), ("https", 443), ("ws", 80), ("wss", 443), ("ftp", 21)] {
        refuses(
            &Reason::PortDefault { scheme, port },
            &[(&format!("{scheme}://a:{port}"), Some(&format!("{scheme}://a")))],
        );
    }
}

#[test]
fn a_port_is_a_number_from_1_to_65535() {
    assert_eq!(reasons("https://a:1"), []);
    assert_eq!(reasons("https://a:65535"), []);
    refuses(&Reason::PortEmpty, &[("https://a:", Some("https://a")), ("http://[::1]:", Some("http://[::1]"))]);
    refuses(&Reason::PortZero, &[("https://a:0", None), ("https://a:00", None)]);
    refuses(&Reason::PortTooLarge, &[("https://a:65536", None), ("https://a:99999999999999999999", None)]);
    refuses(&Reason::PortLeadingZero, &[("https://a:080", Some("https://a:80"))]);
    refuses(
        &Reason::PortNotANumber,
        &[("https://a:http", None), ("https://a:-1", None), ("https://a:٣", None), ("https://a:80:90", None)],
    );
    refuses(&Reason::PortWildcardPartial, &[("https://a:80*", None), ("https://a:**", None)]);
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
fn a_host_is_asked_for() {
    refuses(&Reason::HostMissing, &[("https://", None), ("https://:8443", None), ("tauri://", None)]);
}

#[test]
fn upper_case_in_the_host_is_refused() {
    refuses(
        &Reason::HostUpperCase,
        &[
            ("https://A.example", Some("https://a.example")),
            ("https://*.A.example", Some("https://*.a.example")),
            ("https://XN--BCHER-KVA.example", Some("https://xn--bcher-kva.example")),
        ],
    );
}

#[test]
fn a_host_beyond_ascii_is_written_in_punycode() {
    refuses(
        &Reason::HostNonAscii,
        &[
            ("https://bücher.example", Some("https://xn--bcher-kva.example")),
            ("https://Ücher.example", Some("https://xn--cher-0ra.example")),
            ("https://*.bücher.example", Some("https://*.xn--bcher-kva.example")),
            ("https://例え.テスト", Some("https://xn--r8jz45g.xn--zckzah")),
            ("https://faß.example", Some("https://xn--fa-hia.example")),
            ("https://☃.example", Some("https://xn--n3h.example")),
        ],
    );
}

#[test]
fn a_host_that_needs_unicode_tables_is_not_guessed() {
    for label in [
        "bu\u{308}cher",
        "\u{ff41}",
        "a\u{3002}b",
        "a\u{ff0e}b",
        "a\u{ff61}b",
        "a\u{200b}b",
        "a\u{200d}b",
        "a\u{202e}b",
        "a\u{2060}b",
        "a\u{ad}b",
        "❤\u{fe0f}",
        "\u{130}",
        "\u{1e9e}",
        "ﬁ",
        "ª",
    ] {
        refuses(&Reason::HostNonAscii, &[(&format!("https://{label}.example"), None)]);
    }
}

#[test]
fn an_invalid_punycode_label_is_refused() {
    for label in [
        // These stand for nothing, or for ASCII alone.
        "xn--",
        "xn--a",
        "xn--abc-",
        "xn--99999999",
        // `Ü`, `a` and U+0080, U+3000 between two letters.
        "xn--wca",
        "xn--a-ba",
        "xn--ab-l13a",
    ] {
        let reason = Reason::LabelPunycode { label: label.into() };
        refuses(&reason, &[(&format!("https://{label}.example"), None)]);
    }
}

#[test]
fn an_empty_label_is_refused() {
    refuses(
        &Reason::LabelEmpty,
        &[("https://a..b", None), ("https://.a", None), ("https://.", None), ("https://*..a", None)],
    );
}

#[test]
fn a_trailing_dot_is_refused() {
    refuses(
        &Reason::HostTrailingDot,
        &[
            ("https://a.example.", Some("https://a.example")),
            ("https://*.a.example.:8443", Some("https://*.a.example:8443")),
            ("https://127.0.0.1.", Some("https://127.0.0.1")),
        ],
    );
}

#[test]
fn a_label_has_at_most_63_bytes() {
    let (longest, longer) = ("a".repeat(63), "a".repeat(64));
    assert_eq!(reasons(&format!("https://{longest}.example")), []);
    refuses(&Reason::LabelTooLong { label: longer.clone() }, &[(&format!("https://{longer}.example"), None)]);
}

#[test]
fn a_host_has_at_most_253_bytes() {
    let long = "a.".repeat(126);
    assert_eq!(reasons(&format!("https://{long}a")), []);
    refuses(&Reason::HostTooLong { bytes: 254 }, &[(&format!("https://{long}aa"), None)]);
    refuses(&Reason::HostTooLong { bytes: 255 }, &[(&format!("https://*.{long}a"), None)]);
}

#[test]
fn a_character_that_no_host_may_hold_is_refused() {
    for character in "!\"%&';<=>~`".chars() {
        refuses(&Reason::HostCharacter(character), &[(&format!("https://a{character}b.example"), None)]);
    }
}

#[test]
fn an_ipv4_address_is_written_in_dotted_decimal_form() {
    refuses(
        &Reason::Ipv4NotCanonical,
        &[
            ("http://127.1", Some("http://127.0.0.1")),
            ("http://0x7f.1:3000", Some("http://127.0.0.1:3000")),
            ("http://0x7f000001", Some("http://127.0.0.1")),
            ("http://010.0.0.1", Some("http://8.0.0.1")),
        ],
    );
    refuses(
        &Reason::Ipv4Invalid,
        &[("http://256.0.0.1", None), ("http://1.2.3.4.5", None), ("http://a.1", None), ("http://a.0x", None)],
    );
}

#[test]
fn an_ipv6_address_is_written_as_browsers_write_it() {
    refuses(
        &Reason::Ipv6NotCanonical,
        &[
            ("http://[0:0:0:0:0:0:0:1]", Some("http://[::1]")),
            ("http://[2001:DB8::1]", Some("http://[2001:db8::1]")),
            ("http://[2001:0db8::1]", Some("http://[2001:db8::1]")),
            ("http://[2001:db8:0:0:1::1]", Some("http://[2001:db8::1:0:0:1]")),
            ("http://[1::2:3:4:5:6:7]", Some("http://[1:0:2:3:4:5:6:7]")),
        ],
    );
    refuses(
        &Reason::Ipv6Unbracketed,
        &[("http://::1", Some("http://[::1]")), ("http://2001:db8::1", Some("http://[2001:db8::1]"))],
    );
    refuses(
        &Reason::Ipv6Zone,
        &[("http://[fe80::1%eth0]", Some("http://[fe80::1]")), ("http://[fe80::1%25eth0]", Some("http://[fe80::1]"))],
    );
    refuses(
        &Reason::Ipv6MappedIpv4,
        &[("http://[::ffff:1.2.3.4]", Some("http://1.2.3.4")), ("http://[::ffff:102:304]", Some("http://1.2.3.4"))],
    );
    refuses(&Reason::Ipv6EmbeddedIpv4, &[("http://[64:ff9b::1.2.3.4]", Some("http://[64:ff9b::102:304]"))]);
    refuses(
        &Reason::Ipv6Invalid,
        &[
            ("http://[]", None),
            ("http://[::1", None),
            ("http://[::1]a", None),
            ("http://[1:2:3]", None),
            ("http://[::12345]", None),
            ("http://[localhost]", None),
            ("http://[127.0.0.1]", None),
        ],
    );
}

#[test]
fn a_wildcard_stands_for_whole_labels_on_the_left() {
    refuses(
        &Reason::WildcardMisplaced,
        &[
            ("https://a.*.example", None),
            ("https://a.*", None),
            ("https://*a.example", None),
            ("https://a*.example", None),
            ("https://**.a", Some("https://*.a")),
            ("https://*.*.a:*", Some("https://*.a:*")),
        ],
    );
}

#[test]
fn a_wildcard_does_not_stand_before_an_address() {
    refuses(
        &Reason::WildcardBeforeAddress,
        &[
            ("https://*.127.0.0.1", Some("https://127.0.0.1")),
            ("https://*.[::1]:8443", Some("https://[::1]:8443")),
            ("app://*.127.0.0.1", Some("app://127.0.0.1")),
        ],
    );
}

#[test]
fn a_wildcard_is_not_the_whole_host() {
    refuses(
        &Reason::WildcardEverySite { scheme: "https".into() },
        &[("https://*", None), ("https://*:*", None), ("https://*:8443", None), ("https://*.*", None)],
    );
    refuses(&Reason::WildcardEverySite { scheme: "http".into() }, &[("http://*", None)]);
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
        "https://[^/]+.example",
        "https://a{2}.example",
        "https://a.example:[0-9]+",
        "https://a.example:\\d+",
        "https:\\/\\/a.example",
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
