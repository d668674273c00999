//! `methods`, `headers` and `expose_headers`, a line each: what is accepted is what the `http` crate and a browser take.
//! A line that begins with `[` is a list with one item between two `;`, so that an item may hold a comma.
#![no_main]

use std::collections::BTreeSet;

use cors_fuzz::assert_one_line;
use cors_rules::{check, split_list, Argument, Declaration, ExposeHeaders, Fault, Headers, Methods, PublicSuffixes};
use http::{HeaderName, Method};
use libfuzzer_sys::{fuzz_target, Corpus};

/// A *forbidden request-header* (Fetch), whatever its value.
const FORBIDDEN_REQUEST_HEADERS: [&str; 22] = [
    "accept-charset",
    "accept-encoding",
    "access-control-request-headers",
    "access-control-request-method",
    "access-control-request-private-network",
    "connection",
    "content-length",
    "cookie",
    "cookie2",
    "date",
    "dnt",
    "expect",
    "host",
    "keep-alive",
    "origin",
    "referer",
    "set-cookie",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "via",
];

const ORIGINS: &[&str] = &["https://app.example.com"];

fuzz_target!(|data: &[u8]| -> Corpus {
    let Ok(text) = std::str::from_utf8(data) else {
        return Corpus::Reject;
    };
    let mut lines = text.split('\n');
    let lists: [Option<Vec<&str>>; 3] = std::array::from_fn(|_| lines.next().map(items));
    let [methods, headers, expose_headers] = &lists;
    let credentials = lines.next().is_some();
    let declaration = Declaration {
        origins: Some(ORIGINS),
        methods: methods.as_deref(),
        headers: headers.as_deref(),
        expose_headers: expose_headers.as_deref(),
        credentials,
        ..Declaration::default()
    };
    match check(&declaration, &PublicSuffixes::Absent) {
        Ok(policy) => {
            assert_methods(policy.methods(), methods.as_deref());
            assert_headers(policy.headers(), headers.as_deref());
            assert_exposed(policy.expose_headers(), expose_headers.as_deref(), credentials);
        }
        Err(faults) => assert_explains(&faults, &lists),
    }
    for (list, argument) in lists.iter().zip([Argument::Methods, Argument::Headers, Argument::ExposeHeaders]) {
        for item in list.iter().flatten() {
            assert_verdict(item, argument);
        }
    }
    Corpus::Keep
});

fn items(line: &str) -> Vec<&str> {
    match line.strip_prefix('[') {
        Some("") => Vec::new(),
        Some(items) => items.split(';').collect(),
        None => split_list(line),
    }
}

fn assert_methods(policy: Option<&Methods>, declared: Option<&[&str]>) {
    let Some(Methods::List(methods)) = policy else {
        assert_eq!(policy.is_some(), declared.is_some());
        return assert!(declared.is_none_or(|items| items == ["*"]));
    };
    assert_eq!(Some(methods), declared.map(owned).as_ref(), "methods are kept as typed, for they are case-sensitive");
    assert_distinct(methods);
    for method in methods {
        assert_eq!(Method::from_bytes(method.as_bytes()).expect("a method is a token").as_str(), method);
    }
}

fn assert_headers(policy: Option<&Headers>, declared: Option<&[&str]>) {
    match policy {
        None => assert_eq!(declared, None),
        Some(Headers::Any { authorization }) => {
            let mut items: Vec<String> = declared.map(lower).expect("declared");
            items.sort();
            let expected: &[&str] = if *authorization { &["*", "authorization"] } else { &["*"] };
            assert_eq!(items, expected);
        }
        Some(Headers::List(names)) => assert_names(names, declared),
    }
}

fn assert_exposed(policy: Option<&ExposeHeaders>, declared: Option<&[&str]>, credentials: bool) {
    match policy {
        None => assert_eq!(declared, None),
        Some(ExposeHeaders::Any) => {
            assert_eq!(declared, Some(&["*"][..]));
            assert!(!credentials, "with credentials, `*` is the name of a header");
        }
        Some(ExposeHeaders::List(names)) => assert_names(names, declared),
    }
}

fn assert_names(names: &[String], declared: Option<&[&str]>) {
    assert_eq!(Some(names.to_vec()), declared.map(lower), "nothing but the case of a name changes");
    assert_distinct(names);
    for name in names {
        // The `http` crate makes names lower-case as it reads them.
        assert_eq!(HeaderName::from_bytes(name.as_bytes()).expect("a name is a token").as_str(), name);
    }
}

fn assert_distinct(texts: &[String]) {
    assert!(!texts.is_empty());
    assert_eq!(texts.iter().collect::<BTreeSet<_>>().len(), texts.len(), "{texts:?}");
}

fn assert_explains(faults: &[Fault], lists: &[Option<Vec<&str>>; 3]) {
    assert!(!faults.is_empty());
    assert!(faults.is_sorted_by_key(|fault| (fault.argument(), fault.item())));
    for fault in faults {
        assert_one_line(&fault.to_string());
        if let Some(help) = fault.help() {
            assert_one_line(&help);
        }
        let list = match fault.argument() {
            Argument::Methods => &lists[0],
            Argument::Headers => &lists[1],
            Argument::ExposeHeaders => &lists[2],
            other => panic!("{other:?} was right"),
        };
        let list = list.as_ref().expect("what is not declared has no fault");
        match fault.item() {
            Some(item) => assert_eq!(list[item], fault.text()),
            None => assert!(list.is_empty(), "{list:?}: {fault}"),
        }
        if let Some(corrected) = fault.corrected() {
            assert!(is_accepted(corrected, fault.argument()), "{fault:?}");
        }
    }
}

/// The verdict about one item alone is the Fetch standard's, but for a `*` inside a name.
fn assert_verdict(item: &str, argument: Argument) {
    let is_accepted = is_accepted(item, argument);
    if item == "*" {
        return assert!(is_accepted);
    }
    let expected = match argument {
        Argument::Headers => is_name(item) && !is_forbidden_request_header(&item.to_ascii_lowercase()),
        Argument::ExposeHeaders => is_name(item) && !is_never_exposed(&item.to_ascii_lowercase()),
        _ => return assert_method_verdict(item, is_accepted),
    };
    assert_eq!(is_accepted, expected, "{item:?} as {argument:?}");
}

fn assert_method_verdict(item: &str, is_accepted: bool) {
    // A `*` may stand in a token, but was meant for a pattern.
    let is_method = Method::from_bytes(item.as_bytes()).is_ok() && !item.contains('*');
    let is_forbidden = ["CONNECT", "TRACE", "TRACK"].iter().any(|forbidden| item.eq_ignore_ascii_case(forbidden));
    assert!(!is_accepted || (is_method && !is_forbidden), "{item:?}");
    // Lower case is refused for known methods alone, and a `|` between two of them.
    let is_upper = !item.bytes().any(|byte| byte.is_ascii_lowercase() || byte == b'|');
    assert!(is_accepted || !(is_method && is_upper && !is_forbidden), "{item:?}");
}

fn is_accepted(item: &str, argument: Argument) -> bool {
    let items: &[&str] = &[item];
    let of = |wanted| (argument == wanted).then_some(items);
    let declaration = Declaration {
        origins: Some(ORIGINS),
        methods: of(Argument::Methods),
        headers: of(Argument::Headers),
        expose_headers: of(Argument::ExposeHeaders),
        ..Declaration::default()
    };
    check(&declaration, &PublicSuffixes::Absent).is_ok()
}

fn is_name(text: &str) -> bool {
    // A `*` may stand in a token, but was meant for a pattern.
    HeaderName::from_bytes(text.as_bytes()).is_ok() && !text.contains('*')
}

fn is_forbidden_request_header(name: &str) -> bool {
    FORBIDDEN_REQUEST_HEADERS.contains(&name)
        || ["proxy-", "sec-", "access-control-"].iter().any(|prefix| name.starts_with(prefix))
}

fn is_never_exposed(name: &str) -> bool {
    ["set-cookie", "set-cookie2", "origin"].contains(&name) || name.starts_with("access-control-")
}

fn owned(items: &[&str]) -> Vec<String> {
    items.iter().map(|item| (*item).to_owned()).collect()
}

fn lower(items: &[&str]) -> Vec<String> {
    items.iter().map(|item| item.to_ascii_lowercase()).collect()
}
