//! The modes of a request, and requests that cross no origin.

use crate::{
    case::{get, put, send, Case, Step, Via},
    cases::{APP, LOOKALIKE, PLAIN, SAME, SANDBOXED},
};

pub(crate) fn cases() -> Vec<Case> {
    let no_cors = |method: &str, to: &str| send(method, to).mode("no-cors");
    let mut cases = vec![
        Case::new("no-cors: a GET that the policy allows", APP, [no_cors("GET", "/one").opaque()]),
        Case::new("no-cors: a GET from a foreign page", LOOKALIKE, [no_cors("GET", "/one").opaque()]),
        Case::new("no-cors: a GET with a cookie", LOOKALIKE, [no_cors("GET", "/one").include().opaque()]),
        Case::new("no-cors: a HEAD", LOOKALIKE, [no_cors("HEAD", "/one").opaque()]),
        Case::new(
            "no-cors: a POST, which is sent with its body",
            LOOKALIKE,
            [no_cors("POST", "/one").body("tea").opaque()],
        ),
        Case::new("no-cors: a POST with a cookie", LOOKALIKE, [no_cors("POST", "/one").body("tea").include().opaque()]),
        Case::new("no-cors: a POST from a sandboxed frame", SANDBOXED, [no_cors("POST", "/one").body("tea").opaque()]),
        Case::new("no-cors: a POST from a plain page", PLAIN, [no_cors("POST", "/one").body("tea").opaque()]),
        Case::new("no-cors: no PUT", APP, [no_cors("PUT", "/one").unsent()]),
        Case::new("no-cors: no DELETE", APP, [no_cors("DELETE", "/one").unsent()]),
        Case::new("no-cors: no header of one's own", APP, [no_cors("GET", "/one").header("x-custom", "1").opaque()]),
        Case::new(
            "no-cors: no JSON",
            APP,
            [no_cors("POST", "/one").header("content-type", "application/json").opaque()],
        ),
        Case::new("no-cors: no range", APP, [no_cors("GET", "/one").header("range", "bytes=0-").opaque()]),
        Case::new("no-cors: to the page's own origin", SAME, [no_cors("GET", "/one")]),
        Case::new("same-origin: not to another origin", APP, [get("/one").mode("same-origin").unsent()]),
        Case::new("same-origin: nor a PUT", APP, [send("PUT", "/one").mode("same-origin").unsent()]),
        Case::new("same-origin: nor from a sandboxed frame", SANDBOXED, [get("/any").mode("same-origin").unsent()]),
        Case::new("same-origin: to the page's own origin", SAME, [get("/one").mode("same-origin")]),
        Case::new("same-origin: a PUT to the page's own origin", SAME, [put("/one").mode("same-origin").preflights(0)]),
    ];
    for method in ["GET", "HEAD", "POST", "PUT", "DELETE", "patch", "OPTIONS"] {
        let step = send(method, "/one").header("x-unknown", "1");
        cases.push(Case::new(format!("{method} to the page's own origin takes no preflight"), SAME, [step]));
    }
    let own_port = send("PUT", "https://api.example.com:8443/one").preflights(1).unsent();
    cases.push(Case::new("another port is another origin", SAME, [own_port]).wpt("fetch/api/cors/cors-origin.any.js"));
    // An OPTIONS that a script sends is no preflight; it takes one, since it is no CORS-safelisted method.
    let options = send("OPTIONS", "/any-method").preflights(1);
    cases.push(Case::new("an OPTIONS reaches the handler", APP, [options]));
    cases.extend([keepalive(), referrer_policies()].concat());
    cases
}

/// A request that outlives its page is judged as any other.
fn keepalive() -> Vec<Case> {
    let step = |step: Step| [step.via(Via::Keepalive)];
    let cases = [
        Case::new("keepalive: a GET that the policy allows", APP, step(get("/one"))),
        Case::new("keepalive: a GET from a foreign page", LOOKALIKE, step(get("/one").withheld())),
        Case::new("keepalive: a PUT takes a preflight", APP, step(put("/one").body("tea"))),
        Case::new("keepalive: a PUT from a foreign page", LOOKALIKE, step(put("/one").body("tea").unsent())),
        Case::new("keepalive: no-cors", LOOKALIKE, step(get("/one").mode("no-cors").opaque())),
    ];
    cases.map(|case| case.wpt("fetch/api/cors/cors-keepalive.any.js")).to_vec()
}

/// What a page keeps out of `Referer` stays in `Origin`, where CORS is spoken.
fn referrer_policies() -> Vec<Case> {
    let mut cases = Vec::new();
    for policy in ["no-referrer", "same-origin", "origin", "unsafe-url"] {
        for step in [get("/one"), put("/one")] {
            let name = format!("a {} under the referrer policy {policy}", step.method);
            let case = Case::new(name, APP, [step.referrer_policy(policy).origin("https://app.example.com")]);
            cases.push(case.wpt("fetch/api/cors/cors-preflight-referrer.any.js"));
        }
    }
    cases
}
