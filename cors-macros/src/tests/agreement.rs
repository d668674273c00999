//! The attribute and the policy language agree on every text: what one refuses the other does, in the same words.

use cors_rules::{check, split_list, Declaration};
use proc_macro2::{Span, TokenStream};
use proptest::{collection::vec, option, prelude::*, sample::select, test_runner::Config};
use quote::quote;
use syn::{Item, LitStr};

use crate::{platform::Platform, policy::public_suffixes};

/// What origins are made of, and what is taken for it.
const PIECES: &[&str] = &[
    "https://",
    "http://",
    "HTTPS://",
    "://",
    "/",
    "file:",
    "null",
    "*",
    "*.",
    ".",
    "a",
    "B",
    "example.com",
    "localhost",
    "github.io",
    "xn--bcher-kva",
    "bücher",
    "\u{200b}",
    "\u{a0}",
    " ",
    ",",
    ", ",
    "\n",
    "\0",
    "\"",
    "\\",
    "`",
    "{}",
    "\u{1b}[31m",
    "@",
    "?",
    "#",
    "[::1]",
    "[",
    "127.0.0.1",
    "010",
    ":80",
    ":443",
    ":3000",
    ":*",
    ":",
    "$",
    "^",
    "字",
];

const VALID: &[&str] = &[
    "https://app.example.com",
    "https://*.example.com",
    "http://localhost:*",
    "http://app.example.com:8080",
    "tauri://localhost",
    "http://[::1]:3000",
    "https://xn--bcher-kva.example",
];

const METHODS: &[&str] = &["GET", "POST", "PUT", "PATCH", "patch", "get", "TRACE", "*", "Egg", "A B", "", "GET|POST"];

const NAMES: &[&str] = &[
    "authorization",
    "content-type",
    "Content-Type",
    "x-a",
    "x-a:",
    "*",
    "x-*",
    "cookie",
    "set-cookie",
    "origin",
    "sec-a",
    "access-control-a",
    "a b",
    "é",
    "",
];

/// As it is, or one character short, or with one too many.
fn near_valid() -> impl Strategy<Value = String> {
    (select(VALID), 0..64_usize, option::of(select(PIECES)), any::<bool>()).prop_map(|(origin, at, piece, cut)| {
        let (before, after) = origin.split_at(at.min(origin.len()));
        let after = if cut { after.get(1..).unwrap_or_default() } else { after };
        [before, piece.unwrap_or_default(), after].concat()
    })
}

fn like_an_origin() -> impl Strategy<Value = String> {
    prop_oneof![
        1 => any::<String>(),
        3 => select(VALID).prop_map(str::to_owned),
        4 => near_valid(),
        2 => vec(select(PIECES), 0..8).prop_map(|pieces| pieces.concat()),
    ]
}

fn list_of(items: &'static [&'static str]) -> impl Strategy<Value = Option<Vec<String>>> {
    let item = prop_oneof![9 => select(items).prop_map(str::to_owned), 1 => any::<String>()];
    option::of(vec(item, 0..4))
}

/// The texts of the `compile_error!`s that the attribute leaves, beside the function that it always leaves.
fn errors(attribute: TokenStream) -> Vec<String> {
    let handler = quote!(
        fn handler(request: Request) -> Response {
            answer(request)
        }
    );
    let file: syn::File = syn::parse2(crate::apply(Platform::Http, attribute, handler)).expect("items alone are left");
    let mut functions = 0;
    let mut errors = Vec::new();
    for item in file.items {
        match item {
            Item::Fn(function) if function.sig.ident == "handler" => functions += 1,
            Item::Macro(item) if item.mac.path.segments.last().is_some_and(|last| last.ident == "compile_error") => {
                errors.push(item.mac.parse_body::<LitStr>().expect("a message").value());
            }
            other => panic!("{}", quote!(#other)),
        }
    }
    assert_eq!(functions, 1);
    errors
}

/// What the policy language says, laid out as the compiler lays it out.
fn faults(declaration: &Declaration<'_>) -> Vec<String> {
    let faults = check(declaration, &public_suffixes()).err().unwrap_or_default();
    let message = |fault: &cors_rules::Fault| match fault.help() {
        Some(help) => format!("{fault}\n= help: {help}"),
        None => fault.to_string(),
    };
    faults.iter().map(message).collect()
}

fn literal(text: &str) -> LitStr {
    LitStr::new(text, Span::call_site())
}

fn literals(texts: &[String]) -> Vec<LitStr> {
    texts.iter().map(|text| literal(text)).collect()
}

fn borrow(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

fn cases(cases: u32) -> Config {
    let config = Config { failure_persistence: None, ..Config::default() };
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { config.cases } else { cases };
    Config { cases, ..config }
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn the_attribute_refuses_what_the_parser_refuses_in_its_words(
        texts in vec(like_an_origin(), 1..4),
        credentials: bool,
    ) {
        // Joined as an author joins them; a text may hold commas of its own.
        let text = texts.join(", ");
        let origins = literal(&text);
        let errors = errors(quote!(origins = #origins, credentials = #credentials));
        let items = split_list(&text);
        let declaration = Declaration { origins: Some(&items), credentials, ..Declaration::default() };
        prop_assert_eq!(errors, faults(&declaration));
    }

    #[test]
    fn a_list_is_read_item_by_item(texts in vec(like_an_origin(), 0..4), credentials: bool) {
        let origins = literals(&texts);
        let errors = errors(quote!(origins = [#(#origins),*], credentials = #credentials));
        let items = borrow(&texts);
        let declaration = Declaration { origins: Some(&items), credentials, ..Declaration::default() };
        prop_assert_eq!(errors, faults(&declaration));
    }

    #[test]
    fn a_whole_declaration_is_refused_in_the_parsers_words_and_order(
        origins in vec(like_an_origin(), 0..3),
        methods in list_of(METHODS),
        headers in list_of(NAMES),
        expose_headers in list_of(NAMES),
        credentials: bool,
        max_age in option::of(-2..90_000_i32),
    ) {
        let lists = [Some(&origins), methods.as_ref(), headers.as_ref(), expose_headers.as_ref()];
        let names = [quote!(origins), quote!(methods), quote!(headers), quote!(expose_headers)];
        // From the last to the first: the order of the faults is not that of the arguments.
        let arguments = names.into_iter().zip(lists).rev().filter_map(|(name, list)| {
            let list = literals(list?);
            Some(quote!(#name = [#(#list),*],))
        });
        let age = max_age.map(|seconds| {
            let number = proc_macro2::Literal::u32_unsuffixed(seconds.unsigned_abs());
            let minus = (seconds < 0).then(|| quote!(-));
            quote!(max_age = #minus #number,)
        });
        let credentials_argument = credentials.then(|| quote!(credentials));
        let errors = errors(quote!(#age #(#arguments)* #credentials_argument));
        let [origins, methods, headers, expose_headers] = lists.map(|list| list.map(|list| borrow(list)));
        let declaration = Declaration {
            origins: origins.as_deref(),
            methods: methods.as_deref(),
            headers: headers.as_deref(),
            expose_headers: expose_headers.as_deref(),
            credentials,
            max_age: max_age.map(i128::from),
            ..Declaration::default()
        };
        prop_assert_eq!(errors, faults(&declaration));
    }
}

/// The one fault that is not told twice is that the origins are missing.
#[test]
fn a_value_that_cannot_be_read_hides_no_fault_of_another_argument() {
    let errors = errors(quote!(origins = 5, methods = "patch", max_age = 86401));
    let first_lines: Vec<&str> = errors.iter().filter_map(|error| error.lines().next()).collect();
    assert_eq!(
        first_lines,
        [
            "expected a string, found `5`",
            "method `patch` is in the wrong case: browsers send it as typed, and compare byte for byte",
            "`max_age` is `86401`, above the 86400 seconds that any browser honours",
        ]
    );
}
