//! Answers that no policy gives: the model has to judge them as Chromium does, or it would be no judge of ours.

use crate::{
    case::{get, put, send, Case, Step},
    cases::{ADMIN, APP, DATA_URL, SANDBOXED},
    unannotated::{ODD_CREDENTIALS, ODD_ORIGINS, SPACED_ORIGINS},
    verdict::Expected,
};

pub(crate) fn cases() -> Vec<Case> {
    [single(), names(), lists(), repeated(), odd_values(), statuses()].concat()
}

fn custom(to: &str) -> Step {
    get(to).header("x-custom", "1").preflights(1)
}

fn single() -> Vec<Case> {
    vec![
        Case::new("true among capitals", APP, [get("/true-in-capitals").include().withheld()])
            .wpt("cors/credentials-flag.htm"),
        Case::new("true among capitals, without a cookie", APP, [get("/true-in-capitals")]),
        Case::new("true, twice", APP, [get("/true-twice").include().withheld()]).wpt("cors/credentials-flag.htm"),
        Case::new("a preflight without credentials", APP, [put("/no-credentials").include().unsent()])
            .wpt("cors/credentials-flag.htm"),
        Case::new("`*` and credentials", APP, [get("/star-and-credentials").include().withheld()])
            .wpt("cors/credentials-flag.htm"),
        Case::new("`*` and credentials, in a preflight", APP, [put("/star-and-credentials").include().unsent()]),
        Case::new("`*` and credentials, without a cookie", APP, [get("/star-and-credentials")]),
        Case::new("`null` lets a page be", APP, [get("/null-as-origin").withheld()]).wpt("cors/origin.htm"),
        Case::new("`null` is every sandboxed frame", SANDBOXED, [get("/null-as-origin")]).wpt("cors/origin.htm"),
        Case::new("`null` is every data: URL", DATA_URL, [get("/null-as-origin")])
            .wpt("fetch/api/cors/data-url-iframe.html"),
        Case::new("a foreign page", ADMIN, [get("/preflight-only").withheld()]),
        Case::new("headers on the preflight alone", APP, [put("/preflight-only").withheld()])
            .wpt("cors/preflight-failure.htm"),
        Case::new("no headers on the preflight", APP, [put("/preflight-without").unsent()])
            .wpt("cors/preflight-failure.htm"),
        Case::new("any ok status", APP, [put("/preflight-299")]).wpt("fetch/api/cors/cors-preflight-status.any.js"),
        Case::new("a method among empty items", APP, [put("/methods-with-empty-items")])
            .wpt("fetch/api/cors/cors-preflight-response-validation.any.js"),
        Case::new("methods on two lines", APP, [put("/methods-on-two-lines")]),
        Case::new("`*` among methods", APP, [put("/methods-star-among-others")]),
        Case::new("a method in lower case", APP, [put("/method-in-lower-case").unsent()]),
        Case::new("malformed methods", APP, [put("/methods-malformed").unsent()])
            .wpt("fetch/api/cors/cors-preflight-response-validation.any.js"),
        Case::new("malformed header names", APP, [custom("/headers-malformed").unsent()])
            .wpt("fetch/api/cors/cors-preflight-response-validation.any.js"),
        Case::new("header names in capitals", APP, [custom("/headers-in-capitals")]).wpt("cors/allow-headers.htm"),
        Case::new("header names on two lines", APP, [custom("/headers-on-two-lines")]).wpt("cors/allow-headers.htm"),
        Case::new(
            "malformed exposed names",
            APP,
            [get("/expose-malformed").sees(&[
                "cache-control",
                "content-language",
                "content-type",
                "expires",
                "last-modified",
                "pragma",
            ])],
        )
        .wpt("cors/access-control-expose-headers-parsing.window.js"),
        Case::new(
            "exposed names on two lines",
            APP,
            [get("/expose-on-two-lines").sees(&[
                "cache-control",
                "content-language",
                "content-type",
                "etag",
                "expires",
                "last-modified",
                "pragma",
                "x-request-id",
            ])],
        )
        .wpt("cors/access-control-expose-headers-parsing.window.js"),
        Case::new(
            "`*` is a name where cookies are sent",
            APP,
            [get("/expose-star-and-credentials").include().sees(&[
                "cache-control",
                "content-language",
                "content-type",
                "expires",
                "last-modified",
                "pragma",
            ])],
        )
        .wpt("fetch/api/cors/cors-expose-star.sub.any.js"),
    ]
}

/// `*` where it is a name, and names and values of other shapes.
fn names() -> Vec<Case> {
    vec![
        Case::new("`*` as a method and as a header", APP, [send("*", "/stars").header("*", "1").preflights(1)])
            .wpt("fetch/api/cors/cors-preflight-star.any.js"),
        Case::new(
            "`*` as a method and as a header, which a cookie leaves nothing but names",
            APP,
            [send("*", "/stars").header("*", "1").include().preflights(1)],
        )
        .wpt("fetch/api/cors/cors-preflight-star.any.js"),
        Case::new("a method in lower case that takes no preflight", APP, [custom("/safelisted-method-in-lower-case")])
            .wpt("fetch/api/cors/cors-preflight-star.any.js"),
        Case::new(
            "a header that is called `*`",
            APP,
            [get("/star-header").sees(&[
                "*",
                "access-control-allow-credentials",
                "access-control-allow-origin",
                "access-control-expose-headers",
                "cache-control",
                "content-language",
                "content-type",
                "etag",
                "expires",
                "last-modified",
                "pragma",
                "x-request-id",
                "x-secret",
            ])],
        )
        .wpt("fetch/api/cors/cors-expose-star.sub.any.js"),
        Case::new(
            "a header that is called `*`, with a cookie",
            APP,
            [get("/star-header").include().sees(&[
                "*",
                "cache-control",
                "content-language",
                "content-type",
                "expires",
                "last-modified",
                "pragma",
            ])],
        )
        .wpt("fetch/api/cors/cors-expose-star.sub.any.js"),
        Case::new(
            "a header on two lines, and an empty one",
            APP,
            [get("/expose-values").sees(&[
                "cache-control",
                "content-language",
                "content-type",
                "expires",
                "last-modified",
                "pragma",
                "x-empty",
                "x-twice",
            ])],
        )
        .wpt("cors/response-headers.htm"),
    ]
}

fn lists() -> Vec<Case> {
    let mut cases = Vec::new();
    // The handler, then whether it allows a PUT and a custom header, without and with a cookie.
    for (handler, allows, allows_with_cookie) in [
        ("stars", true, false),
        ("tabs", true, false),
        ("spaces", true, true),
        ("empty-lists", false, false),
        ("quoted", false, false),
        ("semicolons", false, false),
        ("one-bad-item", false, false),
    ] {
        let to = format!("/{handler}");
        let expected = |allows| if allows { Expected::Reads(200) } else { Expected::Unsent };
        for step in [put(&to), custom(&to)] {
            let with_cookie = step.clone().include().expect(expected(allows_with_cookie));
            let name = format!("a {} where the lists are `{handler}`", step.method);
            cases.push(
                Case::new(name.clone(), APP, [step.expect(expected(allows))])
                    .wpt("fetch/api/cors/cors-preflight-response-validation.any.js"),
            );
            cases.push(Case::new(format!("{name}, with a cookie"), APP, [with_cookie]));
        }
    }
    let authorization = |to: &str| get(to).header("authorization", "Bearer t").preflights(1);
    cases.push(
        Case::new("`*` is not Authorization", APP, [authorization("/stars").unsent()])
            .wpt("fetch/api/cors/cors-preflight-star.any.js"),
    );
    cases.push(Case::new("Authorization by name", APP, [authorization("/tabs")]));
    cases
}

/// What differs in the handler alone.
fn repeated() -> Vec<Case> {
    let mut cases = Vec::new();
    for handler in ["preflight-404", "preflight-500", "preflight-304"] {
        cases.push(
            Case::new(format!("a preflight answered by `{handler}`"), APP, [put(&format!("/{handler}")).unsent()])
                .wpt("fetch/api/cors/cors-preflight-status.any.js"),
        );
    }
    for handler in [
        "silent",
        "two-stars",
        "star-and-origin",
        "star-and-nothing",
        "nothing-and-star",
        "nothing-and-origin",
        "two-origins",
        "same-origin-twice",
        "joined-origins",
        "origin-in-capitals",
        "origin-with-slash",
        "origin-with-port",
        "origin-without-scheme",
        "pattern-as-origin",
        "empty-origin",
    ] {
        let case = Case::new(format!("an answer of `{handler}`"), APP, [get(&format!("/{handler}")).withheld()]);
        let case = case.wpt("cors/origin.htm");
        cases.push(match handler {
            "two-origins" | "two-stars" | "star-and-origin" | "same-origin-twice" => {
                case.wpt("fetch/api/cors/cors-multiple-origins.sub.any.js")
            }
            _ => case,
        });
    }
    cases
}

/// What stands in the two headers that open the API, and is none of the values that do.
fn odd_values() -> Vec<Case> {
    let mut cases = Vec::new();
    for (number, value) in ODD_ORIGINS.iter().enumerate() {
        let step = get(&format!("/odd-origin-{number}")).withheld();
        cases.push(Case::new(format!("`{value}` as origin"), APP, [step]).wpt("cors/origin.htm"));
    }
    for (number, value) in SPACED_ORIGINS.iter().enumerate() {
        let step = get(&format!("/spaced-origin-{number}"));
        let case = Case::new(format!("`{}` as origin", value.escape_debug()), APP, [step]);
        cases.push(case.wpt("cors/origin.htm").wpt("cors/remote-origin.htm"));
    }
    for (number, value) in ODD_CREDENTIALS.iter().enumerate() {
        let step = get(&format!("/odd-credentials-{number}")).include().withheld();
        let case = Case::new(format!("`{value}` as credentials"), APP, [step]);
        cases.push(case.wpt("cors/credentials-flag.htm"));
    }
    cases
}

/// A preflight says yes by an *ok status* alone, and is not redirected.
fn statuses() -> Vec<Case> {
    let mut cases = Vec::new();
    // Without 408, after which Chromium's transport sends the same request again and again.
    for status in [
        200, 201, 202, 203, 204, 205, 206, 299, 300, 301, 302, 303, 304, 305, 306, 307, 308, 400, 401, 402, 403, 404,
        405, 406, 407, 409, 410, 411, 412, 413, 414, 415, 416, 417, 500, 501, 502, 503, 504, 505, 680, 790,
    ] {
        let expected = if status < 300 { Expected::Reads(200) } else { Expected::Unsent };
        let step = custom(&format!("/preflight-status?preflight={status}")).expect(expected);
        let case = Case::new(format!("a preflight with status {status}"), APP, [step]);
        let case = case.wpt("fetch/api/cors/cors-preflight-status.any.js").wpt("cors/preflight-failure.htm");
        cases.push(match status {
            301 | 302 | 303 | 307 | 308 => {
                case.wpt("fetch/api/cors/cors-preflight-redirect.any.js").wpt("cors/redirect-preflight.htm")
            }
            _ => case,
        });
    }
    cases
}
