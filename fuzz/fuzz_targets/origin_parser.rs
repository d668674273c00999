//! `Origin::parse` on any text: it never panics, accepts nothing but what browsers send, and offers only what it accepts.
#![no_main]

use std::net::Ipv4Addr;

use cors_fuzz::assert_one_line;
use cors_rules::{check, Declaration, Origin, PublicSuffixes};
use libfuzzer_sys::{fuzz_target, Corpus};
use url::Url;

fuzz_target!(|data: &[u8]| -> Corpus {
    let Ok(text) = std::str::from_utf8(data) else {
        return Corpus::Reject;
    };
    match Origin::parse(text) {
        Ok(origin) => assert_is_an_origin(text, &origin),
        Err(faults) => assert_explains(text, &faults),
    }
    assert_declared_alike(text);
    if let Some(serialized) = serialized_by_a_browser(text) {
        assert!(Origin::parse(&serialized).is_ok(), "{serialized:?} is refused");
    }
    Corpus::Keep
});

fn assert_is_an_origin(text: &str, origin: &Origin) {
    assert_eq!(origin.as_str(), text, "what is accepted is accepted as it stands");
    assert!(text.bytes().all(|byte| byte.is_ascii_graphic() && !byte.is_ascii_uppercase()), "{text:?}");
    // A scheme of 64 bytes, `://`, a host of 253, a colon and five digits.
    assert!(text.len() <= 64 + 3 + 253 + 6, "{text:?}");
    let longest = if origin.subdomains() { 253 - "*.".len() } else { 253 };
    assert!((1..=longest).contains(&origin.host().len()), "{text:?}");
    assert!(origin.host().split('.').all(|label| (1..=63).contains(&label.len())), "{text:?}");
    let wildcards = usize::from(origin.subdomains()) + usize::from(origin.any_port());
    assert_eq!(text.matches('*').count(), wildcards, "{text:?}");
    assert_eq!(origin.is_exact(), wildcards == 0);
    // Put together again, the parts are the text.
    let parts = match (origin.subdomains(), origin.any_port()) {
        (false, false) => origin.before().to_owned(),
        (false, true) => format!("{}:*", origin.before()),
        (true, false) => format!("{}*{}", origin.before(), origin.after()),
        (true, true) => format!("{}*{}:*", origin.before(), origin.after()),
    };
    assert_eq!(parts, text);
    // The `url` crate knows which code points a label may encode; the policy language has no tables for that.
    let has_table_rules = origin.host().split('.').any(|label| label.starts_with("xn--"));
    if is_special(origin.scheme()) && origin.is_exact() && !has_table_rules {
        let url = Url::parse(text).unwrap_or_else(|error| panic!("{text:?} is no URL: {error}"));
        assert_eq!(url.origin().ascii_serialization(), text);
    }
}

fn assert_explains(text: &str, faults: &[cors_rules::Fault]) {
    assert!(!faults.is_empty(), "{text:?} is refused without a reason");
    for fault in faults {
        assert_eq!(fault.text(), text);
        assert_eq!(fault.corrected(), faults[0].corrected(), "{text:?}");
        assert_one_line(&fault.to_string());
        if let Some(help) = fault.help() {
            assert_one_line(&help);
        }
    }
    if let Some(corrected) = faults[0].corrected() {
        assert_ne!(corrected, text);
        assert!(Origin::parse(corrected).is_ok(), "{text:?} is corrected to {corrected:?}, which is refused");
    }
}

/// A declaration of the one origin has the parser's verdict, but for `*`, which is no origin.
fn assert_declared_alike(text: &str) {
    let declaration = Declaration { origins: Some(&[text]), ..Declaration::default() };
    let verdict = check(&declaration, &PublicSuffixes::Absent);
    assert_eq!(verdict.is_ok(), text == "*" || Origin::parse(text).is_ok(), "{text:?}");
}

/// The origin that a browser would send from this URL, where no rule of the design's own is against it.
fn serialized_by_a_browser(text: &str) -> Option<String> {
    let url = Url::parse(text).ok().filter(|url| is_special(url.scheme()))?;
    let host = url.host_str()?;
    // The URL standard allows more in a host than DNS does. A trailing dot, port 0, and a last label that starts with a
    // digit and is no address's, are refused by design.
    let is_odd = host.parse::<Ipv4Addr>().is_err()
        && host.rsplit('.').next().is_some_and(|last| last.starts_with(|c: char| c.is_ascii_digit()));
    let is_plain = host.len() <= 253
        && host.split('.').all(|label| {
            (1..=63).contains(&label.len())
                && !label.starts_with("xn--")
                && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
        });
    (is_plain && !is_odd && url.port() != Some(0)).then(|| url.origin().ascii_serialization())
}

fn is_special(scheme: &str) -> bool {
    matches!(scheme, "http" | "https" | "ws" | "wss" | "ftp")
}
