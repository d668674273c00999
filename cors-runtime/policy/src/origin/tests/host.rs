use super::{reasons, refuses};
use crate::reason::Reason;

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
            ("https://Ücher.example", Some("https://xn--cher-zra.example")),
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
fn a_wildcard_is_not_the_whole_host() {
    refuses(
        &Reason::WildcardEverySite { scheme: "https".into() },
        &[("https://*", None), ("https://*:*", None), ("https://*:8443", None), ("https://*.*", None)],
    );
    refuses(&Reason::WildcardEverySite { scheme: "http".into() }, &[("http://*", None)]);
}
