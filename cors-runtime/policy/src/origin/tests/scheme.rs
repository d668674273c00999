use super::{reasons, refuses};
use crate::reason::Reason;

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
            ("https:\\/\\/a", Some("https://a")),
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
