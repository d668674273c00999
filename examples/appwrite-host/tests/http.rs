//! The host over real HTTP: the deployable function in it, and made-up functions that show what a host does to answers.

#![allow(missing_docs, reason = "a test is no API")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by a panic")]
#![allow(clippy::needless_pass_by_value, reason = "a function of Appwrite's owns its context")]

use std::{
    collections::HashMap,
    future::pending,
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use appwrite_host::{serve, Function, Settings};
use openruntimes::{Context, Response};

const SHOP: &str = "Origin: https://shop.example.com";

/// Serves `function` on a free port until the test ends.
fn host(function: Function, secret: &str) -> SocketAddr {
    let settings = Settings { secret: secret.to_owned(), log: false };
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        tokio::runtime::Runtime::new().unwrap().block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener).unwrap();
            serve(listener, function, settings, pending()).await;
        });
    });
    address
}

struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: String,
}

impl Answer {
    fn all(&self, name: &str) -> Vec<&str> {
        self.headers.iter().filter(|(header, _)| header == name).map(|(_, value)| value.as_str()).collect()
    }

    fn access_control(&self) -> Vec<(&str, &str)> {
        let mut headers: Vec<(&str, &str)> = self
            .headers
            .iter()
            .filter(|(name, _)| name.starts_with("access-control-") || name == "vary")
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        headers.sort_unstable();
        headers
    }
}

/// Sends the request as it is written here, and reads the answer; header names come back as they were sent.
fn send(address: SocketAddr, line: &str, headers: &[&str], body: &str) -> Answer {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let length = body.len();
    let headers = headers.join("\r\n");
    let gap = if headers.is_empty() { "" } else { "\r\n" };
    write!(
        stream,
        "{line} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\ncontent-length: {length}\r\n{headers}{gap}\r\n{body}"
    )
    .unwrap();
    let mut text = String::new();
    stream.read_to_string(&mut text).unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let mut lines = head.lines();
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let headers = lines.filter_map(|line| line.split_once(':'));
    let headers = headers.map(|(name, value)| (name.to_owned(), value.trim_start().to_owned()));
    Answer { status, headers: headers.collect(), body: body.to_owned() }
}

fn made(status_code: u16, headers: &[(&str, &str)], body: &str) -> Response {
    let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Response { status_code, headers: headers.collect(), body: body.into() }
}

// The deployable function.

#[test]
fn the_functions_preflight_is_answered() {
    let address = host(handler::main, "");
    let answer = send(address, "OPTIONS /", &[SHOP, "Access-Control-Request-Method: POST"], "");
    assert_eq!((answer.status, answer.body.as_str()), (204, ""));
    assert_eq!(
        answer.access_control(),
        [
            ("access-control-allow-headers", "content-type"),
            ("access-control-allow-methods", "POST"),
            ("access-control-allow-origin", "https://shop.example.com"),
            ("access-control-max-age", "600"),
            ("vary", "Origin"),
        ]
    );
}

#[test]
fn the_function_adds_up_a_cart() {
    let address = host(handler::main, "");
    let cart = r#"{"items":[{"price_cents":1250,"quantity":2},{"price_cents":99,"quantity":1}]}"#;
    let answer = send(address, "POST /", &[SHOP, "Content-Type: application/json"], cart);
    assert_eq!((answer.status, answer.body.as_str()), (200, r#"{"total_cents":2599}"#));
    assert_eq!(answer.all("content-type"), ["application/json; charset=utf-8"]);
    assert_eq!(
        answer.access_control(),
        [("access-control-allow-origin", "https://shop.example.com"), ("vary", "Origin")]
    );
}

#[test]
fn a_page_on_the_developers_machine_may_read_the_answer() {
    let address = host(handler::main, "");
    let answer = send(address, "POST /", &["Origin: http://localhost:5173"], r#"{"items":[]}"#);
    assert_eq!(answer.all("access-control-allow-origin"), ["http://localhost:5173"]);
}

#[test]
fn a_foreign_page_may_not_read_the_answer() {
    let address = host(handler::main, "");
    let answer = send(address, "POST /", &["Origin: https://evil.example"], r#"{"items":[]}"#);
    assert_eq!(answer.status, 200);
    assert_eq!(answer.access_control(), [("vary", "Origin")]);
}

#[test]
fn the_functions_errors_carry_the_headers() {
    let address = host(handler::main, "");
    let huge = r#"{"items":[{"price_cents":18446744073709551615,"quantity":2}]}"#;
    for (body, status, text) in [
        ("{", 400, "the cart is malformed: EOF while parsing an object at line 1 column 1"),
        (huge, 422, "the total is too large"),
    ] {
        let answer = send(address, "POST /", &[SHOP], body);
        assert_eq!((answer.status, answer.body.clone()), (status, format!(r#"{{"error":"{text}"}}"#)));
        assert_eq!(answer.all("access-control-allow-origin"), ["https://shop.example.com"]);
    }
}

// The program.

/// The program, ended by its own handle.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_appwrite-host"));
    command.env("PORT", "0").env_remove("OPEN_RUNTIMES_SECRET").stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Starts the program, and reads from its first line where it answers.
fn start(command: &mut Command) -> (Running, SocketAddr) {
    let mut running = Running(command.spawn().unwrap());
    let mut line = String::new();
    BufReader::new(running.0.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
    let address = line.trim().strip_prefix("the function answers at http://").unwrap().parse().unwrap();
    (running, address)
}

#[test]
fn a_broken_configuration_is_a_500_that_the_page_may_read_and_learns_nothing_from() {
    let (_running, address) = start(program().env("TAX_PERCENT", "hunter2"));
    assert!(address.ip().is_loopback());
    // No test leaves a file in /mnt/logs.
    let answer = send(address, "POST /", &[SHOP, "x-open-runtimes-logging: disabled"], r#"{"items":[]}"#);
    assert_eq!((answer.status, answer.body.as_str()), (500, r#"{"error":"Internal Server Error"}"#));
    assert_eq!(answer.all("access-control-allow-origin"), ["https://shop.example.com"]);
}

#[test]
fn the_programs_secret_comes_from_the_environment() {
    let (_running, address) = start(program().env("OPEN_RUNTIMES_SECRET", "open sesame"));
    assert_eq!(send(address, "POST /", &[SHOP], r#"{"items":[]}"#).status, 401);
}

#[test]
fn a_port_in_use_is_a_message_and_not_a_panic() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let output = program().env("PORT", port.to_string()).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let message = String::from_utf8(output.stderr).unwrap();
    assert_eq!(message, format!("port {port} is in use: set PORT to another, or to 0 for a free one\n"));
}

#[test]
fn a_port_that_is_none_is_a_message() {
    let output = program().env("PORT", "http").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let message = String::from_utf8(output.stderr).unwrap();
    assert_eq!(message, "PORT is `http`: set it to a number from 0 to 65535\n");
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_the_program_well() {
    let (mut running, address) = start(&mut program());
    assert_eq!(send(address, "GET /__opr/health", &[], "").body, "OK");
    let interrupt = Command::new("sh").arg("-c").arg(format!("kill -INT {}", running.0.id())).status().unwrap();
    assert!(interrupt.success());
    assert_eq!(running.0.wait().unwrap().code(), Some(0));
}

// What the runtime does to a call.

/// Answers with what it was called with.
fn mirror(context: Context) -> Response {
    let request = &context.req;
    let mut headers: Vec<_> = request.headers.iter().filter(|(name, _)| name.starts_with("x-")).collect();
    headers.sort_unstable();
    let mut query: Vec<_> = request.query.iter().collect();
    query.sort_unstable();
    let text = format!("{} {} {query:?} {headers:?} {}", request.method, request.url, request.body_text());
    context.res.text(text, None, None)
}

#[test]
fn the_function_sees_the_call_less_the_runtimes_own_headers() {
    let address = host(mirror, "");
    let headers = ["X-One: 1", "x-two: 1", "X-Two: 2", "x-open-runtimes-user-id: me", "x-three: gr\u{fc}n"];
    let answer = send(address, "PUT /a/b?c=d%20e&f", &headers, "text");
    let seen = r#"[("c", "d e"), ("f", "")] [("x-one", "1"), ("x-three", ""), ("x-two", "2")] text"#;
    assert_eq!(answer.body, format!("PUT http://{address}/a/b?c=d%20e&f {seen}"));
}

#[test]
fn a_proxys_scheme_is_believed() {
    let address = host(mirror, "");
    let answer = send(address, "GET /", &["x-forwarded-proto: https"], "");
    assert!(answer.body.starts_with(&format!("GET https://{address}/ ")), "{}", answer.body);
}

#[test]
fn without_the_secret_there_is_no_call() {
    let address = host(mirror, "open sesame");
    for headers in [&[][..], &["x-open-runtimes-secret: open"]] {
        assert_eq!(send(address, "GET /", headers, "").status, 401);
    }
    assert_eq!(send(address, "GET /", &["X-Open-Runtimes-Secret: open sesame"], "").status, 200);
}

fn slow(context: Context) -> Response {
    thread::sleep(Duration::from_secs(3));
    context.res.text("too late", None, None)
}

#[test]
fn a_function_that_takes_too_long_is_a_500() {
    let answer = send(host(slow, ""), "GET /", &["x-open-runtimes-timeout: 1"], "");
    assert_eq!(answer.status, 500);
    assert!(!answer.body.contains("too late"));
}

#[test]
fn a_timeout_is_a_whole_number_above_zero() {
    for header in ["x-open-runtimes-timeout: 0", "x-open-runtimes-timeout: soon", "x-open-runtimes-timeout: -1"] {
        let answer = send(host(mirror, ""), "GET /", &[header], "");
        let text = "Header \"x-open-runtimes-timeout\" must be an integer greater than 0.";
        assert_eq!((answer.status, answer.body.as_str()), (500, text));
    }
}

fn panicking(_context: Context) -> Response {
    panic!("caught by the host")
}

#[test]
fn a_panic_is_a_500_without_any_header_of_the_functions() {
    let answer = send(host(panicking, ""), "GET /", &[SHOP], "");
    assert_eq!((answer.status, answer.access_control()), (500, vec![]));
    assert!(!answer.body.contains("caught"));
}

fn header_names(_context: Context) -> Response {
    made(0, &[("X-One", "1"), ("X-Open-Runtimes-Log-Id", "mine"), ("Set-Cookie", "a=1\nb=2")], "text")
}

#[test]
fn header_names_are_lower_cased_and_the_runtimes_own_are_not_the_functions_to_set() {
    let answer = send(host(header_names, ""), "GET /", &[], "");
    // The status 0 is sent as 200.
    assert_eq!(answer.status, 200);
    assert_eq!(answer.all("x-one"), ["1"]);
    assert_eq!(answer.all("set-cookie"), ["a=1", "b=2"]);
    assert_eq!(answer.all("x-open-runtimes-log-id"), [""]);
}

fn content_types(context: Context) -> Response {
    let asked: HashMap<_, _> =
        context.req.query.get("type").map(|value| ("Content-Type".into(), value.clone())).into_iter().collect();
    Response { headers: asked, ..made(200, &[], "text") }
}

#[test]
fn a_content_type_gets_its_charset() {
    let address = host(content_types, "");
    for (asked, sent) in [
        ("", "text/plain; charset=utf-8"),
        ("?type=Text/HTML", "text/html; charset=utf-8"),
        ("?type=text/html;%20charset=Latin1", "text/html; charset=Latin1"),
        ("?type=multipart/mixed;%20boundary=Ab", "multipart/mixed; boundary=Ab"),
    ] {
        assert_eq!(send(address, &format!("GET /{asked}"), &[], "").all("content-type"), [sent]);
    }
}

fn control_character(_context: Context) -> Response {
    made(200, &[("access-control-allow-origin", "*"), ("x-one", "a\u{1}")], "lost")
}

#[test]
fn a_control_character_in_a_header_costs_the_whole_answer() {
    let answer = send(host(control_character, ""), "GET /", &[], "");
    assert_eq!((answer.status, answer.access_control()), (500, vec![]));
    assert!(!answer.body.contains("lost"));
}

fn not_found(_context: Context) -> Response {
    made(404, &[("access-control-allow-origin", "*")], "")
}

#[test]
fn the_edge_puts_its_page_in_the_place_of_an_empty_error() {
    let answer = send(host(not_found, ""), "GET /", &[], "");
    assert_eq!((answer.status, answer.all("content-type")), (404, vec!["text/html"]));
    assert!(answer.body.starts_with("<!doctype html>"), "{}", answer.body);
    assert_eq!(answer.access_control(), [("access-control-allow-origin", "*")]);
}

#[test]
fn the_runtime_says_that_it_is_well_without_a_call() {
    let answer = send(host(panicking, ""), "GET /__opr/health", &[], "");
    assert_eq!((answer.status, answer.body.as_str()), (200, "OK"));
}
