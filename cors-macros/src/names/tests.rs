use proc_macro2::{Ident, Span, TokenStream};

use super::{any, any_placed, is_single_capital, mentions, starts_with_attribute, undeclared_lifetime};

fn tokens(text: &str) -> TokenStream {
    text.parse().expect("tokens")
}

fn name(text: &str) -> Ident {
    match text.strip_prefix("r#") {
        Some(raw) => Ident::new_raw(raw, Span::call_site()),
        None => Ident::new(text, Span::call_site()),
    }
}

#[test]
fn a_word_is_found_at_any_depth() {
    let is_b = |text| any(tokens(text), &|word| word == "b");
    for text in ["b", "a b", "a.b", "(a, { [b] })"] {
        assert!(is_b(text), "{text}");
    }
    for text in ["", "a", "bb", "\"b\"", "'b'", "(a)"] {
        assert!(!is_b(text), "{text}");
    }
}

#[test]
fn a_name_is_mentioned_as_a_word_or_in_a_literal() {
    for text in ["a", "r#a", "(x, { a })", "x.a", "println!(\"{a}\")", "\"a\""] {
        assert!(mentions(tokens(text), &name("a")), "{text}");
        assert!(mentions(tokens(text), &name("r#a")), "{text}");
    }
    for text in ["", "b", "b + c", "(b)", "\"b\"", "ab", ". , ;"] {
        assert!(!mentions(tokens(text), &name("a")), "{text}");
    }
}

#[test]
fn one_capital_may_have_digits_behind_it() {
    for text in ["T", "T1", "B12"] {
        assert!(is_single_capital(text), "{text}");
    }
    for text in ["", "t", "1", "TB", "Text", "T1b", "_T"] {
        assert!(!is_single_capital(text), "{text}");
    }
}

#[test]
fn a_lifetime_is_declared_outside_or_by_a_binder() {
    let undeclared = |text| undeclared_lifetime(tokens(text), &mut vec!["static".to_owned(), "d".to_owned()]);
    for text in [
        "",
        "T",
        "&'static str",
        "&'d T",
        "for<'a> fn(&'a T)",
        "for<'a, 'b> fn(&'a T, &'b T) -> &'a T",
        "Box<dyn for<'a> Fn(&'a T) -> &'a U>",
        "['x'; 3]",
    ] {
        assert!(!undeclared(text), "{text}");
    }
    for text in ["&'a T", "(u8, &'a T)", "[Box<&'a T>; 2]", "for<'a> fn(&'b T)", "for<'a> fn(&'a T) -> &'b T", "C<'_>"]
    {
        assert!(undeclared(text), "{text}");
    }
}

#[test]
fn an_item_is_named_on_its_own() {
    let names_f = |text| any_placed(tokens(text), &|word, is_alone| is_alone && (word == "f" || word == "r#f"));
    for text in ["f", "r#f", "f()", "(a, { f })", "a + f", "a: f", "..f", "a..f", "0..=f", "S { a: f }", "f::<T>()"] {
        assert!(names_f(text), "{text}");
    }
    for text in ["", "g", "a.f", "a.f()", "a::f", "::f", "m::n::f()", "(a.f)", "{ a::f }", "\"f\"", "ff"] {
        assert!(!names_f(text), "{text}");
    }
}

#[test]
fn an_attribute_begins_with_its_sign() {
    for text in ["#[a]", "#![a] b", "#"] {
        assert!(starts_with_attribute(tokens(text)), "{text}");
    }
    for text in ["", "a", "!", "a #[b]", "{ #[a] }"] {
        assert!(!starts_with_attribute(tokens(text)), "{text}");
    }
}
