//! The origin of no site: sandboxed frames, local files and some redirects all send `null`.

use cors_rules::Reason;
use cors_runtime::cors;
use http::{Method, Request, Response};

use crate::{get, origins, preflight, refused, send, with_credentials, NOTHING_BUT_VARY};

#[cors(
    origins = "https://app.example.com, https://*.example.org",
    methods = "PUT",
    credentials,
    dangerously_allow_public_suffixes = "example.org is nobody's"
)]
fn two_sites(_: Request<()>) -> Response<()> {
    Response::default()
}

/// `StackStorm` before 2.9.3 and 2.10.3 answered an origin that it did not know with `null`.
#[test]
fn cve_2019_9580_a_foreign_origin_is_not_answered_with_null() {
    for origin in ["https://evil.example", "null", "443", ""] {
        assert_eq!(get(two_sites, origin), NOTHING_BUT_VARY, "{origin}");
        assert_eq!(preflight(two_sites, origin), NOTHING_BUT_VARY, "{origin}");
    }
    assert_eq!(send(two_sites, Method::GET, &[]), NOTHING_BUT_VARY);
}

#[cors(origins = "http://localhost:*, http://127.0.0.1:*, http://[::1]:*, http://*.localhost:*", credentials)]
fn loopback(_: Request<()>) -> Response<()> {
    Response::default()
}

/// Gradio before 5.0 counted `null` among the names of the user's own machine.
#[test]
fn cve_2024_47165_loopback_is_not_null() {
    for null in ["null", "NULL", "Null"] {
        refused(&with_credentials(&[null]), &Reason::OriginNull, "ui/fail/origins/null");
        refused(&origins(&[null]), &Reason::OriginNull, "ui/fail/origins/null");
        assert_eq!(get(loopback, null), NOTHING_BUT_VARY);
    }
    assert_eq!(
        get(loopback, "http://127.0.0.1:7860"),
        [
            "access-control-allow-credentials: true",
            "access-control-allow-origin: http://127.0.0.1:7860",
            "vary: Origin",
        ]
    );
}
