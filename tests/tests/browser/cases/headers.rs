//! Which request headers a policy lets through.

use crate::{
    case::{get, send, Case, Step},
    cases::APP,
    verdict::Expected,
};

/// The requests, each of which takes a preflight.
fn requests(to: &str) -> [(&'static str, Step); 7] {
    [
        ("x-custom", get(to).header("x-custom", "1")),
        ("x-other", get(to).header("x-other", "1")),
        ("X-CUSTOM", get(to).header("X-CUSTOM", "1")),
        ("authorization", get(to).header("Authorization", "Bearer t")),
        ("x-unknown", get(to).header("x-unknown", "1")),
        ("x-custom and authorization", get(to).header("x-custom", "1").header("authorization", "Bearer t")),
        ("JSON", send("POST", to).header("content-type", "application/json").body("{}")),
    ]
}

/// A letter for each of the requests: `r` is read, `-` is not sent.
const POLICIES: [(&str, &str); 8] = [
    ("one", "r-r----"),
    ("headers", "rrrr-r-"),
    ("any-header", "rrr-r-r"),
    ("any-header-and-authorization", "rrrrrrr"),
    ("any-header-credentials", "rrr-r-r"),
    ("any-header-and-authorization-credentials", "rrrrrrr"),
    ("content-type", "------r"),
    ("methods", "-------"),
];

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for (policy, row) in POLICIES {
        let requests = requests(&format!("/{policy}"));
        for ((name, step), letter) in requests.into_iter().zip(row.chars()) {
            let step = step.preflights(1).expect(if letter == 'r' { Expected::Reads(200) } else { Expected::Unsent });
            let wpt = match policy {
                "any-header" | "any-header-and-authorization" => "fetch/api/cors/cors-preflight-star.any.js",
                _ => "cors/request-headers.htm",
            };
            if policy.ends_with("credentials") {
                let with_cookie =
                    Case::new(format!("{name} to `{policy}`, with a cookie"), APP, [step.clone().include()]);
                cases.push(with_cookie.wpt("fetch/api/cors/cors-preflight-star.any.js"));
            }
            cases.push(Case::new(format!("{name} to `{policy}`"), APP, [step]).wpt(wpt));
        }
    }
    // Sorted, in lower case and joined without a space: the wire shows it.
    let several = get("/headers").header("X-Other", "1").header("AUTHORIZATION", "x").header("x-Custom", "1");
    cases.push(
        Case::new("the names that a preflight asks for", APP, [several.preflights(1)]).wpt("cors/allow-headers.htm"),
    );
    for (name, value) in [
        ("cookie", "a=b"),
        ("origin", "https://evil.example"),
        ("sec-test", "1"),
        ("proxy-test", "1"),
        ("accept-charset", "utf-8"),
        ("accept-encoding", "br"),
        ("access-control-request-headers", "x-custom"),
        ("access-control-request-method", "PUT"),
        ("connection", "close"),
        ("content-length", "3"),
        ("cookie2", "a=b"),
        ("date", "now"),
        ("dnt", "1"),
        ("expect", "100-continue"),
        ("host", "evil.example"),
        ("keep-alive", "1"),
        ("referer", "https://evil.example"),
        ("set-cookie", "a=b"),
        ("te", "trailers"),
        ("trailer", "x-custom"),
        ("transfer-encoding", "chunked"),
        ("upgrade", "h2c"),
        ("via", "1.1 a"),
        ("x-http-method-override", "TRACE"),
        ("x-method-override", "CONNECT"),
        ("x-http-method", "get, track"),
    ] {
        let case = Case::new(format!("{name}, which scripts cannot set"), APP, [get("/methods").header(name, value)]);
        cases.push(case.wpt("cors/request-headers.htm"));
    }
    let overrides = get("/methods").header("x-http-method-override", "PUT").preflights(1).unsent();
    cases.push(Case::new("x-http-method-override, which may name any but a forbidden method", APP, [overrides]));
    cases
}
