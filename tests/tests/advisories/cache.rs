//! What a cache hands to another site, or to another user.

use cors_runtime::{appwrite, cors};
use http::{Method, Request, Response};
use openruntimes::Context;

use crate::{call, cors_lines, get, preflight, send, ASKS_PUT, NOTHING_BUT_VARY};

#[cors(origins = "https://app.example.com, https://admin.example.com", methods = "*", headers = "*", credentials)]
fn cacheable(_: Request<()>) -> Response<()> {
    Response::builder().header("cache-control", "public, max-age=600").body(()).unwrap()
}

/// Tomcat's CORS filter, up to 7.0.78, 8.5.15 and 9.0.0.M21, did not say that its answer depends on the origin.
#[test]
fn cve_2017_7674_every_answer_that_depends_on_the_origin_says_so() {
    assert_eq!(
        get(cacheable, "https://app.example.com"),
        [
            "access-control-allow-credentials: true",
            "access-control-allow-origin: https://app.example.com",
            "vary: Origin",
        ]
    );
    // Else the answer without headers would be kept for the allowed site.
    assert_eq!(get(cacheable, "https://evil.example"), NOTHING_BUT_VARY);
    assert_eq!(send(cacheable, Method::GET, &[]), NOTHING_BUT_VARY);
    assert_eq!(send(cacheable, Method::OPTIONS, &[]), NOTHING_BUT_VARY);
    assert_eq!(preflight(cacheable, "https://evil.example"), NOTHING_BUT_VARY);
    assert_eq!(
        preflight(cacheable, "https://app.example.com"),
        [
            "access-control-allow-credentials: true",
            "access-control-allow-methods: PUT",
            "access-control-allow-origin: https://app.example.com",
            "vary: Access-Control-Request-Headers",
            "vary: Access-Control-Request-Method",
            "vary: Origin",
        ]
    );
}

#[cors(origins = "https://app.example.com, https://admin.example.com")]
fn varies_on_the_cookie(_: Request<()>) -> Response<()> {
    Response::builder().header("vary", "Cookie").header("vary", "Accept-Encoding").body(()).unwrap()
}

/// Play's filter before 2.5.18 and 2.6.6 put `Vary: Origin` in place of the application's own: advisory of 2017-10-05,
/// without an id.
#[test]
fn play_2017_10_05_the_handlers_own_vary_stays() {
    assert_eq!(
        get(varies_on_the_cookie, "https://evil.example"),
        ["vary: Accept-Encoding", "vary: Cookie", "vary: Origin"]
    );
}

/// hono before 4.10.3 copied `Vary` from the request (also CVE-2025-71381).
#[test]
fn ghsa_q7jf_gf43_6x6p_the_requests_own_vary_is_not_the_answers() {
    for vary in ["X-Evil", "*", "Origin, X-Evil", "Origin"] {
        let lines = [("vary", vary), ("origin", "https://app.example.com"), ASKS_PUT];
        let varies = |lines: Vec<String>| lines.into_iter().filter(|line| line.starts_with("vary")).collect::<Vec<_>>();
        assert_eq!(varies(send(varies_on_the_cookie, Method::OPTIONS, &lines)), NOTHING_BUT_VARY, "{vary}");
        assert_eq!(
            varies(send(varies_on_the_cookie, Method::GET, &lines)),
            ["vary: Accept-Encoding", "vary: Cookie", "vary: Origin"],
            "{vary}"
        );
    }
}

#[appwrite::cors(origins = "https://app.example.com, https://admin.example.com")]
fn varies_on_who_asks(context: Context) -> openruntimes::Response {
    let mut response = context.res.text("yours alone", None, None);
    response.headers.insert("vary".to_owned(), "Authorization, Cookie".to_owned());
    response
}

/// Netty before 4.1.137 and 4.2.17 set `Vary`, and so took away the application's own: a cache then handed one user's
/// answer to another. On Appwrite headers are a map, where adding a line is setting it.
#[test]
fn cve_2026_59903_the_handlers_own_vary_stays_where_headers_are_a_map() {
    for origin in ["https://app.example.com", "https://evil.example"] {
        let response = varies_on_who_asks(call("GET", &[("origin", origin)]));
        let lines = cors_lines(response.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        assert_eq!(lines.last().unwrap(), "vary: Authorization, Cookie, Origin");
    }
}
