//! Cookies: which requests carry the browser's, and whose answer is then read.

use crate::{
    case::{get, put, send, Case},
    cases::{ADMIN, APP, DATA_URL, LOOKALIKE, PLAIN, PREVIEW, SAME, SANDBOXED},
    context::Page,
    verdict::Expected,
};

const PAGES: [Page; 7] = [APP, ADMIN, PREVIEW, LOOKALIKE, PLAIN, SANDBOXED, DATA_URL];

/// A letter for each of `PAGES`: `r` reads the answer to a request with a cookie, `-` does not.
const POLICIES: [(&str, &str); 7] = [
    ("credentials", "r------"),
    ("several-credentials", "rr-----"),
    ("sub-credentials", "--r----"),
    ("any", "-------"),
    ("one", "-------"),
    ("several", "-------"),
    ("example", "-------"),
];

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for (policy, row) in POLICIES {
        for (page, letter) in PAGES.into_iter().zip(row.chars()) {
            let or = |refused| if letter == 'r' { Expected::Reads(200) } else { refused };
            let path = format!("/{policy}");
            let simple = get(&path).include().expect(or(Expected::Withheld));
            let name = format!("a GET with a cookie to `{policy}` from {page:?}");
            cases.push(Case::new(name, page, [simple]).wpt("cors/credentials-flag.htm"));
            let unsafe_request = put(&path).include().body("tea").expect(or(Expected::Unsent));
            let name = format!("a PUT with a cookie to `{policy}` from {page:?}");
            cases.push(Case::new(name, page, [unsafe_request]).wpt("fetch/api/cors/cors-cookies.any.js"));
        }
    }
    for policy in ["any", "one", "credentials", "several-credentials"] {
        for credentials in ["omit", "same-origin"] {
            let path = format!("/{policy}");
            for step in [get(&path), put(&path), send("POST", &path).body("tea")] {
                let name = format!("{} to `{policy}` with credentials: {credentials}", step.method);
                let case = Case::new(name, APP, [step.credentials(credentials)]);
                cases.push(case.wpt("fetch/api/cors/cors-basic.any.js"));
            }
        }
    }
    for credentials in ["omit", "same-origin", "include"] {
        let name = format!("a GET to the page's own origin with credentials: {credentials}");
        let case = Case::new(name, SAME, [get("/one").credentials(credentials)]);
        cases.push(case.wpt("fetch/api/cors/cors-cookies.any.js"));
    }
    cases
}
