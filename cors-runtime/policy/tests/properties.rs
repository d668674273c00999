//! What holds for every text and every declaration.

use cors_rules::{check, punycode, split_list, Declaration, Fault, Origin, PublicSuffixes};
use proptest::prelude::*;

/// Texts that look like origins, so that every branch is reached.
const PIECES: &[&str] = &[
    "http",
    "https",
    "HTTPS",
    "ws",
    "tauri",
    "file",
    "null",
    ":",
    "/",
    "//",
    "://",
    "*",
    "*.",
    "**",
    ".",
    "..",
    "a",
    "A",
    "example",
    "com",
    "localhost",
    "xn--",
    "xn--bcher-kva",
    "bücher",
    "İ",
    "e\u{301}",
    "\u{200b}",
    "\u{a0}",
    " ",
    "\t",
    "\0",
    "@",
    "?",
    "#",
    "[",
    "]",
    "::",
    "::1",
    "ffff:",
    "1.2.3.4",
    "%eth0",
    "127",
    ".1",
    "0x7f",
    "010",
    "256",
    ":80",
    ":443",
    ":0",
    ":65536",
    ":*",
    "-",
    "_",
    "+",
    "\\",
    "$",
    "(",
    ",",
    "%",
    "a.example.",
    "é",
    "字",
];

fn like_an_origin() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        prop::collection::vec(prop::sample::select(PIECES), 0..9).prop_map(|pieces| pieces.concat()),
        prop::collection::vec(prop::sample::select(PIECES), 0..6)
            .prop_map(|pieces| format!("https://{}", pieces.concat())),
        "[a-z]{1,4}://(\\*\\.)?[a-z0-9.-]{1,9}(:[0-9]{1,5})?",
    ]
}

fn like_a_name() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), " ?[a-zA-Z-]{0,9}:?", Just("*".to_owned()), Just("authorization".to_owned())]
}

fn texts(items: Option<&Vec<String>>) -> Option<Vec<&str>> {
    items.map(|items| items.iter().map(String::as_str).collect())
}

fn is_method(method: &str) -> Result<(), Vec<Fault>> {
    let methods = [method];
    declared(&Declaration { methods: Some(&methods), ..Declaration::default() })
}

fn is_header(name: &str) -> Result<(), Vec<Fault>> {
    let headers = [name];
    declared(&Declaration { headers: Some(&headers), ..Declaration::default() })
}

fn declared(declaration: &Declaration<'_>) -> Result<(), Vec<Fault>> {
    let declaration = Declaration { origins: Some(&["*"]), ..declaration.clone() };
    check(&declaration, &PublicSuffixes::Absent).map(|_| ())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    #[test]
    fn an_origin_that_is_taken_is_taken_as_it_is(text in like_an_origin()) {
        match Origin::parse(&text) {
            Ok(origin) => {
                prop_assert_eq!(origin.as_str(), &text);
                prop_assert_eq!(Origin::parse(origin.as_str()), Ok(origin.clone()));
                let wildcard = if origin.subdomains() { "*" } else { "" };
                let port = if origin.any_port() { ":*" } else { "" };
                prop_assert_eq!(format!("{}{}{}{}", origin.before(), wildcard, origin.after(), port), text);
            }
            Err(faults) => prop_assert!(!faults.is_empty()),
        }
    }

    #[test]
    fn what_is_offered_for_an_origin_is_right(text in like_an_origin()) {
        for fault in Origin::parse(&text).err().unwrap_or_default() {
            prop_assert_eq!(fault.text(), &text);
            prop_assert!(!fault.to_string().contains('\n'));
            prop_assert!(!fault.to_string().ends_with("is refused"));
            prop_assert!(!fault.help().is_some_and(|help| help.contains('\n')));
            if let Some(corrected) = fault.corrected() {
                prop_assert!(Origin::parse(corrected).is_ok(), "{}", corrected);
                prop_assert_ne!(corrected, &text);
            }
        }
    }

    #[test]
    fn a_declaration_is_taken_or_refused(
        origins in prop::option::of(prop::collection::vec(like_an_origin(), 0..4)),
        methods in prop::option::of(prop::collection::vec(like_a_name(), 0..3)),
        headers in prop::option::of(prop::collection::vec(like_a_name(), 0..3)),
        expose_headers in prop::option::of(prop::collection::vec(like_a_name(), 0..3)),
        credentials: bool,
        max_age: Option<i128>,
        list: bool,
    ) {
        let (origins, methods) = (texts(origins.as_ref()), texts(methods.as_ref()));
        let (headers, expose_headers) = (texts(headers.as_ref()), texts(expose_headers.as_ref()));
        let declaration = Declaration {
            origins: origins.as_deref(),
            methods: methods.as_deref(),
            headers: headers.as_deref(),
            expose_headers: expose_headers.as_deref(),
            credentials,
            max_age,
            ..Declaration::default()
        };
        let suffixes = if list { PublicSuffixes::List(|host| !host.contains('.')) } else { PublicSuffixes::Absent };
        if let Err(faults) = check(&declaration, &suffixes) {
            prop_assert!(!faults.is_empty());
            let places: Vec<_> = faults.iter().map(|fault| (fault.argument(), fault.item())).collect();
            prop_assert!(places.is_sorted());
        }
    }

    #[test]
    fn what_is_offered_for_a_method_is_right(text in like_a_name()) {
        for fault in is_method(&text).err().unwrap_or_default() {
            if let Some(corrected) = fault.corrected() {
                prop_assert!(is_method(corrected).is_ok(), "{}", corrected);
            }
        }
    }

    #[test]
    fn what_is_offered_for_a_header_is_right(text in like_a_name()) {
        for fault in is_header(&text).err().unwrap_or_default() {
            if let Some(corrected) = fault.corrected() {
                prop_assert!(is_header(corrected).is_ok(), "{}", corrected);
            }
        }
    }

    #[test]
    fn punycode_is_undone_by_its_inverse(label: String) {
        if let Some(encoded) = punycode::encode(&label) {
            prop_assert!(encoded.is_ascii());
            prop_assert_eq!(punycode::decode(&encoded), Some(label));
        }
    }

    #[test]
    fn any_text_is_decoded_or_not(text in prop_oneof![any::<String>(), "[a-z0-9-]{0,40}"]) {
        let label = punycode::decode(&text);
        prop_assert!(label.unwrap_or_default().len() <= 4 * text.len());
    }

    #[test]
    fn a_list_holds_no_comma(text: String) {
        prop_assert!(split_list(&text).iter().all(|item| !item.contains(',')));
    }
}
