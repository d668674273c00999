//! One test for each advisory that another CORS library had to publish, named by its id. Each puts the policy of the
//! advisory before ours. Where the policy language refuses it, the test says why, and which file of `ui/fail` shows the
//! message; where it compiles, a handler is sent the attack, and every CORS header of the answer is stated.
//!
//! `docs/security.md` lists them; `security.rs` keeps the two in step.

#![allow(missing_docs, reason = "a test is no API")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by a panic")]
#![allow(clippy::needless_pass_by_value, reason = "a handler owns its request")]

use std::{fmt::Write as _, fs, hint::black_box};

use allocation_counter::measure;
use cors_rules::{check, Declaration, PublicSuffixes, Reason};
use cors_runtime::{appwrite, cors, IntoErrorResponse};
use http::{Method, Request, Response};
use openruntimes::{Context, Logger};

/// Asserts that no attribute can declare this, for `reason` alone, and that `file` shows the message.
fn refused(declaration: &Declaration<'_>, reason: &Reason, file: &str) {
    let faults = check(declaration, &PublicSuffixes::Absent).unwrap_err();
    let reasons: Vec<&Reason> = faults.iter().map(cors_rules::Fault::reason).collect();
    assert_eq!(reasons, [reason]);
    // What follows the text at fault, which is another one in the file.
    let message = faults[0].to_string();
    let said = message.rsplit('`').find(|part| !part.trim().is_empty()).unwrap();
    assert!(fs::metadata(format!("{file}.rs")).is_ok(), "{file}.rs");
    let shown = fs::read_to_string(format!("{file}.stderr")).unwrap();
    assert!(shown.contains(said), "`{said}` is not in {file}.stderr");
}

fn origins<'a>(origins: &'a [&'a str]) -> Declaration<'a> {
    Declaration { origins: Some(origins), ..Declaration::default() }
}

fn with_credentials<'a>(origins: &'a [&'a str]) -> Declaration<'a> {
    Declaration { origins: Some(origins), credentials: true, ..Declaration::default() }
}

type Handler = fn(Request<()>) -> Response<()>;

/// Every `access-control-*` and `vary` line of the answer, sorted.
fn send(handler: Handler, method: Method, lines: &[(&str, &str)]) -> Vec<String> {
    let mut request = Request::builder().method(method);
    for (name, value) in lines {
        request = request.header(*name, *value);
    }
    let response = handler(request.body(()).unwrap());
    let headers = response.headers().iter();
    cors_lines(headers.map(|(name, value)| (name.as_str(), value.to_str().unwrap())))
}

fn cors_lines<'a>(headers: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<String> {
    let mut lines: Vec<String> = headers
        .filter(|(name, _)| name.starts_with("access-control-") || *name == "vary")
        .map(|(name, value)| format!("{name}: {value}"))
        .collect();
    lines.sort();
    lines
}

fn get(handler: Handler, origin: &str) -> Vec<String> {
    send(handler, Method::GET, &[("origin", origin)])
}

fn preflight(handler: Handler, origin: &str) -> Vec<String> {
    send(handler, Method::OPTIONS, &[("origin", origin), ASKS_PUT])
}

const ASKS_PUT: (&str, &str) = ("access-control-request-method", "PUT");
const NOTHING_BUT_VARY: [&str; 1] = ["vary: Origin"];

// `*` with credentials, which a library then turns into the request's own origin.

#[cors(origins = "*", methods = "PUT")]
fn everyone(_: Request<()>) -> Response<()> {
    Response::default()
}

/// rs/cors up to 1.3.0 answered `AllowedOrigins: ["*"]` and `AllowCredentials` with the request's own origin.
#[test]
fn cve_2018_20744_any_origin_with_credentials_does_not_compile() {
    let file = "ui/fail/rules/credentials_with_any_origin";
    refused(&with_credentials(&["*"]), &Reason::CredentialsAnyOrigin, file);
    // What still got around that library's remedy.
    let file = "ui/fail/origins/wildcard_every_site";
    let declaration = Declaration { allow_public_suffixes: true, ..with_credentials(&["https://*"]) };
    refused(&declaration, &Reason::WildcardEverySite { scheme: "https".into() }, file);
}

/// gorilla/handlers before 1.3.0 answered `*`, of its own accord, with the request's own origin.
#[test]
fn cve_2017_20146_a_wildcard_is_sent_as_a_wildcard() {
    let file = "ui/fail/rules/credentials_with_any_origin";
    refused(&with_credentials(&["*"]), &Reason::CredentialsAnyOrigin, file);
    assert_eq!(get(everyone, "https://evil.example"), ["access-control-allow-origin: *"]);
    assert_eq!(get(everyone, "null"), ["access-control-allow-origin: *"]);
    assert_eq!(
        preflight(everyone, "https://evil.example"),
        ["access-control-allow-methods: PUT", "access-control-allow-origin: *"]
    );
}

/// @koa/cors before 5.0.0 sent the request's own origin where none had been configured.
#[test]
fn cve_2023_49803_no_origin_is_no_policy() {
    let declaration = Declaration { credentials: true, ..Declaration::default() };
    refused(&declaration, &Reason::OriginsMissing, "ui/fail/origins/missing");
    refused(&with_credentials(&[]), &Reason::OriginsEmpty, "ui/fail/origins/empty_list");
}

/// fiber before 2.52.1 took `AllowOrigins: "*"` and `AllowCredentials: true`, beside each other and in a list.
#[test]
fn cve_2024_25124_any_origin_with_credentials_does_not_compile_in_any_spelling() {
    let file = "ui/fail/rules/credentials_true_with_any_origin";
    refused(&with_credentials(&["*"]), &Reason::CredentialsAnyOrigin, file);
    let file = "ui/fail/rules/credentials_with_any_exposed_header";
    let declaration = Declaration { expose_headers: Some(&["*"]), ..with_credentials(&["https://app.example.com"]) };
    refused(&declaration, &Reason::CredentialsExposeAny, file);
    // In a list it is refused for that as well.
    let faults = check(&with_credentials(&["https://app.example.com", "*"]), &PublicSuffixes::Absent).unwrap_err();
    assert!(faults.iter().any(|fault| *fault.reason() == Reason::CredentialsAnyOrigin), "{faults:?}");
}

// Matching the beginning or the end of an origin.

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

// Patterns that match in combination.

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

// Work that an attacker hands out.

#[cors(origins = "https://app.example.com, https://admin.example.com", methods = "PUT", headers = "x-a, x-b")]
fn declared_headers(_: Request<()>) -> Response<()> {
    Response::default()
}

#[cors(origins = "https://app.example.com, https://admin.example.com", headers = "*", credentials)]
fn requested_headers(_: Request<()>) -> Response<()> {
    Response::default()
}

/// rs/cors before 1.11.0 split Access-Control-Request-Headers at its commas: 121 MB on the heap for a megabyte of them,
/// on one line or on a thousand.
#[test]
fn ghsa_mh55_gqvf_xfwm_commas_in_the_requested_headers_are_not_split() {
    let on_one_line = vec![",".repeat(1 << 20)];
    let on_a_thousand = vec![",".repeat(1 << 10); 1 << 10];
    let request = |asked: &[String]| {
        let mut request = Request::options("/").header("origin", "https://app.example.com").header(ASKS_PUT.0, "PUT");
        for line in asked {
            request = request.header("access-control-request-headers", line);
        }
        request.body(()).unwrap()
    };
    let bytes = |handler: Handler, asked: &[String]| {
        let request = request(asked);
        measure(|| drop(black_box(handler(black_box(request))))).bytes_total
    };
    for asked in [on_one_line, on_a_thousand] {
        let lines = |handler: Handler| {
            let response = handler(request(&asked));
            let headers = response.headers().iter();
            cors_lines(headers.map(|(name, value)| (name.as_str(), value.to_str().unwrap())))
        };
        assert_eq!(
            lines(declared_headers),
            [
                "access-control-allow-headers: x-a, x-b",
                "access-control-allow-methods: PUT",
                "access-control-allow-origin: https://app.example.com",
                "vary: Origin",
            ]
        );
        assert_eq!(
            lines(requested_headers),
            [
                "access-control-allow-credentials: true",
                "access-control-allow-origin: https://app.example.com",
                "vary: Access-Control-Request-Headers",
                "vary: Origin",
            ]
        );
        for handler in [declared_headers, requested_headers] {
            assert!(bytes(handler, &asked) <= bytes(handler, &["x-a,x-b".to_owned()]));
        }
    }
}

// What a request says, where it can end a line: Appwrite hands headers on as plain strings.

const LINE_BREAKS: [&str; 5] = ["\r\n", "\n", "\r", "\0", "\u{7f}"];

fn call(method: &str, headers: &[(&str, &str)]) -> Context {
    logged_call(method, headers, Logger::new("disabled", None).unwrap())
}

fn logged_call(method: &str, headers: &[(&str, &str)], logger: Logger) -> Context {
    let mut context = Context::new(logger);
    method.clone_into(&mut context.req.method);
    context.req.headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    context
}

#[appwrite::cors(origins = "https://app.example.com, https://*.example.org, http://localhost:*")]
fn echoes_the_origin(context: Context) -> openruntimes::Response {
    context.res.empty()
}

#[appwrite::cors(origins = "https://app.example.com", methods = "*", headers = "*, authorization", credentials)]
fn echoes_what_is_asked_for(context: Context) -> openruntimes::Response {
    context.res.empty()
}

/// CWE-113, which every echoing middleware has to mind: a line break in what is echoed begins a header of the attacker's.
#[test]
fn cwe_113_an_echoed_value_cannot_split_the_response() {
    let lines = |response: &openruntimes::Response| {
        cors_lines(response.headers.iter().map(|(name, value)| (name.as_str(), value.as_str())))
    };
    for line_break in LINE_BREAKS {
        for origin in [
            format!("https://app.example.com{line_break}set-cookie: a=b"),
            format!("https://a{line_break}set-cookie: a=b{line_break}b.example.org"),
            format!("https://a.example.org{line_break}set-cookie: a=b"),
            format!("http://localhost:80{line_break}80"),
        ] {
            let headers = [("origin", &*origin), ASKS_PUT];
            assert_eq!(lines(&echoes_the_origin(call("GET", &headers))), NOTHING_BUT_VARY, "{origin:?}");
            assert_eq!(lines(&echoes_the_origin(call("OPTIONS", &headers))), NOTHING_BUT_VARY, "{origin:?}");
        }
        let headers = [
            ("origin", "https://app.example.com"),
            ("access-control-request-method", &*format!("PUT{line_break}set-cookie: a=b")),
            ("access-control-request-headers", &*format!("x-a{line_break}set-cookie: a=b")),
        ];
        let response = echoes_what_is_asked_for(call("OPTIONS", &headers));
        assert_eq!(response.status_code, 204);
        assert_eq!(
            lines(&response),
            [
                "access-control-allow-credentials: true",
                "access-control-allow-origin: https://app.example.com",
                "vary: Access-Control-Request-Method, Access-Control-Request-Headers",
            ],
            "{line_break:?}"
        );
    }
}

/// An error that quotes the request, as a handler's own may.
#[derive(Debug)]
struct NotFound {
    #[allow(dead_code, reason = "read by `Debug`")]
    path: String,
}

impl cors_runtime::ErrorResponse for NotFound {}

#[appwrite::cors(origins = "https://app.example.com")]
fn quotes_the_path(context: Context) -> Result<openruntimes::Response, NotFound> {
    Err(NotFound { path: context.req.path })
}

/// Answers with a header that the request names, which cannot be sent.
#[appwrite::cors(origins = "https://app.example.com")]
fn sets_what_is_asked_for(context: Context) -> openruntimes::Response {
    let mut response = context.res.empty();
    response.headers.insert(context.req.path, "a".to_owned());
    response
}

/// What the function's log says of one call; `None` on a machine where the published types can write none.
fn log_of(function: fn(Context) -> openruntimes::Response, attack: &str) -> Option<String> {
    let id = format!("cors-advisories-{}", std::process::id());
    let files = ["errors", "logs"].map(|kind| format!("/mnt/logs/{id}_{kind}.log"));
    if fs::create_dir_all("/mnt/logs").is_err() || files.iter().any(|file| fs::write(file, "").is_err()) {
        eprintln!("/mnt/logs cannot be written: the function's log was not looked at");
        return None;
    }
    let logger = Logger::new("enabled", Some(id)).unwrap();
    let headers = [("origin", attack), ("access-control-request-headers", attack)];
    let mut context = logged_call("GET", &headers, logger.clone());
    attack.clone_into(&mut context.req.path);
    drop(function(context));
    logger.end();
    let log = files.iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    for file in files {
        fs::remove_file(file).unwrap();
    }
    let _ = fs::remove_dir("/mnt/logs");
    Some(log)
}

/// flask-cors before 4.0.1 wrote each request's path to its log as it came, line breaks included.
#[test]
fn cve_2024_1681_the_log_gets_no_line_of_the_attackers() {
    for line_break in ["\r\n", "\n", "\r"] {
        let attack = format!("/a{line_break}INFO the administrator logged in");
        // A decision is not logged; an error that quotes the request stays on its line.
        for (function, lines) in
            [(echoes_the_origin as fn(Context) -> _, 0), (quotes_the_path, 1), (sets_what_is_asked_for, 1)]
        {
            if let Some(log) = log_of(function, &attack) {
                assert_eq!(log.lines().count(), lines, "{log}");
                assert!(!log.trim_end().contains(line_break), "{log}");
            }
        }
        let error = NotFound { path: attack };
        let mut report = String::new();
        IntoErrorResponse::<Response<String>>::report(&error, &mut |line| write!(report, "{line}").unwrap());
        assert!(!report.contains(line_break), "{report}");
    }
}

// What a cache hands to another site.

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

// The private network.

#[cors(origins = "https://app.example.com", methods = "PUT")]
fn private_network(_: Request<()>) -> Response<()> {
    Response::builder().header("access-control-allow-private-network", "true").body(()).unwrap()
}

/// flask-cors before 4.0.2 let every public page into the private network, with no way to say no.
#[test]
fn cve_2024_6221_nobody_is_let_into_the_private_network() {
    let asks = ("access-control-request-private-network", "true");
    let origin = ("origin", "https://app.example.com");
    assert_eq!(
        send(private_network, Method::OPTIONS, &[origin, ASKS_PUT, asks]),
        ["access-control-allow-methods: PUT", "access-control-allow-origin: https://app.example.com"]
    );
    assert_eq!(
        send(private_network, Method::GET, &[origin, asks]),
        ["access-control-allow-origin: https://app.example.com"]
    );
}
