use alloc::string::ToString;
use alloc::vec::Vec;

use super::check;
use crate::declaration::{Declaration, PublicSuffixes};
use crate::fault::{Argument, Fault};
use crate::policy::{ExposeHeaders, Headers, Methods, Origins};
use crate::reason::Reason;

const SUFFIXES: PublicSuffixes = PublicSuffixes::List(|host| matches!(host, "com" | "co.uk" | "github.io"));

fn faults(declaration: &Declaration<'_>) -> Vec<Fault> {
    check(declaration, &SUFFIXES).err().unwrap_or_default()
}

/// Where and why origins are refused, with credentials or without.
fn of_origins(origins: &[&str], credentials: bool) -> Vec<(Option<usize>, Reason)> {
    let declaration = Declaration { origins: Some(origins), credentials, ..Declaration::default() };
    faults(&declaration).iter().map(|fault| (fault.item(), fault.reason().clone())).collect()
}

#[test]
fn a_whole_policy_is_taken() {
    let declaration = Declaration {
        origins: Some(&["https://app.example.com", "https://*.preview.example.com"]),
        methods: Some(&["GET", "POST"]),
        headers: Some(&["Authorization", "content-type"]),
        expose_headers: Some(&["X-Request-Id"]),
        credentials: true,
        max_age: Some(600),
        ..Declaration::default()
    };
    let policy = check(&declaration, &SUFFIXES).unwrap();
    let Origins::List(origins) = policy.origins() else { panic!("a list was declared") };
    assert_eq!(origins.iter().map(ToString::to_string).collect::<Vec<_>>(), declaration.origins.unwrap());
    assert_eq!(policy.methods(), Some(&Methods::List(vec!["GET".into(), "POST".into()])));
    assert_eq!(policy.headers(), Some(&Headers::List(vec!["authorization".into(), "content-type".into()])));
    assert_eq!(policy.expose_headers(), Some(&ExposeHeaders::List(vec!["x-request-id".into()])));
    assert!(policy.credentials());
    assert_eq!(policy.max_age(), Some(600));
}

#[test]
fn everything_but_the_origins_may_be_absent() {
    let declaration = Declaration { origins: Some(&["*"]), ..Declaration::default() };
    let policy = check(&declaration, &PublicSuffixes::Absent).unwrap();
    assert_eq!(policy.origins(), &Origins::Any);
    assert_eq!((policy.methods(), policy.headers(), policy.expose_headers()), (None, None, None));
    assert_eq!((policy.credentials(), policy.max_age()), (false, None));
}

#[test]
fn origins_are_asked_for() {
    let missing = faults(&Declaration::default());
    assert_eq!(missing.len(), 1);
    assert_eq!((missing[0].argument(), missing[0].item()), (Argument::Origins, None));
    assert_eq!(missing[0].reason(), &Reason::OriginsMissing);
    assert_eq!(of_origins(&[], false), [(None, Reason::OriginsEmpty)]);
}

#[test]
fn an_empty_item_is_refused() {
    assert_eq!(of_origins(&["https://a.example", ""], false), [(Some(1), Reason::ItemEmpty)]);
}

#[test]
fn the_same_origin_twice_is_refused_at_the_second() {
    assert_eq!(
        of_origins(&["https://a.example", "https://b.example", "https://a.example"], false),
        [(Some(2), Reason::Duplicate { first: 0 })]
    );
    assert_eq!(of_origins(&["*", "*"], false), [(Some(1), Reason::Duplicate { first: 0 })]);
}

#[test]
fn any_origin_stands_alone() {
    assert_eq!(of_origins(&["https://a.example", "*"], false), [(Some(1), Reason::WildcardBesideOthers)]);
    assert_eq!(of_origins(&["*", ""], false), [(Some(0), Reason::WildcardBesideOthers), (Some(1), Reason::ItemEmpty)]);
    assert_eq!(of_origins(&[" *"], false), [(Some(0), Reason::WhiteSpace)]);
}

#[test]
fn any_origin_is_refused_with_credentials() {
    assert_eq!(of_origins(&["*"], true), [(Some(0), Reason::CredentialsAnyOrigin)]);
}

#[test]
fn https_and_loopback_take_credentials() {
    let origins = [
        "https://a.example",
        "http://localhost",
        "http://localhost:3000",
        "http://x.localhost:*",
        "http://*.localhost",
        "http://127.0.0.1",
        "http://127.255.0.1:3000",
        "http://[::1]:3000",
        "tauri://localhost",
        "ws://localhost",
    ];
    assert_eq!(of_origins(&origins, true), []);
}

#[test]
fn an_insecure_origin_is_refused_with_credentials() {
    for origin in [
        "http://a.example",
        "http://a.example:8080",
        "http://localhost.example",
        "http://128.0.0.1",
        "http://[::2]",
        "ws://a.example",
        "wss://a.example",
        "ftp://a.example",
        "chrome-extension://abc",
    ] {
        assert_eq!(of_origins(&[origin], false), [], "{origin}");
        assert_eq!(of_origins(&[origin], true), [(Some(0), Reason::CredentialsInsecureOrigin)], "{origin}");
    }
}

#[test]
fn an_insecure_origin_is_offered_over_https_unless_it_has_a_port() {
    for (origin, instead) in [
        ("http://a.example", Some("https://a.example")),
        ("http://a.example:80/", Some("https://a.example")),
        ("http://a.example:8080", None),
        ("http://a.example:*", None),
        ("ftp://a.example", None),
    ] {
        let origins = [origin];
        let declaration = Declaration { origins: Some(&origins), credentials: true, ..Declaration::default() };
        for fault in faults(&declaration) {
            assert_eq!(fault.corrected(), instead, "{origin}");
        }
    }
}

#[test]
fn a_reason_switches_the_check_of_insecure_origins_off() {
    let declaration = Declaration {
        origins: Some(&["http://a.example"]),
        credentials: true,
        allow_insecure_origins: true,
        ..Declaration::default()
    };
    assert_eq!(faults(&declaration), []);
}

#[test]
fn credentials_are_held_against_what_was_meant() {
    assert_eq!(
        of_origins(&["http://a.example/"], true),
        [(Some(0), Reason::TrailingSlash), (Some(0), Reason::CredentialsInsecureOrigin)]
    );
}

#[test]
fn a_pattern_over_a_public_suffix_is_refused_with_credentials() {
    let refused = |suffix: &str| (Some(0), Reason::CredentialsPublicSuffix { suffix: suffix.into() });
    assert_eq!(of_origins(&["https://*.github.io"], true), [refused("github.io")]);
    assert_eq!(of_origins(&["https://*.co.uk:*"], true), [refused("co.uk")]);
    assert_eq!(of_origins(&["https://*.com"], false), []);
    assert_eq!(of_origins(&["https://*.a.github.io"], true), []);
    assert_eq!(of_origins(&["https://github.io"], true), []);
}

#[test]
fn a_pattern_with_credentials_asks_for_the_public_suffix_list() {
    let mut declaration =
        Declaration { origins: Some(&["https://*.a.example"]), credentials: true, ..Declaration::default() };
    let refused = check(&declaration, &PublicSuffixes::Absent).unwrap_err();
    assert_eq!(refused[0].reason(), &Reason::PublicSuffixListAbsent);
    declaration.allow_public_suffixes = true;
    assert!(check(&declaration, &PublicSuffixes::Absent).is_ok());
    declaration.allow_public_suffixes = false;
    declaration.credentials = false;
    assert!(check(&declaration, &PublicSuffixes::Absent).is_ok());
}

#[test]
fn loopback_and_ports_need_no_public_suffix_list() {
    let declaration = Declaration {
        origins: Some(&["http://*.localhost:*", "http://localhost:*", "https://a.example:*"]),
        credentials: true,
        ..Declaration::default()
    };
    assert!(check(&declaration, &PublicSuffixes::Absent).is_ok());
}

#[test]
fn max_age_is_at_most_a_day() {
    for (seconds, refused) in [
        (0, None),
        (86_400, None),
        (-1, Some((Reason::MaxAgeNegative, "0"))),
        (86_401, Some((Reason::MaxAgeTooLarge, "86400"))),
        (i128::MIN, Some((Reason::MaxAgeNegative, "0"))),
        (i128::MAX, Some((Reason::MaxAgeTooLarge, "86400"))),
    ] {
        let declaration = Declaration { origins: Some(&["*"]), max_age: Some(seconds), ..Declaration::default() };
        let faults = faults(&declaration);
        let found = faults.first().map(|fault| (fault.reason().clone(), fault.corrected().unwrap()));
        assert_eq!(found, refused, "{seconds}");
        assert!(faults.iter().all(|fault| fault.argument() == Argument::MaxAge && fault.text() == seconds.to_string()));
    }
}

#[test]
fn all_faults_come_in_the_order_of_arguments_then_items() {
    let declaration = Declaration {
        origins: Some(&["*", "HTTPS://a/", "null"]),
        methods: Some(&["TRACE", "patch"]),
        headers: Some(&["cookie"]),
        expose_headers: Some(&["*"]),
        credentials: true,
        max_age: Some(-1),
        ..Declaration::default()
    };
    let places: Vec<_> = faults(&declaration).iter().map(|fault| (fault.argument(), fault.item())).collect();
    assert_eq!(
        places,
        [
            (Argument::Origins, Some(0)),
            (Argument::Origins, Some(0)),
            (Argument::Origins, Some(1)),
            (Argument::Origins, Some(1)),
            (Argument::Origins, Some(2)),
            (Argument::Methods, Some(0)),
            (Argument::Methods, Some(1)),
            (Argument::Headers, Some(0)),
            (Argument::ExposeHeaders, Some(0)),
            (Argument::MaxAge, None),
        ]
    );
}

#[test]
fn ten_thousand_origins_are_checked() {
    let texts: Vec<_> = (0..10_000).map(|index| format!("https://a{index}.example")).collect();
    let origins: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
    assert_eq!(of_origins(&origins, true), []);
}
