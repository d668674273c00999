use alloc::string::String;

use crate::{check, Declaration, Fault, Origin, PublicSuffixes};

fn of_origin(text: &str) -> String {
    last(&Origin::parse(text).unwrap_err())
}

fn of(declaration: &Declaration<'_>) -> String {
    let declaration =
        Declaration { origins: declaration.origins.or(Some(&["https://a.example"])), ..declaration.clone() };
    last(&check(&declaration, &PublicSuffixes::List(|host| host == "github.io")).unwrap_err())
}

fn of_methods(methods: &[&str]) -> String {
    of(&Declaration { methods: Some(methods), ..Declaration::default() })
}

fn of_headers(headers: &[&str]) -> String {
    of(&Declaration { headers: Some(headers), ..Declaration::default() })
}

fn last(faults: &[Fault]) -> String {
    faults.last().and_then(Fault::help).unwrap_or_default()
}

#[test]
fn absent_and_empty_origins_are_answered_with_an_example_and_the_wildcard() {
    let example = "write `origins = \"https://app.example.com\"`, or `origins = \"*\"` for every site";
    assert_eq!(last(&check(&Declaration::default(), &PublicSuffixes::Absent).unwrap_err()), example);
    assert_eq!(of(&Declaration { origins: Some(&[]), ..Declaration::default() }), example);
}

#[test]
fn the_wildcard_as_one_origin_is_answered_with_the_argument() {
    assert_eq!(of_origin("*"), "leave the origin out and declare `origins = \"*\"`");
}

#[test]
fn an_empty_origin_is_answered_by_whether_it_stands_in_a_list() {
    assert_eq!(of_origin(""), "write one, as in `https://app.example.com`");
    assert_eq!(
        of(&Declaration { origins: Some(&["https://a.example", ""]), ..Declaration::default() }),
        "leave one comma out, or write the origin that is missing"
    );
}

#[test]
fn what_follows_a_host_beyond_repair_is_to_be_left_out() {
    for text in ["https://a!/", "https://a!/b", "https://a!/*", "https://a!?b", "https://a!#b"] {
        assert_eq!(of_origin(text), "write the scheme, host and port alone, as in `https://app.example.com`", "{text}");
    }
}

#[test]
fn an_insecure_origin_with_a_port_is_answered_without_another_text() {
    assert_eq!(
        of(&Declaration { origins: Some(&["http://a.example:8080"]), credentials: true, ..Declaration::default() }),
        "serve it over `https`, or say why not with `dangerously_allow_insecure_origins = \"reason\"`"
    );
}

#[test]
fn a_public_suffix_is_answered_with_a_domain_below_it_or_the_argument() {
    assert_eq!(
        of(&Declaration { origins: Some(&["https://*.github.io"]), credentials: true, ..Declaration::default() }),
        "name your own domain below it, or say why not with `dangerously_allow_public_suffixes = \"reason\"`"
    );
}

#[test]
fn a_negative_max_age_is_answered_with_zero_or_none() {
    assert_eq!(
        of(&Declaration { max_age: Some(-1), ..Declaration::default() }),
        "write `max_age = 0` so that nothing is kept, or leave it out for the browser's default"
    );
}

#[test]
fn an_empty_list_is_to_be_left_out() {
    assert_eq!(of_methods(&[]), "leave `methods` out, or name one");
    assert_eq!(of_headers(&[]), "leave `headers` out, or name one");
}

#[test]
fn several_in_one_item_are_answered_with_the_comma_between_them() {
    for methods in ["GET PUT", "GET;PUT", "GET/PUT", "GET|PUT"] {
        assert_eq!(of_methods(&[methods]), "put a comma between two methods", "{methods}");
    }
    for headers in ["x-a x-b", "x-a;x-b"] {
        assert_eq!(of_headers(&[headers]), "put a comma between two headers", "{headers}");
    }
}

#[test]
fn a_character_that_joins_nothing_is_to_be_left_out() {
    let leave_out = "leave it out: letters, digits and `-` may stand here, and a few signs";
    assert_eq!(of_methods(&["GET("]), leave_out);
    assert_eq!(of_headers(&["x-a/b"]), leave_out);
}

#[test]
fn a_wildcard_beside_others_may_keep_authorization_in_headers_alone() {
    assert_eq!(
        of_headers(&["*", "x-a"]),
        "write `*` alone, or with `authorization`, which it does not cover; or leave it out"
    );
    assert_eq!(of_methods(&["*", "GET"]), "write `*` alone, or leave it out");
}

#[test]
fn a_wildcard_within_a_header_name_is_answered_with_whole_names() {
    assert_eq!(of_headers(&["x-*"]), "name each header, or write `*` alone");
}

#[test]
fn a_colon_is_answered_with_the_name_where_there_is_one() {
    assert_eq!(of_headers(&["x-a: b"]), "write `x-a`");
    assert_eq!(of_headers(&[":authority"]), "write the name alone, as in `content-type`");
}

#[test]
fn a_comma_is_answered_with_at_most_four_items() {
    assert_eq!(of_methods(&["GET,"]), "leave the comma out");
    assert_eq!(of_methods(&["GET,PUT"]), "write one item for each: `GET` and `PUT`");
    assert_eq!(of_methods(&["A,B,C"]), "write one item for each: `A` and `B` and `C`");
    assert_eq!(of_methods(&["A,B,C,D,E"]), "write one item for each: `A` and `B` and `C` and `D`");
}
