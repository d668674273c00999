//! Which pages read the answer of which policy.

use crate::{
    case::{get, put, Case},
    cases::{ADMIN, APP, DATA_URL, LOOKALIKE, PLAIN, PREVIEW, SANDBOXED},
    context::Page,
    verdict::Expected,
};

const PAGES: [Page; 14] = [
    APP,
    ADMIN,
    PREVIEW,
    Page::At("https://preview.example.com"),
    LOOKALIKE,
    Page::At("https://evilexample.com"),
    PLAIN,
    Page::At("https://app.example.com:8443"),
    Page::At("https://app.example.com."),
    Page::At("http://localhost:8080"),
    Page::At("http://127.0.0.1:8080"),
    Page::At("https://xn--bcher-kva.example"),
    SANDBOXED,
    DATA_URL,
];

/// A letter for each of `PAGES`: `r` reads the answer, `-` does not.
const POLICIES: [(&str, &str); 13] = [
    ("any", "rrrrrrrrrrrrrr"),
    ("one", "r-------------"),
    ("several", "rr------------"),
    ("sub", "--r-----------"),
    ("example", "rrrr----------"),
    ("port", "r------r------"),
    ("sub-port", "rrrr---r------"),
    ("local", "---------r----"),
    ("insecure", "------r-------"),
    ("many", "rr-----r------"),
    ("mixed", "r-r------r----"),
    ("idn", "-----------r--"),
    ("address", "----------r---"),
];

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for (policy, row) in POLICIES {
        for (page, letter) in PAGES.into_iter().zip(row.chars()) {
            let reads = letter == 'r';
            let simple =
                get(&format!("/{policy}")).expect(if reads { Expected::Reads(200) } else { Expected::Withheld });
            let name = format!("a GET to `{policy}` from {page:?}");
            cases.push(Case::new(name, page, [simple]).wpt(wpt(page, reads)));
        }
        // The preflight's answer holds by the same rule: the pages at the ends of the table and in its middle.
        for (page, letter) in PAGES.into_iter().zip(row.chars()).filter(|(page, _)| PREFLIGHTING.contains(page)) {
            let expected = if letter == 'r' { Expected::Reads(200) } else { Expected::Unsent };
            let unsafe_request = put(&format!("/{policy}")).header("x-custom", "1").body("tea").expect(expected);
            let name = format!("a PUT with a header to `{policy}` from {page:?}");
            cases.push(Case::new(name, page, [unsafe_request]).wpt("fetch/api/cors/cors-preflight.any.js"));
        }
    }
    cases.push(
        Case::new("headers by hand do not let another page in", LOOKALIKE, [get("/sets-by-hand").withheld()])
            .wpt("fetch/api/cors/cors-multiple-origins.sub.any.js"),
    );
    cases.push(Case::new(
        "headers by hand do not keep the named page out",
        APP,
        [get("/sets-by-hand").sees(&[
            "cache-control",
            "content-language",
            "content-type",
            "expires",
            "last-modified",
            "pragma",
        ])],
    ));
    cases
}

const PREFLIGHTING: [Page; 5] = [APP, ADMIN, PREVIEW, PLAIN, SANDBOXED];

/// The Web Platform Test that asks the same.
fn wpt(page: Page, reads: bool) -> &'static str {
    match (page, reads) {
        (DATA_URL, _) => "fetch/api/cors/data-url-iframe.html",
        (SANDBOXED, _) => "fetch/api/cors/sandboxed-iframe.html",
        (_, true) => "cors/basic.htm",
        (ADMIN | PLAIN, false) => "cors/remote-origin.htm",
        (_, false) => "cors/origin.htm",
    }
}
