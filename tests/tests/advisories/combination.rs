//! Origins that match in combination, or otherwise than each alone.

use cors_rules::Origin;
use cors_runtime::{cors, declared::Matched};
use http::{Request, Response};

use crate::{get, preflight, NOTHING_BUT_VARY};

#[cors(origins = "https://foo.com, https://bar.com", methods = "PUT")]
fn two_hosts(_: Request<()>) -> Response<()> {
    Response::default()
}

#[cors(origins = "https://*.foo.com, https://*.bar.com, http://*.oo.com:*", methods = "PUT")]
fn two_patterns(_: Request<()>) -> Response<()> {
    Response::default()
}

/// jub0bs/fcors before 0.9.0 kept origins in one tree: where two ended alike, a third matched.
#[test]
fn ghsa_v84h_653v_4pq9_two_origins_allow_no_third() {
    for origin in ["https://barfoo.com", "https://foobar.com", "https://oo.com", "https://ar.com", "https://.com"] {
        assert_eq!(get(two_hosts, origin), NOTHING_BUT_VARY, "{origin}");
        assert_eq!(preflight(two_hosts, origin), NOTHING_BUT_VARY, "{origin}");
    }
    for origin in [
        "https://foo.com",
        "https://a.barfoo.com",
        "https://a.oo.com",
        "https://a.foo.com:8443",
        "http://a.foo.com",
        "http://oo.com:8080",
    ] {
        assert_eq!(get(two_patterns, origin), NOTHING_BUT_VARY, "{origin}");
    }
}

/// As many origins as it takes for a perfect hash, which is what stands in a tree's place here.
#[cors(origins = [
    "https://foo.com", "https://bar.com", "https://baz.com", "https://oo.com", "https://oof.com",
    "https://foo.com:8443", "http://foo.com", "https://a.foo.com", "https://foo.co", "https://foo.org",
], methods = "PUT")]
fn ten_hosts(_: Request<()>) -> Response<()> {
    Response::default()
}

/// jub0bs/cors before 0.1.3 had the same tree.
#[test]
fn ghsa_vhxv_fg4m_p2w8_many_origins_allow_no_other() {
    for origin in [
        "https://barfoo.com",
        "https://foobar.com",
        "https://fo.com",
        "https://o.com",
        "https://ooo.com",
        "https://fooo.com",
        "https://bar.com:8443",
        "http://bar.com",
        "https://a.bar.com",
        "https://bar.co",
        "https://foo.comhttps://bar.com",
    ] {
        assert_eq!(get(ten_hosts, origin), NOTHING_BUT_VARY, "{origin}");
        assert_eq!(preflight(ten_hosts, origin), NOTHING_BUT_VARY, "{origin}");
    }
    assert_eq!(
        preflight(ten_hosts, "https://foo.co"),
        ["access-control-allow-methods: PUT", "access-control-allow-origin: https://foo.co", "vary: Origin"]
    );
}

/// As the macro lays out the first `count` of these, and as many of those.
fn matcher(exact: &[&str], patterns: &[&str]) -> Matched {
    let patterns: Vec<Origin> = patterns.iter().map(|text| Origin::parse(text).unwrap()).collect();
    Matched { exact: cors_tests::exact(exact), patterns: cors_tests::patterns(&patterns.iter().collect::<Vec<_>>()) }
}

/// Caddy before 2.11.1 compared hosts by another rule once there were more than a hundred: upper case told them apart.
#[test]
fn cve_2026_27588_many_origins_match_as_few_do() {
    let fillers: Vec<String> = (0..200).map(|n| format!("https://filler-{n}.example.net")).collect();
    let filler_patterns: Vec<String> = (0..200).map(|n| format!("https://*.filler-{n}.example.net:*")).collect();
    let with = |own: &'static [&'static str], fillers: &'_ [String]| -> Vec<String> {
        own.iter().map(ToString::to_string).chain(fillers.iter().cloned()).collect()
    };
    let own = (
        &["https://app.example.com", "http://localhost:3000", "https://[::1]"][..],
        &["https://*.example.org", "http://127.0.0.1:*", "http://*.localhost:*"][..],
    );
    let few = matcher(own.0, own.1);
    let (exact, patterns) = (with(own.0, &fillers), with(own.1, &filler_patterns));
    let many = matcher(
        &exact.iter().map(String::as_str).collect::<Vec<_>>(),
        &patterns.iter().map(String::as_str).collect::<Vec<_>>(),
    );
    let mut allowed = 0;
    for (scheme, host, port) in
        ["https://", "http://", "HTTPS://", "Http://", "ftp://", "https:/", ""].into_iter().flat_map(|scheme| {
            let hosts = [
                "app.example.com",
                "APP.EXAMPLE.COM",
                "app.Example.com",
                "localhost",
                "LOCALHOST",
                "a.localhost",
                "a.LOCALHOST",
                "A.localhost",
                "a.example.org",
                "A.example.org",
                "a.Example.org",
                "a.b.example.org",
                "example.org",
                ".example.org",
                "a..example.org",
                "127.0.0.1",
                "127.0.0.01",
                "[::1]",
                "[0::1]",
                "app.example.com.",
                "a.example.org.",
                "filler-0",
                "",
            ];
            hosts.into_iter().flat_map(move |host| {
                let ports =
                    ["", ":", ":3000", ":03000", ":80", ":443", ":65535", ":65536", ":*", "/", "\0", ".evil.example"];
                ports.into_iter().map(move |port| (scheme, host, port))
            })
        })
    {
        let origin = format!("{scheme}{host}{port}");
        let verdict = few.matches(origin.as_bytes());
        assert_eq!(many.matches(origin.as_bytes()), verdict, "{origin}");
        allowed += u32::from(verdict);
    }
    // The three exact origins; any label of example.org; 127.0.0.1 and a.localhost, with no port, 3000, 443 and 65535.
    assert_eq!(allowed, 3 + 2 + 2 * 4);
}
