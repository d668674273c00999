//! Where Chromium is known not to do as the model does. Each says why, and fails once they agree.

use crate::{
    case::{get, put, send, Case, Via},
    cases::{contexts, APP},
};

pub(crate) fn cases() -> Vec<Case> {
    // Fetch, "CORS-safelisted request-header": the client hints that stood there once are gone.
    const HINT: &str = "Chromium takes it for a CORS-safelisted request-header, the standard no longer does";
    // RFC 9111 gives a max-age digits alone, and Fetch takes anything else for no max-age at all.
    const MAX_AGE: &str = "Chromium reads a sign, the standard's grammar has none";
    // Fetch, "CORS-preflight cache": an entry has a byte-serialized origin.
    const OPAQUE: &str = "Chromium keeps no preflight of an opaque origin, the standard keeps it for `null`";
    let mut cases = Vec::new();
    for (name, value) in [
        ("save-data", "on"),
        ("dpr", "2"),
        ("device-memory", "2"),
        ("viewport-width", "20"),
        ("width", "20"),
        ("rtt", "10"),
        ("downlink", "1"),
        ("ect", "4g"),
    ] {
        let case = Case::new(format!("{name}, which no policy allows"), APP, [get("/methods").header(name, value)]);
        let case =
            case.wpt("cors/client-hint-request-headers.htm").wpt("cors/client-hint-request-headers-2.tentative.htm");
        cases.push(case.wpt("cors/simple-requests-ch.tentative.htm").differs(HINT));
    }
    for page in contexts::opaque() {
        let step = || put("/remembered-open").origin("null");
        cases.push(Case::new(format!("max_age = 600, for {page:?}"), page, [step(), step()]).differs(OPAQUE));
    }
    let redirected = || {
        let to_other = "/open?status=307&location=https://other.example.net/remembered-open";
        send("PUT", to_other).header("x-custom", "1")
    };
    cases.push(
        Case::new(
            "max_age = 600, for an origin that a redirect has tainted",
            APP,
            // The preflight of the first host is remembered, by both.
            [redirected().preflights(2), redirected().preflights(1)],
        )
        .differs(OPAQUE),
    );
    let listening =
        || send("POST", "/remembered").via(Via::XhrListening).header("content-type", "text/plain").body("tea");
    cases.extend([
        Case::new("user-agent, which no policy allows", APP, [get("/methods").header("user-agent", "tea")])
            .differs("Chromium asks for no preflight, the standard has it among no safelist"),
        Case::new(
            "a range beyond what can be counted",
            APP,
            [get("/methods").header("range", "bytes=0-99999999999999999999").preflights(1).unsent()],
        )
        .differs("Chromium's numbers are bounded, the standard's are not"),
        Case::new(
            "safelisted values on two lines, of more than 128 bytes together",
            APP,
            [get("/methods")
                .header("accept", &"a".repeat(100))
                .header("accept", &"b".repeat(100))
                .preflights(1)
                .unsent()],
        )
        .differs("Chromium joins the lines before it measures them, the standard measures each"),
        Case::new("a range with a leading zero", APP, [get("/methods").header("range", "bytes=00-1")])
            .differs("Chromium writes the range anew, the standard sends it as it is"),
        Case::new(
            "a max-age above what can be counted",
            APP,
            [put("/max-age-too-large-to-count"), put("/max-age-too-large-to-count").after(6)],
        )
        .differs("Chromium takes it for malformed, the standard for the longest that there is"),
        Case::new("a max-age below zero", APP, [put("/max-age-negative"), put("/max-age-negative")]).differs(MAX_AGE),
        Case::new(
            "`*` with credentials, two methods in turn",
            APP,
            [
                put("/remembered-any-credentials").include(),
                send("DELETE", "/remembered-any-credentials").include().preflights(1),
                put("/remembered-any-credentials").include(),
            ],
        )
        .differs("Chromium keeps the latest preflight of a URL, the standard keeps what each of them allowed"),
        Case::new(
            "max_age = 600, for a listener for the upload of a POST, which the policy does not name",
            APP,
            [listening().preflights(1), listening()],
        )
        .differs("Chromium takes POST for allowed by any answer that it keeps, the standard wants it named there"),
    ]);
    cases
}
