//! Matching the beginning, the end or the middle of an origin.

use cors_rules::Reason;
use cors_runtime::cors;
use http::{Method, Request, Response};

use crate::{get, origins, preflight, refused, send, NOTHING_BUT_VARY};

#[cors(origins = "https://example.com, http://localhost, http://localhost:5173")]
fn example_com(_: Request<()>) -> Response<()> {
    Response::default()
}

/// gin-contrib/cors before 1.6.0 cut one character too many off `https://example.com/*`.
#[test]
fn cve_2019_25211_an_origin_has_no_wildcard_at_its_end() {
    let file = "ui/fail/origins/path_wildcard";
    refused(&origins(&["https://example.com/*"]), &Reason::PathWildcard, file);
    refused(&origins(&["http://localhost/*"]), &Reason::PathWildcard, file);
    let file = "ui/fail/origins/wildcard_at_the_end";
    refused(&origins(&["https://example.*"]), &Reason::WildcardMisplaced, file);
    for origin in ["https://example.community", "http://localhost.example.com", "http://localhost:51730"] {
        assert_eq!(get(example_com, origin), NOTHING_BUT_VARY, "{origin}");
    }
    assert_eq!(
        get(example_com, "https://example.com"),
        ["access-control-allow-origin: https://example.com", "vary: Origin"]
    );
}

#[cors(origins = "https://example.com, https://www.example.com")]
fn plain_domains(_: Request<()>) -> Response<()> {
    Response::default()
}

/// go-restful before 3.8.0 read each plain domain as a regular expression without anchors.
#[test]
fn cve_2022_1996_a_domain_is_no_regular_expression() {
    refused(&origins(&["example.com"]), &Reason::SchemeMissing, "ui/fail/origins/scheme_missing");
    let file = "ui/fail/origins/regular_expression";
    refused(&origins(&["^https://example\\.com$"]), &Reason::RegularExpression, file);
    for origin in [
        "https://example.com.evil.example",
        "https://example.community",
        "https://examplexcom",
        "https://wwwqexample.com",
        "https://evil.example/https://example.com",
        "https://evil.example?https://www.example.com",
    ] {
        assert_eq!(get(plain_domains, origin), NOTHING_BUT_VARY, "{origin}");
        assert_eq!(preflight(plain_domains, origin), NOTHING_BUT_VARY, "{origin}");
    }
}

#[cors(origins = "https://safe.com, https://*.safe.com")]
fn safe_com(_: Request<()>) -> Response<()> {
    Response::default()
}

/// go-zero before 1.4.4 asked whether the origin ends in `safe.com`.
#[test]
fn cve_2024_27302_a_subdomain_begins_after_a_dot() {
    refused(&origins(&["safe.com"]), &Reason::SchemeMissing, "ui/fail/origins/scheme_missing");
    let file = "ui/fail/origins/wildcard_begins_label";
    refused(&origins(&["https://*safe.com"]), &Reason::WildcardMisplaced, file);
    for origin in ["not-safe.com", "https://not-safe.com", "https://notsafe.com", "https://evil.example/.safe.com"] {
        assert_eq!(get(safe_com, origin), NOTHING_BUT_VARY, "{origin}");
    }
    assert_eq!(
        get(safe_com, "https://www.safe.com"),
        ["access-control-allow-origin: https://www.safe.com", "vary: Origin"]
    );
}

/// rack-cors before 0.4.1 made a regular expression of a plain domain, and left out the anchor at its end.
#[test]
fn cve_2017_11173_an_origin_ends_where_it_ends() {
    for origin in [
        "https://example.com.example.net",
        "https://example.com-example.net",
        "https://www.example.com.example.net",
        "https://www.example.com-example.net",
    ] {
        assert_eq!(get(plain_domains, origin), NOTHING_BUT_VARY, "{origin}");
        assert_eq!(preflight(plain_domains, origin), NOTHING_BUT_VARY, "{origin}");
    }
}

/// elysia-cors up to 1.3.0 asked whether one text holds the other.
#[test]
fn cve_2025_50864_a_part_of_an_origin_is_not_the_origin() {
    for origin in [
        "notexample.com",
        "https://notexample.com",
        "https://example.common.net",
        "example.com",
        "https://example",
        "https://",
        "https://example.com, https://www.example.com",
        "h",
        "",
    ] {
        assert_eq!(get(plain_domains, origin), NOTHING_BUT_VARY, "{origin}");
    }
}

#[cors(origins = "https://trusted.example.com, https://*.trusted.example.com, http://localhost:*", methods = "PUT")]
fn trusted(_: Request<()>) -> Response<()> {
    Response::default()
}

/// Jupyter Server before 2.18.0 looked for its pattern at the origin's beginning alone, as sanic-cors does (CVE-2026-37737).
#[test]
fn cve_2026_40110_a_pattern_covers_the_whole_origin() {
    for origin in [
        "https://trusted.example.com.evil.com",
        "https://a.trusted.example.com.evil.com",
        "https://trusted.example.com:8080",
        "https://a.trusted.example.com:8080",
        "http://localhost:80.evil.com",
        "http://localhost:8080.evil.com",
        "http://localhost.evil.com:8080",
    ] {
        assert_eq!(get(trusted, origin), NOTHING_BUT_VARY, "{origin}");
        assert_eq!(preflight(trusted, origin), NOTHING_BUT_VARY, "{origin}");
    }
}

/// Feathers before 5.0.40 took whatever `Referer` starts with an allowed origin.
#[test]
fn cve_2026_27192_no_other_header_speaks_for_the_origin() {
    for value in
        ["https://trusted.example.com", "https://trusted.example.com/", "https://trusted.example.com.evil.com/"]
    {
        for name in ["referer", "host", "x-forwarded-host", "sec-fetch-site", "access-control-request-origin"] {
            assert_eq!(send(trusted, Method::GET, &[(name, value)]), NOTHING_BUT_VARY, "{name}: {value}");
            let lines = [("origin", "https://evil.example"), (name, value)];
            assert_eq!(send(trusted, Method::GET, &lines), NOTHING_BUT_VARY, "{name}: {value}");
        }
        assert_eq!(get(trusted, &format!("{value}.evil.com")), NOTHING_BUT_VARY);
    }
}

/// Litestar before 2.20.0 built a regular expression of the listed origins as they were, dots and all.
#[test]
fn cve_2026_25478_a_dot_is_a_dot() {
    for origin in [
        "https://trustedxexample.com",
        "https://trusted.examplexcom",
        "https://a.trustedxexample.com",
        "https://axtrusted.example.com",
        "https://a.trusted-example.com",
        "https://a/trusted.example.com",
    ] {
        assert_eq!(get(trusted, origin), NOTHING_BUT_VARY, "{origin}");
        assert_eq!(preflight(trusted, origin), NOTHING_BUT_VARY, "{origin}");
    }
}

/// The `WebAuthn` Framework for PHP reduced each listed origin to its host: scheme and port were nobody's concern.
#[test]
fn ghsa_f7pm_6hr8_7ggm_scheme_and_port_are_part_of_an_origin() {
    for origin in [
        "http://trusted.example.com",
        "ws://trusted.example.com",
        "trusted.example.com",
        "https://trusted.example.com:444",
        "https://trusted.example.com:80",
        "http://a.trusted.example.com",
        "https://a.trusted.example.com:8443",
        "https://localhost",
        "https://localhost:8080",
    ] {
        assert_eq!(get(trusted, origin), NOTHING_BUT_VARY, "{origin}");
    }
}

/// webpack-dev-server before 5.2.1 let in every origin whose host is an address.
#[test]
fn cve_2025_30360_an_address_is_a_host_like_any_other() {
    for origin in [
        "http://127.0.0.1",
        "http://127.0.0.1:8080",
        "http://[::1]:8080",
        "http://0.0.0.0:8080",
        "https://10.0.0.1",
        "https://192.168.0.1:8443",
        "https://[2001:db8::1]",
        "http://2130706433:8080",
    ] {
        assert_eq!(get(trusted, origin), NOTHING_BUT_VARY, "{origin}");
    }
    let file = "ui/fail/origins/regular_expression";
    refused(&origins(&["https://[0-9.]+"]), &Reason::RegularExpression, file);
}

/// Fiber cut an origin at the pattern's ends and never asked what stood between (its pull request 4438, without an id).
#[test]
fn fiber_4438_what_stands_for_the_asterisk_are_labels() {
    for origin in [
        "https://evil.com:any.trusted.example.com",
        "https://evil.com:443.trusted.example.com",
        "https://evil.com/.trusted.example.com",
        "https://evil.com?a.trusted.example.com",
        "https://evil.com#a.trusted.example.com",
        "https://user@a.trusted.example.com",
        "https://[::1].trusted.example.com",
        "https://*.trusted.example.com",
        "https://a..trusted.example.com",
    ] {
        assert_eq!(get(trusted, origin), NOTHING_BUT_VARY, "{origin}");
        assert_eq!(preflight(trusted, origin), NOTHING_BUT_VARY, "{origin}");
    }
    assert_eq!(
        get(trusted, "https://a.b.trusted.example.com"),
        ["access-control-allow-origin: https://a.b.trusted.example.com", "vary: Origin"]
    );
}
