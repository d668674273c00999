//! The Web Platform Tests about CORS: those that cases of ours stand for, and those that none does.
//!
//! `cors/`, `fetch/api/cors/` and `xhr/access-control-*` are here in full, as they stood in 2026; of all others, what a
//! case names. Each is asked anew, by cases of our own: a page's script, a handler, and what must come of it.

use std::collections::BTreeSet;

use crate::{case::Case, http_cache};

/// At least one case names each.
pub(crate) const STOOD_FOR: &[&str] = &[
    "beacon/beacon-cors.https.window.js",
    "beacon/beacon-preflight-failure.sub.window.js",
    "cors/304.htm",
    "cors/access-control-expose-headers-parsing.window.js",
    "cors/allow-headers.htm",
    "cors/basic.htm",
    "cors/client-hint-request-headers-2.tentative.htm",
    "cors/client-hint-request-headers.htm",
    "cors/cors-safelisted-request-header.any.js",
    "cors/credentials-flag.htm",
    "cors/late-upload-events.htm",
    "cors/origin.htm",
    "cors/preflight-cache.htm",
    "cors/preflight-failure.htm",
    "cors/redirect-origin.htm",
    "cors/redirect-preflight-2.htm",
    "cors/redirect-preflight.htm",
    "cors/redirect-userinfo.htm",
    "cors/remote-origin.htm",
    "cors/request-headers.htm",
    "cors/response-headers.htm",
    "cors/script-304.html",
    "cors/simple-requests-ch.tentative.htm",
    "cors/simple-requests.htm",
    "cors/status-async.htm",
    "cors/status-preflight.htm",
    "cors/status.htm",
    "css/cssom/stylesheet-same-origin.sub.html",
    "eventsource/eventsource-cross-origin.window.js",
    "fetch/api/cors/cors-basic.any.js",
    "fetch/api/cors/cors-cookies-redirect.any.js",
    "fetch/api/cors/cors-cookies.any.js",
    "fetch/api/cors/cors-expose-star.sub.any.js",
    "fetch/api/cors/cors-filtering.sub.any.js",
    "fetch/api/cors/cors-keepalive.any.js",
    "fetch/api/cors/cors-multiple-origins.sub.any.js",
    "fetch/api/cors/cors-no-preflight.any.js",
    "fetch/api/cors/cors-origin.any.js",
    "fetch/api/cors/cors-preflight-cache-tainted.any.js",
    "fetch/api/cors/cors-preflight-cache.any.js",
    "fetch/api/cors/cors-preflight-not-cors-safelisted.any.js",
    "fetch/api/cors/cors-preflight-redirect.any.js",
    "fetch/api/cors/cors-preflight-referrer.any.js",
    "fetch/api/cors/cors-preflight-response-validation.any.js",
    "fetch/api/cors/cors-preflight-star.any.js",
    "fetch/api/cors/cors-preflight-status.any.js",
    "fetch/api/cors/cors-preflight.any.js",
    "fetch/api/cors/cors-redirect-credentials.any.js",
    "fetch/api/cors/cors-redirect-preflight.any.js",
    "fetch/api/cors/cors-redirect.any.js",
    "fetch/api/cors/data-url-iframe.html",
    "fetch/api/cors/data-url-shared-worker.html",
    "fetch/api/cors/data-url-worker.html",
    "fetch/api/cors/sandboxed-iframe.html",
    "html/semantics/scripting-1/the-script-element/module/crossorigin.html",
    "html/semantics/scripting-1/the-script-element/script-crossorigin.html",
    "xhr/access-control-and-redirects-async-same-origin.any.js",
    "xhr/access-control-and-redirects-async.any.js",
    "xhr/access-control-and-redirects.any.js",
    "xhr/access-control-basic-allow-access-control-origin-header-data-url.htm",
    "xhr/access-control-basic-allow-access-control-origin-header.any.js",
    "xhr/access-control-basic-allow-async.any.js",
    "xhr/access-control-basic-allow-non-cors-safelisted-method-async.any.js",
    "xhr/access-control-basic-allow-non-cors-safelisted-method.any.js",
    "xhr/access-control-basic-allow-preflight-cache-invalidation-by-header.any.js",
    "xhr/access-control-basic-allow-preflight-cache-invalidation-by-method.any.js",
    "xhr/access-control-basic-allow-preflight-cache-timeout.any.js",
    "xhr/access-control-basic-allow-preflight-cache.any.js",
    "xhr/access-control-basic-allow-star.any.js",
    "xhr/access-control-basic-allow.any.js",
    "xhr/access-control-basic-cors-safelisted-request-headers.htm",
    "xhr/access-control-basic-cors-safelisted-response-headers.htm",
    "xhr/access-control-basic-denied.htm",
    "xhr/access-control-basic-get-fail-non-simple.htm",
    "xhr/access-control-basic-non-cors-safelisted-content-type.htm",
    "xhr/access-control-basic-non-cors-safelisted-last-event-id.htm",
    "xhr/access-control-basic-post-success-no-content-type.htm",
    "xhr/access-control-basic-post-with-non-cors-safelisted-content-type.htm",
    "xhr/access-control-basic-preflight-denied.htm",
    "xhr/access-control-expose-headers-on-redirect.html",
    "xhr/access-control-preflight-async-header-denied.htm",
    "xhr/access-control-preflight-async-method-denied.htm",
    "xhr/access-control-preflight-async-not-supported.htm",
    "xhr/access-control-preflight-headers-async.htm",
    "xhr/access-control-preflight-headers-sync.htm",
    "xhr/access-control-preflight-request-allow-headers-returns-star.any.js",
    "xhr/access-control-preflight-request-header-lowercase.htm",
    "xhr/access-control-preflight-request-header-returns-origin.any.js",
    "xhr/access-control-preflight-request-header-sorted.htm",
    "xhr/access-control-preflight-request-headers-origin.htm",
    "xhr/access-control-preflight-request-invalid-status-301.htm",
    "xhr/access-control-preflight-request-invalid-status-400.htm",
    "xhr/access-control-preflight-request-invalid-status-501.htm",
    "xhr/access-control-preflight-request-must-not-contain-cookie.htm",
    "xhr/access-control-preflight-sync-header-denied.htm",
    "xhr/access-control-preflight-sync-method-denied.htm",
    "xhr/access-control-preflight-sync-not-supported.htm",
    "xhr/access-control-recursive-failed-request.htm",
    "xhr/access-control-response-with-body-sync.htm",
    "xhr/access-control-response-with-body.htm",
    "xhr/access-control-response-with-exposed-headers.htm",
    "xhr/access-control-sandboxed-iframe-allow-origin-null.htm",
    "xhr/access-control-sandboxed-iframe-allow.htm",
    "xhr/access-control-sandboxed-iframe-denied-without-wildcard.htm",
    "xhr/access-control-sandboxed-iframe-denied.htm",
    "xhr/allow-lists-starting-with-comma.htm",
    "xhr/cors-upload.any.js",
    "xhr/event-upload-progress-crossorigin.any.js",
];

/// What no answer of a server's decides, with the reason.
pub(crate) const LEFT_OUT: &[(&str, &str)] = &[
    (
        "cors/image-tainting-in-cross-origin-iframe.sub.html",
        "no request of it speaks CORS: it asks which frame the memory cache hands a same-origin image to",
    ),
    (
        "cors/preflight-cache-partitioning.sub.window.js",
        "it asks how a browser divides its own cache by top-level site; a server is asked once for each, and answers alike",
    ),
    (
        "fetch/api/cors/cors-preflight-unterminated-body.any.js",
        "it asks that a browser not wait for the body of a preflight's answer; ours are 204, which have none",
    ),
    (
        "xhr/access-control-preflight-credential-async.htm",
        "it asks what becomes of a user and a password given to `open()`: HTTP authentication, of which no policy speaks",
    ),
    ("xhr/access-control-preflight-credential-sync.htm", "the same, synchronous"),
];

/// Where the lists and the cases part.
pub(crate) fn faults(cases: &[Case]) -> Vec<String> {
    let named = cases.iter().flat_map(|case| &case.wpt).copied().chain(http_cache::WPT);
    let named: BTreeSet<&str> = named.collect();
    let stood_for: BTreeSet<&str> = STOOD_FOR.iter().copied().collect();
    let mut faults: Vec<String> =
        named.difference(&stood_for).map(|test| format!("{test}, which a case names, is not in the list")).collect();
    faults.extend(stood_for.difference(&named).map(|test| format!("no case stands for {test}")));
    let left_out = LEFT_OUT.iter().filter(|(test, _)| stood_for.contains(test));
    faults.extend(left_out.map(|(test, _)| format!("{test} is both stood for and left out")));
    if stood_for.len() != STOOD_FOR.len() {
        faults.push("a test is listed twice".to_owned());
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::{faults, LEFT_OUT};
    use crate::cases;

    #[test]
    fn every_listed_test_is_stood_for_and_every_other_has_its_reason() {
        assert_eq!(faults(&cases::all()), Vec::<String>::new());
        assert!(LEFT_OUT.iter().all(|(_, reason)| !reason.is_empty()));
    }
}
