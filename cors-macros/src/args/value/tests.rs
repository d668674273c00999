use proc_macro2::{Delimiter, Group, TokenStream};
use quote::quote;

use crate::{args, diagnostics::Diagnostics};

/// The origins that `attribute` lists, unless it is wrong.
fn origins(attribute: &str) -> Option<Vec<String>> {
    let tokens: TokenStream = attribute.parse().expect("the attribute is made of tokens");
    let mut diagnostics = Diagnostics::new();
    let args = args::parse(tokens, &mut diagnostics);
    let errors = diagnostics.into_errors();
    let items = args.origins.map(|texts| texts.items.into_iter().map(|(text, _)| text).collect());
    items.filter(|_| errors.is_none())
}

#[test]
fn only_a_comma_parts_two_strings_of_a_list() {
    assert_eq!(origins(r#"origins = ["a", "b"]"#).unwrap(), ["a", "b"]);
    assert_eq!(origins(r#"origins = ["a", "b",]"#).unwrap(), ["a", "b"]);
    for between in ["", ";", "|", ".", "=>", ":", ", ,", "+"] {
        assert_eq!(origins(&format!(r#"origins = ["a" {between} "b"]"#)), None, "{between}");
    }
}

/// However it is written: what is read without a parser is the same text.
#[test]
fn a_string_is_read_as_rust_reads_it() {
    for (literal, text) in [
        (r#""a""#, "a"),
        (r#""a\u{62}""#, "ab"),
        (r#""\"""#, "\""),
        (r#"r"a\b""#, r"a\b"),
        (r##"r#"a"b"#"##, "a\"b"),
        ("\"a\\\n   b\"", "ab"),
        ("\"字\"", "字"),
    ] {
        assert_eq!(origins(&format!("origins = [{literal}]")).unwrap(), [text], "{literal}");
        assert_eq!(
            origins(&format!("origins = [{literal}, \"c\", {literal}]")).unwrap(),
            [text, "c", text],
            "{literal}"
        );
        assert_eq!(origins(&format!("origins = {literal}")).unwrap(), [text], "{literal}");
    }
    assert_eq!(origins(r#"origins = [""]"#).unwrap(), [""]);
    for literal in [r#"b"a""#, r#"c"a""#, "'a'", "1", r#""a"suffix"#] {
        assert_eq!(origins(&format!("origins = [{literal}]")), None, "{literal}");
        assert_eq!(origins(&format!("origins = {literal}")), None, "{literal}");
    }
}

/// What is said of `attribute`; nothing where it is right.
fn said_of(attribute: TokenStream) -> String {
    let mut diagnostics = Diagnostics::new();
    drop(args::parse(attribute, &mut diagnostics));
    diagnostics.into_errors().unwrap_or_default().to_string()
}

#[test]
fn a_path_begins_at_the_root_by_either_mark() {
    for right in [quote!(crate = ::cors_runtime), quote!(crate = crate::cors), quote!(crate = ::a::b)] {
        assert_eq!(said_of(right), "");
    }
    for wrong in [quote!(crate = cors_runtime), quote!(crate = self::cors), quote!(crate = super::cors)] {
        assert!(said_of(wrong.clone()).contains("is not absolute"), "{wrong}");
    }
}

#[test]
fn a_minus_alone_is_no_number_and_one_before_a_word_is_none_of_it() {
    assert!(said_of(quote!(max_age = -)).contains("`-` is not a number"));
    assert!(said_of(quote!(max_age = -, credentials)).contains("`-` is not a number"));
    assert!(said_of(quote!(max_age = -many)).contains("expected a number, found `many`"));
}

/// What a `macro_rules!` fragment stands for is one token, in no brackets.
#[test]
fn what_a_fragment_stands_for_is_quoted() {
    let fragment = Group::new(Delimiter::None, quote!(many * 60));
    assert!(said_of(quote!(max_age = #fragment)).contains("expected a number, found `many * 60`"));
    let fragment = Group::new(Delimiter::None, quote!(ORIGIN + 1));
    let said = said_of(quote!(origins = [#fragment]));
    assert!(said.contains("expected a string, found `ORIGIN + 1`"), "{said}");
}
