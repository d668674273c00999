//! The *CORS-preflight cache*, by the preflights that the server counts.

use crate::{
    case::{get, put, send, Case, Step},
    cases::{ADMIN, APP},
};

const WPT: &str = "cors/preflight-cache.htm";

pub(crate) fn cases() -> Vec<Case> {
    [remembered(), forgotten(), with_credentials()].concat()
}

/// A PUT that needs no preflight by now.
fn again(to: &str) -> Step {
    put(to).preflights(0)
}

fn custom(to: &str) -> Step {
    get(to).header("x-custom", "1")
}

fn delete(to: &str) -> Step {
    send("DELETE", to)
}

fn remembered() -> Vec<Case> {
    let other = |to: &str| get(to).header("x-other", "1");
    vec![
        Case::new(
            "max_age = 600: one preflight for all that follows",
            APP,
            [put("/remembered"), again("/remembered"), again("/remembered").after(6)],
        )
        .wpt(WPT),
        Case::new(
            "max_age = 600: whatever the policy allows was allowed at once",
            APP,
            [
                put("/remembered"),
                delete("/remembered"),
                custom("/remembered"),
                other("/remembered"),
                again("/remembered").header("x-custom", "1").header("x-other", "1"),
            ],
        )
        .wpt("fetch/api/cors/cors-preflight-cache.any.js"),
        Case::new("max_age = 600: a header first", APP, [custom("/remembered").preflights(1), again("/remembered")])
            .wpt(WPT),
        Case::new(
            "max_age = 600: of the URL alone",
            APP,
            [put("/remembered"), put("/remembered?page=2"), again("/remembered"), again("/remembered?page=2")],
        )
        .wpt(WPT),
        Case::new(
            "max_age = 600: what is refused is asked for each time",
            APP,
            [
                get("/remembered").header("x-unknown", "1").preflights(1).unsent(),
                get("/remembered").header("x-unknown", "1").preflights(1).unsent(),
            ],
        )
        .wpt(WPT),
        Case::new(
            "max_age = 600: a foreign page is refused each time",
            ADMIN,
            [put("/remembered").unsent(), put("/remembered").unsent()],
        )
        .wpt(WPT),
    ]
}

fn forgotten() -> Vec<Case> {
    vec![
        Case::new(
            "max_age = 0: a preflight each time",
            APP,
            [put("/forgotten"), put("/forgotten"), custom("/forgotten").preflights(1)],
        )
        .wpt(WPT),
        Case::new(
            "max_age = 1: remembered for a second",
            APP,
            [put("/remembered-second"), put("/remembered-second").after(3)],
        )
        .wpt(WPT),
        Case::new("no max_age: remembered for five seconds", APP, [put("/one"), again("/one"), put("/one").after(7)])
            .wpt(WPT),
        Case::new(
            "max_age = 600: a request that is refused makes the browser forget",
            APP,
            [put("/remembered"), put("/remembered").header("x-unknown", "1").unsent(), put("/remembered")],
        )
        .wpt(WPT),
        Case::new(
            "a max-age that is no number counts for five seconds",
            APP,
            [put("/max-age-malformed"), again("/max-age-malformed")],
        ),
        Case::new("so does a fraction", APP, [put("/max-age-of-a-fraction"), again("/max-age-of-a-fraction")]),
        Case::new("so do two values on a line", APP, [put("/max-age-joined"), again("/max-age-joined")]),
        Case::new("so does none", APP, [put("/max-age-empty"), again("/max-age-empty")]),
    ]
}

fn with_credentials() -> Vec<Case> {
    vec![
        Case::new(
            "without a cookie first",
            APP,
            [
                put("/remembered-credentials"),
                put("/remembered-credentials").include(),
                again("/remembered-credentials").include(),
            ],
        )
        .wpt(WPT),
        Case::new(
            "with a cookie first, which covers requests without",
            APP,
            [
                put("/remembered-credentials").include(),
                again("/remembered-credentials").include(),
                again("/remembered-credentials"),
            ],
        )
        .wpt(WPT),
        Case::new(
            "`*` is remembered as such",
            APP,
            [
                put("/remembered-any").header("x-custom", "1"),
                delete("/remembered-any").header("x-other", "1"),
                get("/remembered-any").header("authorization", "Bearer t").preflights(1).unsent(),
            ],
        )
        .wpt(WPT),
        Case::new(
            "`*` with credentials is what was asked for",
            APP,
            [
                put("/remembered-any-credentials").header("x-custom", "1").include(),
                again("/remembered-any-credentials").header("x-custom", "1").include(),
                delete("/remembered-any-credentials").include().preflights(1),
            ],
        )
        .wpt(WPT),
    ]
}
