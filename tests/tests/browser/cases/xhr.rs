//! `XMLHttpRequest`, which has its own ways to say the same: each of the Web Platform Tests about it and CORS.

use crate::{
    case::{get, put, send, Case, Step, Via},
    cases::{ADMIN, APP, DATA_URL, LOOKALIKE, SANDBOXED},
    context::Page,
};

const HOME: &str = "https://app.example.com";
const OTHER: &str = "https://other.example.net";

/// A case for each way to wait for the answer.
fn both(name: &str, page: Page, steps: impl Fn() -> Vec<Step>, wpt: [&'static str; 2]) -> [Case; 2] {
    let case = |how, via| Case::new(format!("{name}, {how}"), page, steps().into_iter().map(|step| step.via(via)));
    let [sync, not_sync] = wpt;
    [case("synchronous", Via::XhrSync).wpt(sync), case("not synchronous", Via::Xhr).wpt(not_sync)]
}

pub(crate) fn cases() -> Vec<Case> {
    [simple(), preflights(), caches(), headers(), redirects(), uploads(), listeners()].concat()
}

fn simple() -> Vec<Case> {
    let case = |name: &str, page: Page, step: Step, wpt| Case::new(name, page, [step.via(Via::Xhr)]).wpt(wpt);
    let twice = |name: &str, page, step: Step, wpt| both(name, page, || vec![step.clone()], wpt);
    let mut cases = vec![
        case(
            "a header that names the origin",
            APP,
            get("/one").origin(HOME),
            "xhr/access-control-basic-allow-access-control-origin-header.any.js",
        ),
        case(
            "a POST without a body",
            APP,
            send("POST", "/one"),
            "xhr/access-control-basic-post-success-no-content-type.htm",
        ),
        case("refused once", LOOKALIKE, get("/one").withheld(), "xhr/access-control-basic-denied.htm"),
        case(
            "seven headers are seen",
            APP,
            get("/one").sees(SAFELISTED),
            "xhr/access-control-basic-cors-safelisted-response-headers.htm",
        ),
        case(
            "a header is exposed",
            APP,
            get("/expose").sees(EXPOSED),
            "xhr/access-control-response-with-exposed-headers.htm",
        ),
        case(
            "a data: URL reads what is open to all",
            DATA_URL,
            get("/any").origin("null"),
            "xhr/access-control-basic-allow-access-control-origin-header-data-url.htm",
        ),
        case(
            "a sandboxed frame reads what is open to all",
            SANDBOXED,
            get("/any").origin("null"),
            "xhr/access-control-sandboxed-iframe-allow.htm",
        ),
        case(
            "a sandboxed frame reads what is open to `null`",
            SANDBOXED,
            get("/null-as-origin"),
            "xhr/access-control-sandboxed-iframe-allow-origin-null.htm",
        ),
        case(
            "a sandboxed frame is none of the pages",
            SANDBOXED,
            get("/several").withheld(),
            "xhr/access-control-sandboxed-iframe-denied-without-wildcard.htm",
        ),
        case(
            "a sandboxed frame reads nothing of its page's host",
            SANDBOXED,
            get(&format!("{HOME}/silent")).withheld(),
            "xhr/access-control-sandboxed-iframe-denied.htm",
        ),
        Case::new("refused time and again", LOOKALIKE, (0..10).map(|_| get("/one").via(Via::Xhr).withheld()))
            .wpt("xhr/access-control-recursive-failed-request.htm"),
    ];
    cases.extend(twice(
        "a GET",
        APP,
        get("/one"),
        ["xhr/access-control-basic-allow.any.js", "xhr/access-control-basic-allow-async.any.js"],
    ));
    cases.extend(twice("a GET, open to all", APP, get("/any"), ["xhr/access-control-basic-allow-star.any.js"; 2]));
    cases.extend(twice(
        "a GET from a foreign page",
        LOOKALIKE,
        get("/one").withheld(),
        ["xhr/access-control-basic-denied.htm"; 2],
    ));
    cases.extend(twice(
        "an answer with a body",
        APP,
        send("POST", "/one").header("content-type", "text/plain").body("tea"),
        ["xhr/access-control-response-with-body-sync.htm", "xhr/access-control-response-with-body.htm"],
    ));
    cases.extend(twice("with a cookie", APP, get("/credentials").include(), ["cors/credentials-flag.htm"; 2]));
    cases.extend(twice(
        "with a cookie, where none is allowed",
        APP,
        get("/one").include().withheld(),
        ["cors/credentials-flag.htm"; 2],
    ));
    cases.extend(twice(
        "with a cookie, open to all",
        APP,
        get("/any").include().withheld(),
        ["cors/credentials-flag.htm"; 2],
    ));
    cases
}

const SAFELISTED: &[&str] =
    &["cache-control", "content-language", "content-type", "expires", "last-modified", "pragma"];

const EXPOSED: &[&str] = &[
    "cache-control",
    "content-language",
    "content-type",
    "etag",
    "expires",
    "last-modified",
    "pragma",
    "x-request-id",
];

fn preflights() -> Vec<Case> {
    const MUST_NOT_CONTAIN_COOKIE: &str = "xhr/access-control-preflight-request-must-not-contain-cookie.htm";
    let custom = |to: &str| get(to).header("x-custom", "1").preflights(1);
    let twice = |name: &str, page, step: Step, wpt| both(name, page, || vec![step.clone()], wpt);
    let mut cases = vec![
        Case::new("a preflight carries no cookie", APP, [put("/credentials").include().via(Via::Xhr)])
            .wpt(MUST_NOT_CONTAIN_COOKIE),
        Case::new(
            "a preflight is answered by 301",
            APP,
            [custom("/preflight-status?preflight=301").via(Via::Xhr).unsent()],
        )
        .wpt("xhr/access-control-preflight-request-invalid-status-301.htm"),
        Case::new(
            "a preflight is answered by 400",
            APP,
            [custom("/preflight-status?preflight=400").via(Via::Xhr).unsent()],
        )
        .wpt("xhr/access-control-preflight-request-invalid-status-400.htm"),
        Case::new(
            "a preflight is answered by 501",
            APP,
            [custom("/preflight-status?preflight=501").via(Via::Xhr).unsent()],
        )
        .wpt("xhr/access-control-preflight-request-invalid-status-501.htm"),
        Case::new(
            "a preflight is answered by 405",
            APP,
            [custom("/preflight-status?preflight=405").via(Via::XhrSync).unsent()],
        )
        .wpt("xhr/access-control-basic-get-fail-non-simple.htm"),
        Case::new("a preflight from a foreign page", ADMIN, [put("/one").via(Via::XhrSync).unsent()])
            .wpt("xhr/access-control-basic-preflight-denied.htm"),
        Case::new("a preflight that says `*`", APP, [custom("/any-header").via(Via::Xhr)])
            .wpt("xhr/access-control-preflight-request-allow-headers-returns-star.any.js"),
        Case::new("a preflight that says `*` and an answer that names the page", APP, [custom("/stars").via(Via::Xhr)])
            .wpt("xhr/access-control-preflight-request-header-returns-origin.any.js"),
        Case::new("lists that begin with a comma", APP, [put("/methods-with-empty-items").via(Via::XhrSync)])
            .wpt("xhr/allow-lists-starting-with-comma.htm"),
    ];
    cases.extend(twice(
        "a PUT",
        APP,
        put("/one"),
        [
            "xhr/access-control-basic-allow-non-cors-safelisted-method.any.js",
            "xhr/access-control-basic-allow-non-cors-safelisted-method-async.any.js",
        ],
    ));
    cases.extend(twice(
        "a header",
        APP,
        custom("/one"),
        ["xhr/access-control-preflight-headers-sync.htm", "xhr/access-control-preflight-headers-async.htm"],
    ));
    cases.extend(twice(
        "a header that is not allowed",
        APP,
        get("/one").header("x-other", "1").preflights(1).unsent(),
        ["xhr/access-control-preflight-sync-header-denied.htm", "xhr/access-control-preflight-async-header-denied.htm"],
    ));
    cases.extend(twice(
        "a method that is not allowed",
        APP,
        send("DELETE", "/one").preflights(1).unsent(),
        ["xhr/access-control-preflight-sync-method-denied.htm", "xhr/access-control-preflight-async-method-denied.htm"],
    ));
    cases.extend(twice(
        "a preflight that nobody answers",
        APP,
        put("/preflight-without").unsent(),
        ["xhr/access-control-preflight-sync-not-supported.htm", "xhr/access-control-preflight-async-not-supported.htm"],
    ));
    cases
}

fn caches() -> Vec<Case> {
    const BY_HEADER: &str = "xhr/access-control-basic-allow-preflight-cache-invalidation-by-header.any.js";
    const BY_METHOD: &str = "xhr/access-control-basic-allow-preflight-cache-invalidation-by-method.any.js";
    let echo = || put("/remembered-any-credentials").via(Via::Xhr).include();
    let remembered = || put("/remembered").via(Via::Xhr);
    let second = || put("/remembered-second").via(Via::Xhr);
    vec![
        Case::new("max_age = 600, by XMLHttpRequest", APP, [remembered(), remembered().preflights(0)])
            .wpt("xhr/access-control-basic-allow-preflight-cache.any.js"),
        Case::new("max_age = 1, by XMLHttpRequest", APP, [second(), second().after(3)])
            .wpt("xhr/access-control-basic-allow-preflight-cache-timeout.any.js"),
        Case::new("a header that was not asked for", APP, [echo(), echo().header("x-custom", "1")]).wpt(BY_HEADER),
        Case::new(
            "a method that was not asked for",
            APP,
            [echo(), send("PATCH", "/remembered-any-credentials").via(Via::Xhr).include().preflights(1)],
        )
        .wpt(BY_METHOD),
    ]
}

fn headers() -> Vec<Case> {
    let xhr = |step: Step| [step.via(Via::XhrSync)];
    let put = |value: &str| put("/one").header("content-type", value).body("tea");
    vec![
        Case::new(
            "safelisted headers take no preflight",
            APP,
            xhr(send("POST", "/one")
                .header("accept", "*")
                .header("accept-language", "de")
                .header("content-language", "de")
                .header("content-type", "text/plain")
                .body("tea")),
        )
        .wpt("xhr/access-control-basic-cors-safelisted-request-headers.htm"),
        Case::new("a PUT of text", APP, xhr(put("text/plain")))
            .wpt("xhr/access-control-basic-non-cors-safelisted-content-type.htm"),
        Case::new("a PUT of XML, which is not allowed", APP, xhr(put("application/xml").unsent()))
            .wpt("xhr/access-control-basic-non-cors-safelisted-content-type.htm"),
        Case::new(
            "a POST of XML, which is not allowed",
            APP,
            xhr(send("POST", "/one").header("content-type", "application/xml").body("<a/>").preflights(1).unsent()),
        )
        .wpt("xhr/access-control-basic-post-with-non-cors-safelisted-content-type.htm"),
        Case::new(
            "a POST of XML, which is allowed",
            APP,
            xhr(send("POST", "/content-type").header("content-type", "application/xml").body("<a/>").preflights(1)),
        )
        .wpt("xhr/access-control-basic-post-with-non-cors-safelisted-content-type.htm"),
        Case::new(
            "Last-Event-ID is no safelisted header",
            APP,
            xhr(get("/one").header("last-event-id", "7").preflights(1).unsent()),
        )
        .wpt("xhr/access-control-basic-non-cors-safelisted-last-event-id.htm"),
        // The wire shows what is asked for: in lower case, sorted, and without `origin`.
        Case::new("names are asked for in lower case", APP, xhr(get("/headers").header("X-Custom", "1").preflights(1)))
            .wpt("xhr/access-control-preflight-request-header-lowercase.htm")
            .wpt("xhr/access-control-preflight-request-headers-origin.htm"),
        Case::new(
            "names are asked for in order",
            APP,
            xhr(get("/headers")
                .header("x-other", "1")
                .header("x-custom", "1")
                .header("authorization", "x")
                .preflights(1)),
        )
        .wpt("xhr/access-control-preflight-request-header-sorted.htm"),
    ]
}

fn redirects() -> Vec<Case> {
    const SAME_ORIGIN: &str = "xhr/access-control-and-redirects-async-same-origin.any.js";
    const ASYNC: &str = "xhr/access-control-and-redirects-async.any.js";
    const REDIRECTS: &str = "xhr/access-control-and-redirects.any.js";
    let api = |handler: &str| format!("https://api.example.com/{handler}");
    let on = |from: &str, to: &str| get(&format!("{from}?status=302&location={to}")).via(Via::Xhr);
    let from_home = |handler: &str| on(&format!("{HOME}/silent"), &api(handler));
    let case = |name: &str, step: Step, wpt| Case::new(name, APP, [step]).wpt(wpt);
    let mut cases = vec![
        case("from the page's own host, open to all", from_home("any"), SAME_ORIGIN),
        case("the same with a cookie", from_home("any").include().withheld(), SAME_ORIGIN),
        case("from the page's own host, which is named", from_home("one"), SAME_ORIGIN),
        case("the same with a cookie, which is not allowed", from_home("one").include().withheld(), SAME_ORIGIN),
        case("the same with a cookie, which is allowed", from_home("credentials").include(), SAME_ORIGIN),
        case("from a host without a policy", on("/silent", "/any").withheld(), ASYNC),
        case("within the API", on("/one", "/any"), ASYNC),
        case("to a URL with a password", on("/one", "https://user:secret@api.example.com/any").withheld(), ASYNC),
        case("to a scheme that is not http", on("/one", "foo://bar.cgi").withheld(), ASYNC),
        case("with a header", on("/one", "/any").header("x-custom", "1").preflights(2), ASYNC),
        case(
            "with a header, at home",
            on(&format!("{HOME}/silent"), &format!("{HOME}/silent")).header("x-custom", "1"),
            ASYNC,
        ),
        case(
            "what the last host exposes is seen",
            from_home("expose").sees(EXPOSED),
            "xhr/access-control-expose-headers-on-redirect.html",
        ),
    ];
    for (name, from, to) in [
        ("from the page's own host", format!("{HOME}/silent"), api("one")),
        ("to the page's own host", api("one"), format!("{HOME}/any")),
        ("to the same host", api("one"), api("several")),
        ("to another host", api("one"), format!("{OTHER}/any")),
    ] {
        cases.extend(both(name, APP, || vec![on(&from, &to)], [REDIRECTS; 2]));
    }
    cases
}

/// A listener for the upload takes a preflight, if it comes before `send()`.
fn listeners() -> Vec<Case> {
    const LATE: &str = "cors/late-upload-events.htm";
    const PROGRESS: &str = "xhr/event-upload-progress-crossorigin.any.js";
    let listening = |to: &str| {
        send("POST", to).via(Via::XhrListening).header("content-type", "text/plain").body("tea").preflights(1)
    };
    let late = |to: &str| send("POST", to).via(Via::XhrListeningLate).header("content-type", "text/plain").body("tea");
    let from_home = "https://app.example.com/silent?status=307&location=https://api.example.com/one";
    vec![
        Case::new("a listener for the upload takes a preflight", APP, [listening("/one")]).wpt(LATE).wpt(PROGRESS),
        Case::new("and is refused a foreign page", LOOKALIKE, [listening("/one").unsent()]).wpt(LATE),
        Case::new("and where the policy allows no method by name", APP, [listening("/headers")]).wpt(LATE),
        Case::new("with a cookie", APP, [listening("/credentials").include()]).wpt(LATE),
        Case::new("with a cookie, open to all", APP, [listening("/any").include().unsent()]).wpt(LATE),
        Case::new("to the page's own origin", APP, [listening(&format!("{HOME}/silent")).preflights(0)]).wpt(PROGRESS),
        Case::new("redirected from the page's own origin", APP, [listening(from_home)]).wpt(PROGRESS),
        Case::new("a header is asked for together with it", APP, [listening("/one").header("x-custom", "1")]).wpt(LATE),
        Case::new(
            "what names its method is remembered",
            APP,
            [listening("/remembered-open"), listening("/remembered-open").preflights(0)],
        ),
        Case::new(
            "what names no method is remembered",
            APP,
            [listening("/headers"), listening("/headers").preflights(0)],
        ),
        Case::new("a late listener takes none", APP, [late("/one")]).wpt(LATE).wpt(PROGRESS),
        Case::new("a late listener takes none, redirected", APP, [late(from_home)]).wpt(PROGRESS),
    ]
}

fn uploads() -> Vec<Case> {
    const FORM: &str = "multipart/form-data; boundary=x";
    let form = |to: &str| send("POST", to).via(Via::Xhr).header("content-type", FORM).body("--x--");
    vec![
        Case::new("a form takes no preflight", APP, [form("/one")]).wpt("xhr/cors-upload.any.js"),
        Case::new(
            "a form with a token and a cookie",
            APP,
            [form("/any-header-and-authorization-credentials")
                .header("authorization", "Bearer t")
                .include()
                .preflights(1)],
        )
        .wpt("xhr/cors-upload.any.js"),
    ]
}
