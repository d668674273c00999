use http::{Request, Response};

use crate::{
    declared::{Either, Few, Fixed, Matched, Origins, EITHER_ALONE, FIXED_ALONE, MATCHED_ALONE, NO_PATTERNS},
    Policy,
};

const APP: &str = "https://app.example.com";
const EVIL: &str = "https://evil.example";

static FIXED: Policy<Fixed> = Policy { origins: Fixed(APP), ..FIXED_ALONE };
static FIXED_BY_NAME: Policy<Either> = Policy { origins: Either::Fixed(Fixed(APP)), ..EITHER_ALONE };
const ORIGINS: Matched = Matched { exact: Few(&[APP, "https://admin.example.com"]), patterns: NO_PATTERNS };
static MATCHED: Policy<Matched> = Policy { origins: ORIGINS, ..MATCHED_ALONE };
static MATCHED_BY_NAME: Policy<Either> = Policy { origins: Either::Matched(ORIGINS), ..EITHER_ALONE };

/// Access-Control-Allow-Origin and `Vary` on the answer to a request from `page`.
fn answer<O: Origins>(policy: &Policy<O>, page: &str) -> (Option<String>, Option<String>) {
    let request = Request::builder().header("origin", page).body(()).unwrap();
    let response = policy.check(&request).finish(Response::new(()));
    let header = |name| Some(response.headers().get(name)?.to_str().unwrap().to_owned());
    (header("access-control-allow-origin"), header("vary"))
}

#[test]
fn a_fixed_policy_answers_any_page_with_its_one_origin() {
    for page in [APP, EVIL] {
        assert_eq!(answer(&FIXED, page), (Some(APP.to_owned()), None), "{page}");
        assert_eq!(answer(&FIXED_BY_NAME, page), (Some(APP.to_owned()), None), "{page}");
    }
}

#[test]
fn a_matched_policy_answers_an_allowed_page_with_its_own_origin() {
    let varies = Some("Origin".to_owned());
    for page in [APP, "https://admin.example.com"] {
        assert_eq!(answer(&MATCHED, page), (Some(page.to_owned()), varies.clone()), "{page}");
        assert_eq!(answer(&MATCHED_BY_NAME, page), (Some(page.to_owned()), varies.clone()), "{page}");
    }
    assert_eq!(answer(&MATCHED, EVIL), (None, varies.clone()));
    assert_eq!(answer(&MATCHED_BY_NAME, EVIL), (None, varies));
}

/// Access-Control-Allow-Origin and `Vary` on the answer to a preflight from `page`.
fn preflight<O: Origins>(policy: &Policy<O>, page: &str) -> (Option<String>, Option<String>) {
    let request = Request::options("/").header("origin", page).header("access-control-request-method", "PUT");
    let request = request.body(()).unwrap();
    assert!(policy.check(&request).is_preflight);
    let response: Response<()> = policy.check(&request).preflight(&request);
    let header = |name| Some(response.headers().get(name)?.to_str().unwrap().to_owned());
    (header("access-control-allow-origin"), header("vary"))
}

#[test]
fn a_preflight_is_answered_with_the_same_origin_as_any_other_request() {
    let varies = Some("Origin".to_owned());
    // The foreign page comes first and last: neither answer is kept for another.
    for page in [EVIL, APP, "https://admin.example.com", EVIL] {
        assert_eq!(preflight(&FIXED, page), (Some(APP.to_owned()), None), "{page}");
        assert_eq!(preflight(&FIXED_BY_NAME, page), (Some(APP.to_owned()), None), "{page}");
        let own = (page != EVIL).then(|| page.to_owned());
        assert_eq!(preflight(&MATCHED, page), (own.clone(), varies.clone()), "{page}");
        assert_eq!(preflight(&MATCHED_BY_NAME, page), (own, varies.clone()), "{page}");
    }
}
