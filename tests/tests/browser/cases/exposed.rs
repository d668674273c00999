//! Which response headers the script reads.

use crate::{
    case::{get, send, Case, Via},
    cases::{ADMIN, APP, LOOKALIKE, SAME, SANDBOXED},
};

/// *CORS-safelisted response-header names*, of which the servers' `content-length` is left out everywhere.
const SAFELISTED: &[&str] =
    &["cache-control", "content-language", "content-type", "expires", "last-modified", "pragma"];

const NAMED: &[&str] = &[
    "cache-control",
    "content-language",
    "content-type",
    "etag",
    "expires",
    "last-modified",
    "pragma",
    "x-request-id",
];

const WITH_ID: &[&str] =
    &["cache-control", "content-language", "content-type", "expires", "last-modified", "pragma", "x-request-id"];

/// Everything that the handlers set, but `set-cookie`.
const ALL: &[&str] = &[
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
];

pub(crate) fn cases() -> Vec<Case> {
    let same = &[
        "access-control-allow-origin",
        "cache-control",
        "content-language",
        "content-type",
        "etag",
        "expires",
        "last-modified",
        "pragma",
        "x-request-id",
        "x-secret",
    ];
    vec![
        Case::new("no header is exposed", APP, [get("/one").sees(SAFELISTED)]).wpt("cors/response-headers.htm"),
        Case::new("two headers are exposed", APP, [get("/expose").sees(NAMED)]).wpt("cors/response-headers.htm"),
        Case::new("to XMLHttpRequest too", APP, [get("/expose").via(Via::Xhr).sees(NAMED)])
            .wpt("cors/response-headers.htm"),
        Case::new("on the answer to a POST", APP, [send("POST", "/expose").body("tea").sees(NAMED)])
            .wpt("fetch/api/cors/cors-filtering.sub.any.js"),
        Case::new("on an error", APP, [get("/expose?status=404").reads(404).sees(NAMED)])
            .wpt("fetch/api/cors/cors-filtering.sub.any.js"),
        Case::new("`*` exposes all but cookies", APP, [get("/expose-any").sees(ALL)])
            .wpt("fetch/api/cors/cors-expose-star.sub.any.js"),
        Case::new("`*` does so for a frame with an opaque origin", SANDBOXED, [get("/expose-any").sees(ALL)])
            .wpt("fetch/api/cors/cors-expose-star.sub.any.js"),
        Case::new("`*` is for no request with a cookie", APP, [get("/expose-any").include().withheld()])
            .wpt("fetch/api/cors/cors-expose-star.sub.any.js"),
        Case::new(
            "a header is exposed to a request with a cookie",
            APP,
            [get("/expose-credentials").include().sees(WITH_ID)],
        )
        .wpt("cors/credentials-flag.htm"),
        Case::new("and to the other named page", ADMIN, [get("/expose-credentials").include().sees(WITH_ID)]),
        Case::new("and to a request without one", ADMIN, [get("/expose-credentials").sees(WITH_ID)]),
        Case::new("and to no foreign page", LOOKALIKE, [get("/expose-credentials").withheld()]),
        Case::new("the page's own origin reads all but cookies", SAME, [get("/one").sees(same)])
            .wpt("fetch/api/cors/cors-filtering.sub.any.js"),
        Case::new("a HEAD reads the same headers", APP, [send("HEAD", "/expose").sees(NAMED)]),
    ]
}
