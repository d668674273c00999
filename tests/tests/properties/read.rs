//! Who reads what: the model of the browser against the meaning of the policy.

use std::cell::Cell;

use cors_runtime::fetch::{Browser, Reason};
use http::{HeaderMap, HeaderName, Request, Response};
use pollster::block_on;
use proptest::{
    prelude::*,
    strategy::ValueTree,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};

use crate::{
    answer, cases, generate,
    meaning::{self, Asked},
};

pub(crate) fn browser(asked: &Asked) -> Browser {
    let browser = asked.page.as_ref().map_or_else(Browser::opaque, Browser::at);
    browser.credentials(asked.credentials)
}

pub(crate) fn request(asked: &Asked) -> Request<String> {
    let request = Request::builder().method(asked.method).uri("https://api.example.com/orders");
    let lines = asked.headers.iter();
    lines.fold(request, |request, (name, value, _)| request.header(*name, value)).body(String::new()).unwrap()
}

pub(crate) fn response(status: u16, lines: &[(&str, &str)]) -> Response<String> {
    let response = Response::builder().status(status);
    lines.iter().fold(response, |response, line| response.header(line.0, line.1)).body("body".to_owned()).unwrap()
}

/// The field lines but for those that are the policy's, sorted by name.
pub(crate) fn own_lines(headers: &HeaderMap) -> Vec<(String, Vec<u8>)> {
    let is_own = |name: &str| !name.starts_with("access-control-") && name != "vary";
    let lines = headers.iter().filter(|(name, _)| is_own(name.as_str()));
    let mut lines: Vec<_> = lines.map(|(name, value)| (name.as_str().to_owned(), value.as_bytes().to_vec())).collect();
    // Stable: the lines of one name stay in their order.
    lines.sort_by(|one, other| one.0.cmp(&other.0));
    lines
}

proptest! {
    #![proptest_config(cases(2000))]

    #[test]
    fn a_script_reads_the_response_if_and_only_if_the_policy_says_so(
        (declared, asked, (status, lines)) in generate::declared().prop_flat_map(|declared| {
            let asked = generate::asked(&declared);
            (Just(declared), asked, generate::handler())
        })
    ) {
        let policy = declared.policy();
        let runs = Cell::new(0);
        let handler = |request: Request<String>| answer(&policy, request, |_| {
            runs.set(runs.get() + 1);
            response(status, &lines)
        });
        let outcome = block_on(browser(&asked).fetch(request(&asked), handler));
        let is_no_page = matches!(&outcome, Err(refused) if matches!(refused.reason(), Reason::InvalidOrigin(_)));
        prop_assume!(!is_no_page);
        prop_assert_eq!(outcome.is_ok(), meaning::may_read(&declared, &asked), "{:?}", outcome);

        let exchanges = match &outcome {
            Ok(seen) => seen.exchanges(),
            Err(refused) => refused.exchanges(),
        };
        prop_assert_eq!(runs.get(), exchanges.iter().filter(|exchange| !exchange.is_preflight()).count());
        if let Ok(seen) = &outcome {
            prop_assert_eq!(seen.status(), status);
            let mut expected = response(status, &lines).into_parts().0.headers;
            let is_same_origin = asked.page.as_deref() == Some(meaning::API_ORIGIN);
            let is_hidden = |name: &&HeaderName| !meaning::is_seen(&declared, is_same_origin, name.as_str());
            let hidden: Vec<HeaderName> = expected.keys().filter(is_hidden).cloned().collect();
            for name in hidden {
                expected.remove(name);
            }
            prop_assert_eq!(own_lines(seen.headers()), own_lines(&expected));
            let has_body = !matches!(status, 204 | 304) && !asked.method.eq_ignore_ascii_case("HEAD");
            prop_assert_eq!(seen.body(), if has_body { "body" } else { "" });
        }
    }
}

/// Else the property would say little.
#[test]
fn the_generators_reach_both_verdicts() {
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let strategy = generate::declared().prop_flat_map(|declared| {
        let asked = generate::asked(&declared);
        (Just(declared), asked)
    });
    let allowed = (0..1000).filter(|_| {
        let (declared, asked) = strategy.new_tree(&mut runner).unwrap().current();
        meaning::may_read(&declared, &asked)
    });
    let allowed = allowed.count();
    assert!((150..850).contains(&allowed), "{allowed} of 1000");
}
