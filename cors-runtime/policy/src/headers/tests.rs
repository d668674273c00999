use alloc::string::String;
use alloc::vec::Vec;

use super::{check_allowed, check_exposed};
use crate::fault::Fault;
use crate::policy::{ExposeHeaders, Headers};
use crate::reason::Reason;

type Refused = Vec<(Option<usize>, Reason, Option<String>)>;

fn all(faults: &[Fault]) -> Refused {
    faults.iter().map(|fault| (fault.item(), fault.reason().clone(), fault.corrected().map(String::from))).collect()
}

fn not_allowed(names: &[&str]) -> Refused {
    let mut faults = Vec::new();
    check_allowed(names, &mut faults);
    all(&faults)
}

fn not_exposed(names: &[&str], credentials: bool) -> Refused {
    let mut faults = Vec::new();
    check_exposed(names, credentials, &mut faults);
    all(&faults)
}

#[test]
fn names_are_kept_in_lower_case() {
    let mut faults = Vec::new();
    let names = &["Content-Type", "x_trace", "accept"];
    let lower = vec!["content-type".into(), "x_trace".into(), "accept".into()];
    assert_eq!(check_allowed(names, &mut faults), Headers::List(lower.clone()));
    assert_eq!(check_exposed(names, true, &mut faults), ExposeHeaders::List(lower));
    assert_eq!(faults, []);
}

#[test]
fn any_header_stands_alone_or_with_authorization() {
    let mut faults = Vec::new();
    assert_eq!(check_allowed(&["*"], &mut faults), Headers::Any { authorization: false });
    assert_eq!(check_allowed(&["*", "Authorization"], &mut faults), Headers::Any { authorization: true });
    assert_eq!(check_allowed(&["authorization", "*"], &mut faults), Headers::Any { authorization: true });
    assert_eq!(faults, []);
    assert_eq!(not_allowed(&["*", "x-a"]), [(Some(0), Reason::WildcardBesideOthers, None)]);
    assert_eq!(not_allowed(&["*", "authorization", "x-a"]), [(Some(0), Reason::WildcardBesideOthers, None)]);
    assert_eq!(not_exposed(&["*", "authorization"], false), [(Some(0), Reason::WildcardBesideOthers, None)]);
}

#[test]
fn any_exposed_header_is_refused_with_credentials() {
    assert_eq!(not_exposed(&["*"], false), []);
    assert_eq!(not_exposed(&["*"], true), [(Some(0), Reason::CredentialsExposeAny, None)]);
    assert_eq!(not_allowed(&["*"]), []);
}

#[test]
fn forbidden_request_headers_are_not_allowed() {
    for name in [
        "accept-charset",
        "Accept-Encoding",
        "connection",
        "content-length",
        "cookie2",
        "date",
        "dnt",
        "expect",
        "host",
        "keep-alive",
        "referer",
        "set-cookie",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
        "via",
        "proxy-authorization",
        "Sec-Fetch-Mode",
        "sec-",
    ] {
        assert_eq!(not_allowed(&[name]), [(Some(0), Reason::HeaderForbidden, None)], "{name}");
    }
    assert_eq!(not_allowed(&["Cookie"]), [(Some(0), Reason::HeaderCookie, None)]);
    assert_eq!(not_allowed(&["user-agent", "x-http-method-override", "proxy", "security"]), []);
}

#[test]
fn forbidden_response_headers_are_not_exposed() {
    for name in ["set-cookie", "Set-Cookie2"] {
        assert_eq!(not_exposed(&[name], false), [(Some(0), Reason::HeaderNeverExposed, None)], "{name}");
    }
    assert_eq!(not_exposed(&["date", "content-length"], false), []);
}

#[test]
fn headers_of_cors_belong_in_neither() {
    for name in ["origin", "Access-Control-Allow-Origin", "access-control-request-method", "access-control-x"] {
        assert_eq!(not_allowed(&[name]), [(Some(0), Reason::HeaderOfCors, None)], "{name}");
        assert_eq!(not_exposed(&[name], false), [(Some(0), Reason::HeaderOfCors, None)], "{name}");
    }
}

#[test]
fn a_name_is_a_token() {
    assert_eq!(not_allowed(&["x a"]), [(Some(0), Reason::HeaderCharacter(' '), None)]);
    assert_eq!(not_allowed(&["x-é"]), [(Some(0), Reason::HeaderCharacter('é'), None)]);
    assert_eq!(not_allowed(&["a\r\nb"]), [(Some(0), Reason::HeaderCharacter('\r'), None)]);
    assert_eq!(not_allowed(&["a,b"]), [(Some(0), Reason::Comma, None)]);
    assert_eq!(not_allowed(&[" x-a"]), [(Some(0), Reason::WhiteSpace, Some("x-a".into()))]);
    assert_eq!(not_allowed(&[""]), [(Some(0), Reason::ItemEmpty, None)]);
    assert_eq!(not_allowed(&[]), [(None, Reason::ListEmpty, None)]);
}

#[test]
fn a_colon_is_left_out() {
    for (name, instead) in [
        ("Content-Type:", Some("Content-Type")),
        ("content-type: text/html", Some("content-type")),
        (":path", None),
        ("x a:", None),
    ] {
        let refused = not_allowed(&[name]);
        assert_eq!(refused[0].1, Reason::HeaderColon, "{name}");
        assert_eq!(refused[0].2.as_deref(), instead, "{name}");
    }
    let refused = not_allowed(&["cookie:"]);
    assert_eq!(refused, [(Some(0), Reason::HeaderColon, None), (Some(0), Reason::HeaderCookie, None)]);
}

#[test]
fn a_name_is_given_once_in_any_case() {
    assert_eq!(not_allowed(&["x-a", "x-b", "X-A"]), [(Some(2), Reason::Duplicate { first: 0 }, None)]);
}

#[test]
fn a_wildcard_inside_a_name_is_no_pattern() {
    for name in ["x-*", "*-id", "**", "x-*-y"] {
        assert_eq!(not_allowed(&[name]), [(Some(0), Reason::HeaderWildcardPartial, None)], "{name}");
        assert_eq!(not_exposed(&[name], false), [(Some(0), Reason::HeaderWildcardPartial, None)], "{name}");
    }
}
