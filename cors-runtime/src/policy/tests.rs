use cors_macros::policy;
use http::{Request, Response, StatusCode};

use crate::Policy;

const APP: &str = "https://app.example.com";
const EVIL: &str = "https://evil.example";

/// Every argument that is sent.
static FIXED: Policy = policy!(
    crate = crate,
    origins = "https://app.example.com",
    methods = "GET, PUT",
    headers = "x-a, content-type",
    expose_headers = "x-b, etag",
    credentials,
    max_age = 600
);
/// None but the one that must be.
static BARE: Policy = policy!(crate = crate, origins = "https://app.example.com");
static ANY: Policy = policy!(crate = crate, origins = "*", methods = "*", headers = "*", expose_headers = "*");
static FEW: Policy = policy!(
    crate = crate,
    origins = "https://app.example.com, https://admin.example.com",
    methods = "PUT",
    expose_headers = "x-b",
    credentials
);
static TABLE: Policy = policy!(
    crate = crate,
    origins = [
        "https://app.example.com",
        "https://b.example",
        "https://c.example",
        "https://d.example",
        "https://e.example",
        "https://f.example",
        "https://g.example",
        "https://h.example",
        "https://i.example",
        "https://j.example",
    ]
);
static PATTERNS: Policy = policy!(crate = crate, origins = "https://*.example.com, http://localhost:*");
static INDEX: Policy = policy!(
    crate = crate,
    origins = [
        "https://*.example.com",
        "https://*.b.example",
        "https://*.c.example:*",
        "http://localhost:*",
        "https://d.example:*",
    ]
);
static FEW_AND_PATTERNS: Policy = policy!(crate = crate, origins = "https://app.example.com, https://*.example.org");
static TABLE_AND_INDEX: Policy = policy!(
    crate = crate,
    origins = [
        "https://app.example.com",
        "https://b.example",
        "https://c.example",
        "https://d.example",
        "https://e.example",
        "https://f.example",
        "https://g.example",
        "https://h.example",
        "https://i.example",
        "https://*.example.org",
        "https://*.b.example",
        "https://*.c.example:*",
        "http://localhost:*",
        "https://d.example:*",
    ]
);

fn request(method: &str, lines: &[(&str, &str)]) -> Request<()> {
    lines
        .iter()
        .fold(Request::builder().method(method), |request, line| request.header(line.0, line.1))
        .body(())
        .unwrap()
}

fn from_page(method: &str, page: &str) -> Request<()> {
    request(method, &[("origin", page), ("access-control-request-method", "PUT")])
}

/// Every header line, by name.
fn lines<B>(response: &Response<B>) -> Vec<String> {
    let mut lines: Vec<String> =
        response.headers().iter().map(|(name, value)| format!("{name}: {}", value.to_str().unwrap())).collect();
    lines.sort_unstable();
    lines
}

/// What `policy` says to a GET.
fn get(policy: &Policy, page: &str) -> Vec<String> {
    let request = from_page("GET", page);
    assert!(!policy.check(&request).is_preflight);
    lines(&policy.check(&request).finish(Response::new(())))
}

/// What `policy` says to a preflight.
fn preflight(policy: &Policy, page: &str) -> Vec<String> {
    let request = from_page("OPTIONS", page);
    assert!(policy.check(&request).is_preflight);
    let response: Response<String> = policy.check(&request).preflight(&request);
    assert_eq!((response.status(), response.body().as_str()), (StatusCode::NO_CONTENT, ""));
    lines(&response)
}

#[test]
fn a_fixed_policy_says_what_is_declared_and_no_more() {
    // Twice: what was made for the first answer is kept.
    for page in [APP, EVIL] {
        assert_eq!(
            get(&FIXED, page),
            [
                "access-control-allow-credentials: true",
                "access-control-allow-origin: https://app.example.com",
                "access-control-expose-headers: x-b, etag",
            ]
        );
        assert_eq!(
            preflight(&FIXED, page),
            [
                "access-control-allow-credentials: true",
                "access-control-allow-headers: x-a, content-type",
                "access-control-allow-methods: GET, PUT",
                "access-control-allow-origin: https://app.example.com",
                "access-control-max-age: 600",
            ]
        );
        assert_eq!(get(&BARE, page), ["access-control-allow-origin: https://app.example.com"]);
        assert_eq!(preflight(&BARE, page), ["access-control-allow-origin: https://app.example.com"]);
        assert_eq!(get(&ANY, page), ["access-control-allow-origin: *", "access-control-expose-headers: *"]);
        assert_eq!(
            preflight(&ANY, page),
            ["access-control-allow-headers: *", "access-control-allow-methods: *", "access-control-allow-origin: *"]
        );
    }
}

#[test]
fn a_matched_policy_says_it_to_an_allowed_page_alone() {
    assert_eq!(
        get(&FEW, "https://admin.example.com"),
        [
            "access-control-allow-credentials: true",
            "access-control-allow-origin: https://admin.example.com",
            "access-control-expose-headers: x-b",
            "vary: Origin",
        ]
    );
    // Twice: of the page that came first nothing is kept.
    for page in [APP, "https://admin.example.com"] {
        assert_eq!(
            preflight(&FEW, page),
            [
                "access-control-allow-credentials: true".to_owned(),
                "access-control-allow-methods: PUT".to_owned(),
                format!("access-control-allow-origin: {page}"),
                "vary: Origin".to_owned(),
            ]
        );
    }
    assert_eq!(get(&FEW, EVIL), ["vary: Origin"]);
    assert_eq!(preflight(&FEW, EVIL), ["vary: Origin"]);
}

#[test]
fn each_form_of_a_matcher_allows_its_own_and_no_other() {
    for (policy, allowed, refused) in [
        (&TABLE, &[APP, "https://j.example"][..], &["https://k.example", "https://a.example.com"][..]),
        (&PATTERNS, &["https://a.example.com"], &["https://example.com"]),
        (&PATTERNS, &["http://localhost", "http://localhost:5173"], &["https://localhost", "http://localhost:80"]),
        (&INDEX, &["https://a.example.com", "https://a.c.example:81", "http://localhost:1"], &["https://c.example:81"]),
        (&FEW_AND_PATTERNS, &[APP, "https://a.example.org"], &["https://example.org", "https://a.example.com"]),
        (&TABLE_AND_INDEX, &[APP, "https://i.example", "https://a.example.org", "https://d.example:1"], &[EVIL]),
    ] {
        for page in allowed {
            let expected = [format!("access-control-allow-origin: {page}"), "vary: Origin".to_owned()];
            assert_eq!(get(policy, page), expected);
            assert_eq!(preflight(policy, page), expected);
        }
        for page in refused {
            assert_eq!(get(policy, page), ["vary: Origin"], "{page}");
            assert_eq!(preflight(policy, page), ["vary: Origin"], "{page}");
        }
    }
}

#[test]
fn without_one_origin_line_a_matched_policy_says_vary_alone() {
    for lines_of_origin in [&[][..], &[("origin", APP), ("origin", APP)]] {
        let response = FEW.check(&request("GET", lines_of_origin)).finish(Response::new(()));
        assert_eq!(lines(&response), ["vary: Origin"]);
    }
}

#[test]
fn the_declaration_is_the_only_source_of_cors_headers() {
    let own = Response::builder()
        .header("access-control-allow-origin", EVIL)
        .header("access-control-allow-private-network", "true")
        .header("x-own", "stays")
        .header("vary", "Accept")
        .body("body")
        .unwrap();
    let response = BARE.check(&from_page("GET", APP)).finish(own.map(str::to_owned));
    assert_eq!(
        lines(&response),
        ["access-control-allow-origin: https://app.example.com", "vary: Accept", "x-own: stays"]
    );
    assert_eq!(response.body(), "body");
}

#[test]
fn an_error_carries_the_headers_as_well() {
    let failed = || Err::<Response<String>, _>(StatusCode::NOT_FOUND);
    let response = BARE.check(&from_page("GET", APP)).finish(failed()).unwrap();
    assert_eq!(response.status(), StatusCode::NOT_FOUND);
    assert!(lines(&response).contains(&"access-control-allow-origin: https://app.example.com".to_owned()));

    let teapot = |error: StatusCode| {
        assert_eq!(error, StatusCode::NOT_FOUND);
        Response::builder().status(StatusCode::IM_A_TEAPOT).body("short and stout".to_owned()).unwrap()
    };
    let response = BARE.check(&from_page("GET", APP)).finish_with(failed(), teapot).unwrap();
    assert_eq!((response.status(), response.body().as_str()), (StatusCode::IM_A_TEAPOT, "short and stout"));
    assert_eq!(lines(&response), ["access-control-allow-origin: https://app.example.com"]);
}

#[test]
fn a_decision_shows_what_the_request_is_for_debugging() {
    let preflight = BARE.check(&from_page("OPTIONS", APP));
    assert_eq!(format!("{preflight:?}"), "Cors { is_preflight: true, .. }");
    let other = FEW.check(&from_page("GET", APP));
    assert_eq!(format!("{other:?}"), "Cors { is_preflight: false, .. }");
}
