use alloc::string::String;
use alloc::vec::Vec;

use super::check;
use crate::policy::Methods;
use crate::reason::Reason;

fn refused(methods: &[&str]) -> Vec<(Option<usize>, Reason, Option<String>)> {
    let mut faults = Vec::new();
    check(methods, &mut faults);
    faults.iter().map(|fault| (fault.item(), fault.reason().clone(), fault.corrected().map(String::from))).collect()
}

#[test]
fn methods_are_taken_as_typed() {
    let mut faults = Vec::new();
    let methods = check(&["GET", "PATCH", "QUERY", "x-Custom"], &mut faults);
    assert_eq!(faults, []);
    assert_eq!(methods, Methods::List(vec!["GET".into(), "PATCH".into(), "QUERY".into(), "x-Custom".into()]));
}

#[test]
fn any_method_stands_alone() {
    let mut faults = Vec::new();
    assert_eq!(check(&["*"], &mut faults), Methods::Any);
    assert_eq!(faults, []);
    assert_eq!(refused(&["GET", "*"]), [(Some(1), Reason::WildcardBesideOthers, None)]);
}

#[test]
fn an_empty_list_and_an_empty_item_are_refused() {
    assert_eq!(refused(&[]), [(None, Reason::ListEmpty, None)]);
    assert_eq!(refused(&["GET", ""]), [(Some(1), Reason::ItemEmpty, None)]);
}

#[test]
fn forbidden_methods_are_refused_in_any_case() {
    for method in ["CONNECT", "TRACE", "TRACK", "connect", "Trace", "tracK"] {
        assert_eq!(refused(&[method]), [(Some(0), Reason::MethodForbidden, None)], "{method}");
    }
}

#[test]
fn a_known_method_is_refused_in_the_wrong_case() {
    for (method, known, normalized) in [
        ("patch", "PATCH", false),
        ("Query", "QUERY", false),
        ("propfind", "PROPFIND", false),
        ("version-control", "VERSION-CONTROL", false),
        ("get", "GET", true),
        ("Delete", "DELETE", true),
        ("options", "OPTIONS", true),
    ] {
        assert_eq!(
            refused(&[method]),
            [(Some(0), Reason::MethodCase { known, normalized }, Some(known.into()))],
            "{method}"
        );
    }
}

#[test]
fn a_method_is_a_token() {
    assert_eq!(refused(&["GET POST"]), [(Some(0), Reason::MethodCharacter(' '), None)]);
    assert_eq!(refused(&["GÉT"]), [(Some(0), Reason::MethodCharacter('É'), None)]);
    assert_eq!(refused(&["GET/"]), [(Some(0), Reason::MethodCharacter('/'), None)]);
    assert_eq!(refused(&["GET\0"]), [(Some(0), Reason::ControlCharacter('\0'), None)]);
    assert_eq!(refused(&["GET, POST"]), [(Some(0), Reason::Comma, None)]);
    assert_eq!(refused(&[" GET"]), [(Some(0), Reason::WhiteSpace, Some("GET".into()))]);
}

#[test]
fn a_method_is_given_once() {
    assert_eq!(refused(&["GET", "PUT", "GET"]), [(Some(2), Reason::Duplicate { first: 0 }, None)]);
    assert_eq!(refused(&["a", "A"]), []);
}

#[test]
fn no_method_is_a_pattern() {
    for method in ["P*", "*GET", "PROP*D", "**"] {
        assert_eq!(refused(&[method]), [(Some(0), Reason::MethodWildcardPartial, None)], "{method}");
    }
}

#[test]
fn known_methods_joined_by_a_bar_are_refused() {
    for methods in ["GET|POST", "get|x-custom", "PATCH|", "TRACE|GET"] {
        assert_eq!(refused(&[methods]), [(Some(0), Reason::MethodsJoined, None)], "{methods}");
    }
    // A bar is a token character: a method of one's own may have it.
    assert_eq!(refused(&["x|y"]), []);
}
