use proc_macro2::TokenStream;

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
