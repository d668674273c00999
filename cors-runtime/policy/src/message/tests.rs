use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::{check, Declaration, Fault, Origin, PublicSuffixes};

/// The first fault of an origin, as a developer reads it.
fn of_origin(text: &str) -> (String, String) {
    read(&Origin::parse(text).unwrap_err())
}

fn of(declaration: &Declaration<'_>) -> (String, String) {
    let declaration =
        Declaration { origins: declaration.origins.or(Some(&["https://a.example"])), ..declaration.clone() };
    read(&check(&declaration, &PublicSuffixes::Absent).unwrap_err())
}

fn read(faults: &[Fault]) -> (String, String) {
    (faults[0].to_string(), faults[0].help().unwrap_or_default())
}

fn says(found: &(String, String), message: &str, help: &str) {
    assert_eq!((found.0.as_str(), found.1.as_str()), (message, help));
}

#[test]
fn an_origin_is_quoted_whole_and_its_serialization_offered() {
    says(
        &of_origin("https://a.example/"),
        "origin `https://a.example/` has a path, if only a `/`",
        "write the serialized origin `https://a.example`",
    );
    says(
        &of_origin("https://*.a.example:443"),
        "origin `https://*.a.example:443` has port 443, the default of `https`, which browsers leave out",
        "write the origin pattern `https://*.a.example`",
    );
}

#[test]
fn a_regular_expression_is_answered_with_the_two_patterns() {
    says(
        &of_origin("https://.*\\.a\\.example"),
        "origin `https://.*\\.a\\.example` looks like a regular expression",
        "there are two patterns: `https://*.example.com` for any subdomain, `http://localhost:*` for any port",
    );
}

#[test]
fn a_comma_is_answered_with_the_items() {
    says(
        &of_origin("https://a.example, https://b.example"),
        "origin `https://a.example, https://b.example` holds a comma",
        "write one item for each: `https://a.example` and `https://b.example`",
    );
}

#[test]
fn every_site_is_answered_with_the_wildcard() {
    says(
        &of_origin("https://*"),
        "origin `https://*` matches every `https` site",
        "name the domain, as in `https://*.example.com`, or declare `origins = \"*\"`",
    );
}

#[test]
fn a_host_that_cannot_be_converted_is_answered_with_the_console() {
    says(
        &of_origin("https://a\u{200b}.example"),
        "origin `https://a\\u{200b}.example` has a host beyond ASCII, which browsers send as punycode",
        "open the site and copy what `location.origin` says in the browser's console",
    );
}

#[test]
fn a_wrong_case_says_what_browsers_do() {
    says(
        &of(&Declaration { methods: Some(&["patch"]), ..Declaration::default() }),
        "method `patch` is in the wrong case: browsers send it as typed, and compare byte for byte",
        "write `PATCH`, here and in the call to `fetch`",
    );
    says(
        &of(&Declaration { methods: Some(&["put"]), ..Declaration::default() }),
        "method `put` is in the wrong case: browsers send it in upper case, and compare byte for byte",
        "write `PUT`",
    );
}

#[test]
fn a_cookie_is_answered_with_credentials() {
    says(
        &of(&Declaration { headers: Some(&["Cookie"]), ..Declaration::default() }),
        "header `Cookie` is forbidden: the browser itself sets it",
        "leave it out, and declare `credentials` for the browser to send cookies",
    );
}

#[test]
fn an_exposed_header_is_called_one() {
    says(
        &of(&Declaration { expose_headers: Some(&["set-cookie"]), ..Declaration::default() }),
        "exposed header `set-cookie` is forbidden: no script can read it",
        "leave it out; with `credentials` the browser itself keeps the cookie",
    );
}

#[test]
fn a_max_age_is_answered_with_the_limits_of_browsers() {
    says(
        &of(&Declaration { max_age: Some(100_000), ..Declaration::default() }),
        "`max_age` is `100000`, above the 86400 seconds that any browser honours",
        "write `max_age = 86400`, which Firefox honours; Chromium keeps an answer for 7200 at most",
    );
}

#[test]
fn a_missing_list_is_answered_with_the_feature() {
    says(
        &of(&Declaration { origins: Some(&["https://*.a.example"]), credentials: true, ..Declaration::default() }),
        "origin `https://*.a.example` is a pattern with credentials, and there is no Public Suffix List to check it against",
        "turn on the feature `public-suffix` of `cors-runtime`, or say why not with `dangerously_allow_public_suffixes = \"reason\"`",
    );
}

#[test]
fn an_insecure_origin_is_answered_with_https_or_the_argument() {
    says(
        &of(&Declaration { origins: Some(&["http://a.example"]), credentials: true, ..Declaration::default() }),
        "origin `http://a.example` is neither `https` nor loopback, so with credentials the network can act for the user",
        "write `https://a.example`, or say why not with `dangerously_allow_insecure_origins = \"reason\"`",
    );
}

#[test]
fn every_message_is_one_line_of_lower_case_without_a_full_stop() {
    let declaration = Declaration {
        origins: Some(&[
            "*",
            "",
            "null",
            "a.example",
            "https:a",
            "HTTPS://A:443/",
            "1://a",
            "file://a",
            "*://a",
            "https://u@a",
            "https://",
            "https://é",
            "https://a!",
            "https://a.",
            "https://a..b",
            "https://xn--a",
            "http://127.1",
            "http://a.1",
            "http://[::01]",
            "http://::1",
            "http://[fe80::1%1]",
            "http://[::ffff:1.2.3.4]",
            "http://[::1.2.3.4]",
            "http://[]",
            "https://a*",
            "https://*.1.2.3.4",
            "https://*",
            "https://a:",
            "https://a:0",
            "https://a:65536",
            "https://a:01",
            "https://a:b",
            "https://a:1*",
            "https://a/b",
            "https://a/*?b#c",
            "http://b",
            "https://*.com",
            "https://a,b",
            "https://a b",
            "https://a\0b\n",
            "(",
            "https://c",
            "https://c",
        ]),
        methods: Some(&["TRACE", "patch", "get", "a b", "a,b", " a", "a\0", "*", "", "é"]),
        headers: Some(&["cookie", "host", "origin", "a:", "a b", "a,b", "A", "a", "`x` `", "(", "*"]),
        expose_headers: Some(&["set-cookie", "*"]),
        credentials: true,
        max_age: Some(-1),
        ..Declaration::default()
    };
    let faults = check(&declaration, &PublicSuffixes::Absent).unwrap_err();
    assert!(faults.len() > 60);
    for fault in &faults {
        for text in [Some(fault.to_string()), fault.help()].into_iter().flatten() {
            assert!(!text.contains(['\n', '\0']), "{text:?}");
            assert!(!text.ends_with('.'), "{text:?}");
            assert!(!text.starts_with(char::is_uppercase), "{text:?}");
            assert!(!text.ends_with("is refused"), "{text:?}");
        }
    }
    let without_help: Vec<_> = faults.iter().filter(|fault| fault.help().is_none()).map(ToString::to_string).collect();
    assert_eq!(without_help, Vec::<String>::new());
}

#[test]
fn an_empty_text_is_named_by_whether_it_stands_in_a_list() {
    assert_eq!(of_origin("").0, "the origin is empty");
    let in_a_list = of(&Declaration { origins: Some(&["https://a.example", ""]), ..Declaration::default() });
    assert_eq!(in_a_list.0, "`origins` holds an empty item");
}

#[test]
fn a_host_that_is_too_long_is_measured() {
    let label = "a".repeat(63);
    let (host, _) = of_origin(&format!("app://{label}.{label}.{label}.{label}"));
    assert!(host.ends_with("has a host of 255 bytes, above the limit of 253"), "{host}");
    let long = "b".repeat(64);
    assert_eq!(
        of_origin(&format!("app://{long}")).0,
        format!("origin `app://{long}` has the label `{long}` of 64 bytes, above the limit of 63")
    );
}

#[test]
fn a_public_suffix_is_named() {
    let declaration =
        Declaration { origins: Some(&["https://*.github.io"]), credentials: true, ..Declaration::default() };
    let faults = check(&declaration, &PublicSuffixes::List(|host| host == "github.io")).unwrap_err();
    assert_eq!(
        faults[0].to_string(),
        "origin `https://*.github.io` gives credentials to anyone who registers a name below the public suffix `github.io`"
    );
}

#[test]
fn a_character_is_named_where_back_ticks_would_hide_it() {
    for (header, named) in [("a b", "a space"), ("a(b", "a `(`"), ("aéb", "the character U+00E9")] {
        let declaration = Declaration { headers: Some(&[header]), ..Declaration::default() };
        assert_eq!(of(&declaration).0, format!("header `{header}` holds {named}, which no header may hold"));
    }
    assert_eq!(
        of(&Declaration { methods: Some(&["a:b"]), ..Declaration::default() }).0,
        "method `a:b` holds a colon, which no method may hold"
    );
    assert_eq!(of_origin("https://a`b").0, "origin `https://a`b` has a back-tick in its host");
}
