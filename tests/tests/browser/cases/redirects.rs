//! Redirects, as far as CORS goes.

use crate::{
    case::{get, put, send, Case, Step},
    cases::{ADMIN, APP, LOOKALIKE, SAME, SANDBOXED},
    context::Page,
};

const CORS_REDIRECT: &str = "fetch/api/cors/cors-redirect.any.js";
const ORIGIN: &str = "cors/redirect-origin.htm";
const COOKIES: &str = "fetch/api/cors/cors-cookies-redirect.any.js";
const CREDENTIALS: &str = "fetch/api/cors/cors-redirect-credentials.any.js";
const PREFLIGHT: &str = "fetch/api/cors/cors-redirect-preflight.any.js";

/// The origin of `APP`, an API as well.
const HOME: &str = "https://app.example.com";

/// A third host.
const OTHER: &str = "https://other.example.net";

pub(crate) fn cases() -> Vec<Case> {
    [where_to(), addresses(), with_cookies(), with_preflights(), each_asked_for(), tainted(), rewritten()].concat()
}

/// A GET to `from` that is sent on to `to`.
fn sent_on(from: &str, to: &str) -> Step {
    send_on("GET", 302, from, to)
}

fn send_on(method: &str, status: u16, from: &str, to: &str) -> Step {
    send(method, &format!("{from}?status={status}&location={to}"))
}

fn where_to() -> Vec<Case> {
    let (other_one, other_any) = (&format!("{OTHER}/one"), &format!("{OTHER}/any"));
    let (home_one, home_any, home_silent) = (&format!("{HOME}/one"), &format!("{HOME}/any"), &format!("{HOME}/silent"));
    let api = "https://api.example.com";
    let there_and_back = format!("{other_any}?status=302&location={api}/one");
    let row = |name: &str, page: Page, step: Step, wpt| Case::new(name, page, [step]).wpt(wpt);
    vec![
        row("within the API", APP, sent_on("/one", "/several"), CORS_REDIRECT),
        row("twice", APP, sent_on("/one", "/several?status=307&location=/one"), CORS_REDIRECT),
        row("to a handler that does not allow the page", APP, sent_on("/one", "/sub").withheld(), CORS_REDIRECT),
        row("from one that does not", ADMIN, sent_on("/one", "/several").withheld(), CORS_REDIRECT),
        row("from one without a policy", APP, sent_on("/silent", "/one").withheld(), ORIGIN),
        // Past a second origin the page's own is no longer told: `Origin: null`, which no list matches.
        row("to another host that names the page", APP, sent_on("/one", other_one).withheld(), ORIGIN),
        row("to another host, open to all", APP, sent_on("/one", other_any), ORIGIN),
        row("to another host and back", APP, sent_on("/any", &there_and_back).withheld(), CORS_REDIRECT),
        row("to the page's own origin, to which it is a stranger", APP, sent_on("/one", home_one).withheld(), ORIGIN),
        row("to the page's own origin, open to all", APP, sent_on("/one", home_any), ORIGIN),
        row("from the page's own origin", APP, sent_on(home_silent, &format!("{api}/one")), ORIGIN),
        row(
            "from the page's own origin to a stranger",
            APP,
            sent_on(home_silent, &format!("{api}/sub")).withheld(),
            ORIGIN,
        ),
        row("to another host that names `null`", APP, sent_on("/one", &format!("{OTHER}/null-as-origin")), ORIGIN),
        row("to another host without a policy", APP, sent_on("/any", &format!("{OTHER}/silent")).withheld(), ORIGIN),
        row(
            "to the page's own origin, which names `null`",
            APP,
            sent_on("/any", &format!("{HOME}/null-as-origin")),
            ORIGIN,
        ),
        row("to the page's own origin without a policy", APP, sent_on("/any", home_silent).withheld(), ORIGIN),
        row("from one that names `null`", APP, sent_on("/null-as-origin", "/any").withheld(), ORIGIN),
        row("from the page's own origin, open to all", APP, sent_on(home_silent, &format!("{api}/any")), ORIGIN),
        row(
            "from the page's own origin to one that names `null`",
            APP,
            sent_on(home_silent, &format!("{api}/null-as-origin")).withheld(),
            ORIGIN,
        ),
        row("within the API, to one that names `null`", APP, sent_on("/any", "/null-as-origin").withheld(), ORIGIN),
        row("to another port", SAME, sent_on("/silent", &format!("{api}:8443/any")), CORS_REDIRECT),
        row("from a foreign page", LOOKALIKE, sent_on("/any", "/one").withheld(), CORS_REDIRECT),
        row("from a sandboxed frame", SANDBOXED, sent_on("/any", "/any"), CORS_REDIRECT),
        row("more than twenty times", APP, sent_on("/one", "loop").withheld(), CORS_REDIRECT),
        row("no-cors: to another host", APP, sent_on("/one", other_one).mode("no-cors").opaque(), CORS_REDIRECT),
        row(
            "same-origin: not to another host",
            APP,
            sent_on(home_one, &format!("{api}/one")).mode("same-origin").withheld(),
            CORS_REDIRECT,
        ),
    ]
}

fn addresses() -> Vec<Case> {
    let mut cases = Vec::new();
    for (to, wpt) in [
        ("https://user@api.example.com/one", "cors/redirect-userinfo.htm"),
        ("https://:secret@api.example.com/one", CREDENTIALS),
        ("https://user:@api.example.com/one", "cors/redirect-userinfo.htm"),
        ("https://user:secret@other.example.net/any", CREDENTIALS),
        ("data:text/plain,tea", CORS_REDIRECT),
        ("ftp://api.example.com/any", CORS_REDIRECT),
        ("about:blank", CORS_REDIRECT),
        ("javascript:1", CORS_REDIRECT),
        ("https://", CORS_REDIRECT),
        ("https://api.example.com:99999/", CORS_REDIRECT),
    ] {
        cases.push(Case::new(format!("not to {to}"), APP, [sent_on("/any", to).withheld()]).wpt(wpt));
    }
    for status in [301, 302, 303, 307, 308] {
        let silent = format!("{HOME}/silent");
        for (from, to) in [
            (&*silent, "api.example.com"),
            ("/any", "app.example.com"),
            ("/any", "api.example.com"),
            ("/any", "other.example.net"),
        ] {
            for user in ["user:secret", "user:", ":secret"] {
                let step = send_on("GET", status, from, &format!("https://{user}@{to}/any")).withheld();
                let case = Case::new(format!("{status} from {from} to {user}@{to}"), APP, [step]);
                cases.push(case.wpt(CREDENTIALS));
            }
        }
    }
    for to in [
        "//other.example.net/any",
        "/any#part",
        "https://api.example.com:443/any",
        "HTTPS://API.example.com/any",
        "any",
        "/x/../any",
        "https://@api.example.com/any",
    ] {
        cases.push(Case::new(format!("to {to}"), APP, [sent_on("/any", to)]).wpt(CORS_REDIRECT));
    }
    for status in [300, 304, 305, 306] {
        let step = send_on("GET", status, "/any", "/any").reads(status);
        cases.push(Case::new(format!("{status} is no redirect"), APP, [step]));
    }
    cases.push(Case::new("302 without a Location is none either", APP, [get("/one?status=302").reads(302)]));
    cases
}

fn with_cookies() -> Vec<Case> {
    let row = |name: &str, from: &str, to: &str, reads: bool| {
        let step = sent_on(from, to).include();
        Case::new(name, APP, [if reads { step } else { step.withheld() }]).wpt(COOKIES)
    };
    let api = "https://api.example.com/credentials";
    vec![
        row("with a cookie, within the API", "/credentials", "/credentials", true),
        row("with a cookie, from the page's own origin", &format!("{HOME}/silent"), api, true),
        row("with a cookie, to a handler without credentials", "/credentials", "/one", false),
        row("with a cookie, to another host", "/credentials", &format!("{OTHER}/credentials"), false),
        row("with a cookie, to another host as `null`", "/credentials", &format!("{OTHER}/null-and-credentials"), true),
        Case::new(
            "with a cookie and a header, to another host as `null`",
            APP,
            [sent_on("/credentials", &format!("{OTHER}/null-and-credentials"))
                .include()
                .header("x-custom", "1")
                .preflights(2)],
        )
        .wpt(COOKIES),
    ]
}

fn with_preflights() -> Vec<Case> {
    let row = |name: &str, step: Step, wpt| Case::new(name, APP, [step]).wpt(wpt);
    let a_put = |status, from: &str, to: &str| send_on("PUT", status, from, to).body("tea").preflights(2);
    let authorized = |to: &str| sent_on("/open", to).header("authorization", "Bearer t");
    let from_home = a_put(307, &format!("{HOME}/silent"), "https://api.example.com/one").preflights(1);
    vec![
        row("a PUT is asked for again", a_put(307, "/one", "/several"), "cors/redirect-preflight.htm"),
        row("a PUT is refused where it is sent on to", a_put(307, "/one", "/sub").withheld(), PREFLIGHT),
        row("a PUT, to another host", a_put(308, "/one", &format!("{OTHER}/any")), "cors/redirect-preflight-2.htm"),
        row("a PUT from the page's own origin", from_home, "cors/redirect-preflight.htm"),
        row("a header is asked for again", sent_on("/one", "/any").header("x-custom", "1").preflights(2), PREFLIGHT),
        // A redirect to another origin drops `Authorization`, so that nothing is left to ask for.
        row("Authorization stays behind", authorized(&format!("{OTHER}/open")).preflights(1), PREFLIGHT),
        row("Authorization goes on within the API", authorized("/headers").preflights(2), PREFLIGHT),
        row(
            "a preflight is not redirected",
            put("/preflight-redirect").unsent(),
            "fetch/api/cors/cors-preflight-redirect.any.js",
        ),
    ]
}

/// Each of the hosts is asked for a header of one's own, but for the page's own at the start.
fn each_asked_for() -> Vec<Case> {
    let mut cases = Vec::new();
    let api = "https://api.example.com";
    for status in [301, 302, 303, 307, 308] {
        for (from, to, preflights) in
            [(format!("{HOME}/silent"), api, 1), (format!("{api}/open"), HOME, 2), (format!("{api}/open"), OTHER, 2)]
        {
            let step = |handler| {
                send_on("GET", status, &from, &format!("{to}/{handler}")).header("x-custom", "1").preflights(preflights)
            };
            let name = format!("{status} of a GET with a header from {from} to {to}");
            cases.push(Case::new(name.clone(), APP, [step("open")]).wpt(PREFLIGHT));
            let refused = Case::new(format!("{name}, which lets no header in"), APP, [step("expose-any").withheld()]);
            cases.push(refused.wpt(PREFLIGHT));
        }
    }
    cases
}

/// What a preflight allowed the page, it did not allow `null`, and the other way round.
fn tainted() -> Vec<Case> {
    let direct = || put(&format!("{OTHER}/remembered-open")).header("x-custom", "1").origin("https://app.example.com");
    let redirected =
        || send_on("PUT", 307, "/open", &format!("{OTHER}/remembered-open")).header("x-custom", "1").preflights(2);
    let wpt = "fetch/api/cors/cors-preflight-cache-tainted.any.js";
    vec![
        Case::new("a preflight by way of another host, then a direct one", APP, [redirected(), direct()]).wpt(wpt),
        Case::new("a direct preflight, then one by way of another host", APP, [direct(), redirected()]).wpt(wpt),
    ]
}

/// What becomes of the method and the body.
fn rewritten() -> Vec<Case> {
    let mut cases = Vec::new();
    // Only 303 turns a PUT into a GET, which takes no preflight.
    for (status, method, body, preflights) in [
        (301, "GET", None, 0),
        (302, "HEAD", None, 0),
        (303, "HEAD", None, 0),
        (301, "POST", Some("tea"), 0),
        (302, "POST", Some("tea"), 0),
        (303, "POST", Some("tea"), 0),
        (307, "POST", Some("tea"), 0),
        (308, "POST", Some("tea"), 0),
        (301, "PUT", Some("tea"), 2),
        (302, "PUT", Some("tea"), 2),
        (303, "PUT", Some("tea"), 1),
    ] {
        let step = send_on(method, status, "/one", "/several").preflights(preflights);
        let step = body.into_iter().fold(step, Step::body);
        cases.push(Case::new(format!("{status} after {method}"), APP, [step]).wpt(CORS_REDIRECT));
    }
    // A header of one's own is asked for at both hosts; `Content-Type` goes where the body goes.
    for (status, method, same_host, other_host) in
        [(301, "DELETE", 2, 2), (303, "DELETE", 1, 2), (307, "PATCH", 2, 2), (302, "patch", 2, 2), (303, "POST", 1, 2)]
    {
        let json =
            |to: &str| send_on(method, status, "/open", to).header("content-type", "application/json").body("{}");
        let within = json("/open").preflights(same_host);
        cases.push(Case::new(format!("{status} after {method} of JSON"), APP, [within]).wpt(PREFLIGHT));
        let across = json(&format!("{OTHER}/open")).header("x-custom", "1").preflights(other_host);
        let name = format!("{status} after {method} of JSON with a header, to another host");
        cases.push(Case::new(name, APP, [across]).wpt("cors/redirect-preflight-2.htm"));
    }
    cases
}
