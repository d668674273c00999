//! What sends requests beside `fetch`: elements, fonts, streams of events, beacons. None of them can set a header, so
//! that only a beacon takes a preflight.

use crate::{
    case::{send, Case, Step, Via},
    cases::{ADMIN, APP, LOOKALIKE, SANDBOXED},
    context::Page,
    verdict::Expected,
};

/// Each with what it loads, and the Web Platform Test that is about it, if one is. All of them can be loaded with cookies and
/// without, a font apart.
const ELEMENTS: [(Via, &str, Option<&str>); 5] = [
    (Via::Image, "image", None),
    (Via::Script, "script", Some("html/semantics/scripting-1/the-script-element/script-crossorigin.html")),
    (Via::ModuleScript, "script", Some("html/semantics/scripting-1/the-script-element/module/crossorigin.html")),
    (Via::Stylesheet, "stylesheet", Some("css/cssom/stylesheet-same-origin.sub.html")),
    (Via::EventSource, "events", Some("eventsource/eventsource-cross-origin.window.js")),
];

fn load(via: Via, handler: &str, content: &str) -> Step {
    send("GET", &format!("/{handler}?as={content}")).via(via)
}

const PAGES: [Page; 4] = [APP, ADMIN, LOOKALIKE, SANDBOXED];

/// A letter for each of `PAGES`: `r` may look into what it loads, `-` is not even given it. The last column says
/// whether cookies go along.
const POLICIES: [(&str, &str, bool); 7] = [
    ("any", "rrrr", false),
    ("one", "r---", false),
    ("several", "rr--", false),
    ("example", "rr--", false),
    ("any", "----", true),
    ("one", "----", true),
    ("several-credentials", "rr--", true),
];

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for (handler, row, with_cookie) in POLICIES {
        for (page, letter) in PAGES.into_iter().zip(row.chars()) {
            let expected = if letter == 'r' { Expected::Loads } else { Expected::Withheld };
            for (via, content, wpt) in ELEMENTS {
                let step = load(via, handler, content).credentials(if with_cookie { "include" } else { "same-origin" });
                let cookie = if with_cookie { " with a cookie" } else { "" };
                let name = format!("{via:?}{cookie} from `{handler}` in {page:?}");
                cases.push(wpt.into_iter().fold(Case::new(name, page, [step.expect(expected)]), Case::wpt));
            }
            if !with_cookie {
                let step = load(Via::Font, handler, "font").expect(expected);
                cases.push(Case::new(format!("Font from `{handler}` in {page:?}"), page, [step]));
            }
        }
    }
    [cases, without_cors(), beacons()].concat()
}

/// Without the attribute `crossorigin`, cookies go along, no policy is asked, and the script may not look into it.
fn without_cors() -> Vec<Case> {
    let mut cases = Vec::new();
    for (via, content, wpt) in
        ELEMENTS.into_iter().filter(|(via, ..)| matches!(via, Via::Image | Via::Script | Via::Stylesheet))
    {
        for page in [APP, LOOKALIKE] {
            let step = load(via, "one", content).mode("no-cors").include().opaque();
            let case = Case::new(format!("{via:?} without `crossorigin` in {page:?}"), page, [step]);
            cases.push(wpt.into_iter().fold(case, Case::wpt));
        }
    }
    cases
}

/// A beacon with JSON takes a preflight, and always goes with cookies.
fn beacons() -> Vec<Case> {
    const CORS: &str = "beacon/beacon-cors.https.window.js";
    const PREFLIGHT_FAILURE: &str = "beacon/beacon-preflight-failure.sub.window.js";
    let beacon = |to: &str| send("POST", to).via(Via::Beacon).include();
    let json = |to: &str| beacon(to).header("content-type", "application/json").body("{}").preflights(1);
    let text = |to: &str| beacon(to).mode("no-cors").body("tea");
    vec![
        Case::new("a beacon with JSON", APP, [json("/content-type-credentials").sent()]).wpt(CORS),
        Case::new("a beacon with JSON, where no credentials are allowed", APP, [json("/content-type").unsent()])
            .wpt(PREFLIGHT_FAILURE),
        Case::new("a beacon with JSON, where no header is allowed", APP, [json("/any-method-credentials").unsent()])
            .wpt(PREFLIGHT_FAILURE),
        Case::new("a beacon with JSON, open to all", APP, [json("/open").unsent()]).wpt(PREFLIGHT_FAILURE),
        Case::new("a beacon with JSON from a foreign page", LOOKALIKE, [json("/content-type-credentials").unsent()])
            .wpt(PREFLIGHT_FAILURE),
        Case::new("a beacon with JSON from a sandboxed frame", SANDBOXED, [json("/content-type-credentials").unsent()])
            .wpt(PREFLIGHT_FAILURE),
        Case::new("a beacon with text takes no preflight", APP, [text("/one").sent()]).wpt(CORS),
        Case::new("not even from a foreign page", LOOKALIKE, [text("/one").sent()]).wpt(CORS),
    ]
}
