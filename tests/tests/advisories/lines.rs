//! What a request says, where it can end a line: Appwrite hands headers on as plain strings.

use std::{error::Error, fmt::Write as _, fs, panic::resume_unwind, process::Command};

use cors_runtime::{appwrite, IntoErrorResponse};
use http::Response;
use openruntimes::{Context, Logger};

use crate::{call, cors_lines, logged_call, ASKS_PUT, NOTHING_BUT_VARY};

const LINE_BREAKS: [&str; 5] = ["\r\n", "\n", "\r", "\0", "\u{7f}"];

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

/// As an error's own text may, which `Box<dyn Error>` writes as it is.
#[appwrite::cors(origins = "https://app.example.com")]
fn boxes_the_path(context: Context) -> Result<openruntimes::Response, Box<dyn Error>> {
    Err(format!("no file `{}`", context.req.path).into())
}

/// As a panic's message may.
#[appwrite::cors(origins = "https://app.example.com", catch_panics)]
fn panics_at_the_path(context: Context) -> openruntimes::Response {
    // Not by `panic!`: its hook would print the path to this test's own output.
    resume_unwind(Box::new(format!("no file `{}`", context.req.path)));
}

/// Answers with a header that the request names, which cannot be sent.
#[appwrite::cors(origins = "https://app.example.com")]
fn sets_what_is_asked_for(context: Context) -> openruntimes::Response {
    let mut response = context.res.empty();
    response.headers.insert(context.req.path, "a".to_owned());
    response
}

type Function = fn(Context) -> openruntimes::Response;

/// What the function's log says of one call; `None` on a machine where the published types can write none.
fn log_of(function: Function, attack: &str) -> Option<String> {
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

const ATTACK: &str = "/a\r\nINFO the administrator logged in";

#[test]
#[ignore = "run by the test of the log, which reads what it prints"]
fn prints_the_attack() {
    drop(appwrite::internal_server_error(format!("no file `{ATTACK}`")));
}

/// What an error that is no platform's own says on standard error, by a process of its own.
fn printed() -> String {
    let program = std::env::current_exe().unwrap();
    let arguments = ["--exact", "lines::prints_the_attack", "--ignored", "--nocapture"];
    let output = Command::new(program).args(arguments).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stderr).unwrap()
}

/// flask-cors before 4.0.1 wrote each request's path to its log as it came, line breaks included.
#[test]
fn cve_2024_1681_the_log_gets_no_line_of_the_attackers() {
    for line_break in ["\r\n", "\n", "\r"] {
        let attack = format!("/a{line_break}INFO the administrator logged in");
        // A decision is not logged; an error that quotes the request stays on its line.
        let functions: [(Function, usize); 5] = [
            (echoes_the_origin, 0),
            (quotes_the_path, 1),
            (boxes_the_path, 1),
            (panics_at_the_path, 1),
            (sets_what_is_asked_for, 1),
        ];
        for (function, lines) in functions {
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
    assert_eq!(printed(), "no file `/a\\r\\nINFO the administrator logged in`\n");
}
