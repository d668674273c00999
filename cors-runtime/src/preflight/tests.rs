use cors_macros::policy;
use http::{Request, Response};

use super::names_authorization;
use crate::Policy;

const APP: (&str, &str) = ("origin", "https://app.example.com");
const METHOD: &str = "access-control-request-method";
const HEADERS: &str = "access-control-request-headers";

static ECHO: Policy =
    policy!(crate = crate, origins = "https://app.example.com", methods = "*", headers = "*", credentials);
static ECHO_AUTHORIZATION: Policy =
    policy!(crate = crate, origins = "https://app.example.com", headers = "*, authorization", credentials);
static DECLARED: Policy = policy!(
    crate = crate,
    origins = "https://app.example.com",
    methods = "PUT",
    headers = "authorization",
    credentials
);
static WITHOUT_CREDENTIALS: Policy =
    policy!(crate = crate, origins = "https://app.example.com", methods = "*", headers = "*, authorization");

/// Every line of the answer to a preflight with these lines.
fn lines(policy: &Policy, asked: &[(&str, &str)]) -> Vec<String> {
    let request = asked.iter().fold(Request::options("/"), |request, line| request.header(line.0, line.1));
    let request = request.body(()).unwrap();
    let response: Response<()> = policy.check(&request).preflight(&request);
    let headers = response.headers().iter();
    let mut lines: Vec<String> = headers.map(|(name, value)| format!("{name}: {}", value.to_str().unwrap())).collect();
    lines.sort_unstable();
    lines
}

/// The answer's lines but for the origin and the credentials, which are the same for all.
fn answer(policy: &Policy, asked: &[(&str, &str)]) -> Vec<String> {
    let same = ["access-control-allow-origin: ", "access-control-allow-credentials: "];
    let mut lines = lines(policy, &[&[APP], asked].concat());
    lines.retain(|line| !same.iter().any(|name| line.starts_with(name)));
    lines
}

const VARIES: [&str; 2] = ["vary: Access-Control-Request-Headers", "vary: Access-Control-Request-Method"];

#[test]
fn where_the_asterisk_meets_credentials_what_is_asked_for_is_the_answer() {
    assert_eq!(
        answer(&ECHO, &[(METHOD, "PATCH"), (HEADERS, "x-a,x-b")]),
        ["access-control-allow-headers: x-a,x-b", "access-control-allow-methods: PATCH", VARIES[0], VARIES[1]]
    );
    assert_eq!(answer(&ECHO, &[(METHOD, "PATCH")]), ["access-control-allow-methods: PATCH", VARIES[0], VARIES[1]]);
    assert_eq!(
        answer(&ECHO_AUTHORIZATION, &[(METHOD, "PUT"), (HEADERS, "x-a")]),
        ["access-control-allow-headers: x-a", VARIES[0]]
    );
}

#[test]
fn nothing_else_is_echoed() {
    let asked = [(METHOD, "PATCH"), (HEADERS, "x-a")];
    assert_eq!(
        answer(&DECLARED, &asked),
        ["access-control-allow-headers: authorization", "access-control-allow-methods: PUT"]
    );
    assert_eq!(
        answer(&WITHOUT_CREDENTIALS, &asked),
        ["access-control-allow-headers: *, authorization", "access-control-allow-methods: *"]
    );
}

/// Design, "What is sent": only where `*` meets credentials.
#[test]
fn that_something_may_be_echoed_is_known_from_the_declaration() {
    static NEITHER: Policy = policy!(crate = crate, origins = "https://app.example.com", credentials);

    for policy in [&ECHO, &ECHO_AUTHORIZATION] {
        assert!(policy.echoes(), "{policy:?}");
    }
    for policy in [&DECLARED, &WITHOUT_CREDENTIALS, &NEITHER] {
        assert!(!policy.echoes(), "{policy:?}");
    }
}

#[test]
fn the_asterisk_does_not_cover_authorization_unless_it_is_named() {
    let asked = [(METHOD, "PUT"), (HEADERS, "authorization,x-a")];
    assert_eq!(answer(&ECHO, &asked), ["access-control-allow-methods: PUT", VARIES[0], VARIES[1]]);
    assert_eq!(answer(&ECHO_AUTHORIZATION, &asked), ["access-control-allow-headers: authorization,x-a", VARIES[0]]);
}

#[test]
fn authorization_is_known_in_any_case_and_place() {
    for names in ["authorization", "Authorization", "x-a,AUTHORIZATION", "x-a, authorization ,x-b", ",authorization"] {
        assert!(names_authorization(names.as_bytes()), "{names}");
    }
    for names in ["", "x-a", "x-authorization", "authorization-x", "proxy-authorization,x-a", "authorization x-a"] {
        assert!(!names_authorization(names.as_bytes()), "{names}");
    }
}

#[test]
fn what_is_longer_than_any_page_asks_for_is_not_echoed() {
    let longest = "x".repeat(4096);
    assert_eq!(
        answer(&ECHO_AUTHORIZATION, &[(METHOD, "PUT"), (HEADERS, &longest)]),
        [format!("access-control-allow-headers: {longest}"), VARIES[0].to_owned()]
    );
    assert_eq!(answer(&ECHO_AUTHORIZATION, &[(METHOD, "PUT"), (HEADERS, &format!("{longest}x"))]), [VARIES[0]]);
}

#[test]
fn what_is_no_printable_ascii_is_not_echoed() {
    assert_eq!(
        answer(&ECHO_AUTHORIZATION, &[(METHOD, "PUT"), (HEADERS, " ~x")]),
        ["access-control-allow-headers:  ~x", VARIES[0]]
    );
    for asked in ["x-a\u{e9}", "x-a\tx-b"] {
        assert_eq!(answer(&ECHO_AUTHORIZATION, &[(METHOD, "PUT"), (HEADERS, asked)]), [VARIES[0]], "{asked}");
    }
}

#[test]
fn of_several_lines_none_is_echoed() {
    let asked = [(METHOD, "PUT"), (METHOD, "PUT"), (HEADERS, "x-a"), (HEADERS, "x-a")];
    assert_eq!(answer(&ECHO, &asked), VARIES);
}

#[test]
fn a_foreign_page_is_told_nothing_of_what_it_asked_for() {
    static MATCHED: Policy = policy!(
        crate = crate,
        origins = "https://app.example.com, https://admin.example.com",
        methods = "*",
        headers = "*",
        credentials
    );
    let answer = |origin| lines(&MATCHED, &[("origin", origin), (METHOD, "PATCH"), (HEADERS, "x-a")]);
    assert_eq!(answer("https://evil.example"), ["vary: Origin"]);
    assert_eq!(
        answer("https://admin.example.com"),
        [
            "access-control-allow-credentials: true",
            "access-control-allow-headers: x-a",
            "access-control-allow-methods: PATCH",
            "access-control-allow-origin: https://admin.example.com",
            VARIES[0],
            VARIES[1],
            "vary: Origin",
        ]
    );
}
