//! What goes out: the headers of an answer to any request, from a browser or not.

use std::collections::BTreeMap;

use http::{header::VARY, HeaderMap, Request, Response};
use proptest::prelude::*;

use crate::{
    answer, cases,
    declared::{Declared, Policy},
    generate,
    meaning::{self, Wire},
    read::{own_lines, response},
};

fn request(wire: &Wire) -> Request<()> {
    let mut request = Request::builder().method(wire.method);
    for origin in &wire.origins {
        request = request.header("origin", origin.as_bytes());
    }
    for method in &wire.request_methods {
        request = request.header("access-control-request-method", *method);
    }
    for names in &wire.request_headers {
        request = request.header("access-control-request-headers", *names);
    }
    request.body(()).unwrap()
}

fn vary(headers: &HeaderMap) -> Vec<String> {
    headers.get_all(VARY).iter().map(|line| line.to_str().unwrap().to_owned()).collect()
}

/// One line each, or the test fails: two of a name would be joined, and no browser takes that.
fn access_control(headers: &HeaderMap) -> Result<BTreeMap<&str, String>, TestCaseError> {
    let mut sent = BTreeMap::new();
    for (name, value) in headers {
        if name.as_str().starts_with("access-control-") {
            let value = String::from_utf8(value.as_bytes().to_vec()).unwrap();
            let is_list = name.as_str().ends_with('s') && !name.as_str().ends_with("credentials");
            let value = if is_list { meaning::sorted(&value) } else { value };
            prop_assert!(sent.insert(name.as_str(), value).is_none(), "two lines of {}", name);
        }
    }
    Ok(sent)
}

fn any_request() -> impl Strategy<Value = (Declared, Wire, generate::Answer)> {
    generate::declared().prop_flat_map(|declared| {
        let wire = generate::wire(&declared);
        (Just(declared), wire, generate::handler())
    })
}

fn answered(policy: &Policy, wire: &Wire, status: u16, lines: &[(&str, &str)]) -> (bool, Response<String>) {
    let mut ran = false;
    let response = answer(policy, request(wire), |_| {
        ran = true;
        response(status, lines)
    });
    (ran, response)
}

proptest! {
    #![proptest_config(cases(3000))]

    #[test]
    fn an_answer_carries_the_declared_headers_and_no_other(
        (declared, wire, (status, lines)) in any_request()
    ) {
        let (_, response) = answered(&declared.policy(), &wire, status, &lines);
        let sent = access_control(response.headers())?;
        prop_assert_eq!(&sent, &meaning::access_control(&declared, &wire));
        let is_wildcard = sent.get("access-control-allow-origin").is_some_and(|origin| origin == "*");
        prop_assert!(!(is_wildcard && sent.contains_key("access-control-allow-credentials")));
    }

    #[test]
    fn only_a_preflight_is_answered_without_the_handler(
        (declared, wire, (status, lines)) in any_request()
    ) {
        let (ran, response) = answered(&declared.policy(), &wire, status, &lines);
        prop_assert_eq!(ran, !wire.is_preflight());
        if wire.is_preflight() {
            prop_assert_eq!((response.status().as_u16(), response.body().as_str()), (204, ""));
            prop_assert_eq!(own_lines(response.headers()), []);
        }
    }

    #[test]
    fn an_answer_varies_on_the_origin_where_it_is_matched_and_nowhere_else(
        (declared, wire, (status, lines)) in any_request()
    ) {
        let (ran, response) = answered(&declared.policy(), &wire, status, &lines);
        let sent = vary(response.headers());
        if ran {
            let of_handler: Vec<String> =
                lines.iter().filter(|line| line.0 == "vary").map(|line| line.1.to_owned()).collect();
            prop_assert_eq!(sent, meaning::vary(&declared, &of_handler));
        } else {
            let origins = sent.iter().filter(|line| *line == "Origin").count();
            prop_assert_eq!(origins, usize::from(!meaning::is_fixed(&declared)), "{:?}", sent);
        }
    }

    #[test]
    fn what_the_handler_set_survives_untouched(
        (declared, wire, (status, lines)) in any_request()
    ) {
        let (ran, answered) = answered(&declared.policy(), &wire, status, &lines);
        if ran {
            let (own, body) = response(status, &lines).into_parts();
            prop_assert_eq!(answered.status(), own.status);
            prop_assert_eq!(own_lines(answered.headers()), own_lines(&own.headers));
            prop_assert_eq!(answered.body(), &body);
        }
    }
}
