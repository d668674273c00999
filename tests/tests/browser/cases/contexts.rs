//! Frames and workers: which of them are of their page's origin, and what the others, whose origin is opaque, are let
//! read. The policies cannot name an opaque origin: it is sent as `null`.

use crate::{
    case::{get, put, send, Case, Step},
    cases::{DATA_URL, SANDBOXED},
    context::{Context, Page},
    verdict::Expected,
};

const APP: &str = "https://app.example.com";

/// Each with the `Origin` that it sends, and the Web Platform Test that is about it, if one is.
const CONTEXTS: [(Page, &str, Option<&str>); 15] = [
    (SANDBOXED, "null", Some("fetch/api/cors/sandboxed-iframe.html")),
    (Page::In(&[Context::SandboxedSameOriginFrame], APP), APP, None),
    (Page::In(&[Context::SrcdocFrame], APP), APP, None),
    (Page::In(&[Context::SandboxedSrcdocFrame], APP), "null", Some("fetch/api/cors/sandboxed-iframe.html")),
    (Page::In(&[Context::SandboxedFrame, Context::SrcdocFrame], APP), "null", None),
    (DATA_URL, "null", Some("fetch/api/cors/data-url-iframe.html")),
    (Page::In(&[Context::BlobFrame], APP), APP, None),
    (Page::In(&[Context::Worker], APP), APP, Some("fetch/api/cors/cors-basic.any.js")),
    (Page::In(&[Context::ModuleWorker], APP), APP, None),
    (Page::In(&[Context::BlobWorker], APP), APP, None),
    (Page::In(&[Context::SandboxedFrame, Context::BlobWorker], APP), "null", None),
    (Page::In(&[Context::DataWorker], APP), "null", Some("fetch/api/cors/data-url-worker.html")),
    (Page::In(&[Context::DataModuleWorker], APP), "null", Some("fetch/api/cors/data-url-worker.html")),
    (Page::In(&[Context::DataSharedWorker], APP), "null", Some("fetch/api/cors/data-url-shared-worker.html")),
    (Page::File, "null", None),
];

/// A letter for each of `CONTEXTS`: `r` reads the answer, `-` does not. The last column says whether cookies go along.
const POLICIES: [(&str, &str, bool); 11] = [
    ("any", "rrrrrrrrrrrrrrr", false),
    ("one", "-rr---rrrr-----", false),
    ("several", "-rr---rrrr-----", false),
    ("example", "-rr---rrrr-----", false),
    ("port", "-rr---rrrr-----", false),
    ("sub", "---------------", false),
    ("any", "---------------", true),
    ("one", "---------------", true),
    ("credentials", "-rr---rrrr-----", true),
    ("several-credentials", "-rr---rrrr-----", true),
    ("sub-credentials", "---------------", true),
];

/// What no policy answers: the same letters.
const UNANNOTATED: [(&str, &str, bool); 4] = [
    ("silent", "---------------", false),
    ("null-as-origin", "r--rrr----rrrrr", false),
    ("null-as-origin", "---------------", true),
    ("null-and-credentials", "r--rrr----rrrrr", true),
];

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for (handler, row, with_cookie) in POLICIES.into_iter().chain(UNANNOTATED) {
        let path = format!("/{handler}");
        for ((page, origin, wpt), letter) in CONTEXTS.into_iter().zip(row.chars()) {
            let or = |refused| if letter == 'r' { Expected::Reads(200) } else { refused };
            let mut steps = vec![get(&path).expect(or(Expected::Withheld))];
            if !UNANNOTATED.contains(&(handler, row, with_cookie)) {
                steps.push(put(&path).header("x-custom", "1").body("tea").expect(or(Expected::Unsent)));
            }
            for step in steps {
                let step = if with_cookie { step.include() } else { step };
                let cookie = if with_cookie { " with a cookie" } else { "" };
                let name = format!("a {}{cookie} to `{handler}` from {page:?}", step.method);
                let case = Case::new(name, page, [step.origin(origin)]);
                cases.push(wpt.into_iter().fold(case, Case::wpt));
            }
        }
    }
    cases.extend(own_host());
    cases
}

/// What the API's own page opens: where the origin is opaque, the page's own host is another origin as well.
fn own_host() -> Vec<Case> {
    const API: &str = "https://api.example.com";
    const SANDBOXED: Page = Page::In(&[Context::SandboxedFrame], API);
    const DATA_WORKER: Page = Page::In(&[Context::DataWorker], API);
    const BLOB_WORKER: Page = Page::In(&[Context::BlobWorker], API);
    const SRCDOC: Page = Page::In(&[Context::SrcdocFrame], API);
    let unannotated = |name: &str, step: Step| Case::new(name, SANDBOXED, [step.origin("null")]);
    let mut cases = vec![
        unannotated("a sandboxed frame is a stranger to its own host", get("/silent").withheld())
            .wpt("xhr/access-control-sandboxed-iframe-denied.htm"),
        unannotated("and a PUT takes a preflight there", put("/silent").unsent()),
        unannotated("and may read what is open to `null`", get("/null-as-origin"))
            .wpt("xhr/access-control-sandboxed-iframe-allow-origin-null.htm"),
    ];
    for page in [SANDBOXED, DATA_WORKER] {
        let case = |name: &str, step: Step| Case::new(format!("{name} of {page:?}"), page, [step.origin("null")]);
        cases.extend([
            case("a list of pages is none", get("/several").withheld())
                .wpt("xhr/access-control-sandboxed-iframe-denied-without-wildcard.htm"),
            case("a pattern that has the page's own host is none", get("/example").withheld()),
            case("what is open to all is open to it", get("/any")).wpt("xhr/access-control-sandboxed-iframe-allow.htm"),
            case("no cookie of its own host goes along by itself", get("/any").credentials("same-origin")),
            case("nor is what came with one read", get("/any").include().withheld()),
        ]);
    }
    for page in [BLOB_WORKER, SRCDOC] {
        let case = |name: &str, step: Step| Case::new(format!("{name} of {page:?}"), page, [step]);
        cases.extend([
            case("no policy is asked for the page's own host", get("/silent").credentials("same-origin")),
            case("nor by a preflight", send("PUT", "/silent").origin(API)),
        ]);
    }
    cases
}

/// Those whose origin is opaque.
pub(super) fn opaque() -> impl Iterator<Item = Page> {
    CONTEXTS.into_iter().filter(|(_, origin, _)| *origin == "null").map(|(page, ..)| page)
}
