//! The servers that are examples, as whoever reads their first comment runs them: each as a process of its own, asked over
//! HTTP what that comment asks.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed, and its helpers stand outside of `#[test]`"
)]

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    path::PathBuf,
    process::{Child, Command, Stdio},
};

use serde_json::Value;

const APP: &str = "origin: https://app.example.com";
const JSON: &str = "content-type: application/json";

/// A running example, which ends with it.
struct Server {
    process: Child,
    address: SocketAddr,
}

impl Server {
    fn start(example: &str) -> Self {
        let mut process = Command::new(program(example)).env("PORT", "0").stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("listening on http://").unwrap_or_else(|| panic!("it says {line:?}"));
        let address = address.parse().unwrap();
        Self { process, address }
    }

    fn send(&self, request: &str, headers: &[&str], body: &str) -> Answer {
        let mut stream = TcpStream::connect(self.address).unwrap();
        let mut lines = vec![format!("{request} HTTP/1.1"), "host: localhost".into(), "connection: close".into()];
        if !body.is_empty() {
            lines.push(format!("content-length: {}", body.len()));
        }
        lines.extend(headers.iter().map(|&line| line.to_owned()));
        write!(stream, "{}\r\n\r\n{body}", lines.join("\r\n")).unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let mut cors: Vec<String> = lines
            .map(str::to_ascii_lowercase)
            .filter(|line| line.starts_with("access-control-") || line.starts_with("vary: "))
            .collect();
        cors.sort();
        Answer { status, cors, body: body.to_owned() }
    }

    fn preflight(&self, path: &str, origin: &str, method: &str) -> Answer {
        let asked = format!("access-control-request-method: {method}");
        self.send(&format!("OPTIONS {path}"), &[origin, &asked], "")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The example's program, built if it is not: a test that is run alone would find none, or one of long ago.
fn program(example: &str) -> PathBuf {
    let build = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--message-format=json", "--example", example])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stderr(Stdio::inherit())
        .output()
        .unwrap();
    let messages = String::from_utf8(build.stdout).unwrap();
    let artifacts = messages.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let mut programs = artifacts.filter(|message| message["target"]["name"] == example);
    let program = programs.find_map(|message| message["executable"].as_str().map(PathBuf::from));
    program.unwrap_or_else(|| panic!("the example `{example}` was not built"))
}

#[derive(Debug)]
struct Answer {
    status: u16,
    /// What CORS is about, in order and in lower case.
    cors: Vec<String>,
    body: String,
}

impl Answer {
    fn assert(&self, status: u16, cors: &[&str]) {
        assert_eq!(self.status, status, "{self:?}");
        assert_eq!(self.cors, cors);
    }
}

#[test]
fn axum() {
    const CREATE: [&str; 2] =
        ["access-control-allow-credentials: true", "access-control-allow-origin: https://app.example.com"];
    let server = Server::start("axum");
    server.preflight("/orders", APP, "POST").assert(
        204,
        &[
            "access-control-allow-credentials: true",
            "access-control-allow-headers: content-type",
            "access-control-allow-methods: post",
            "access-control-allow-origin: https://app.example.com",
            "access-control-max-age: 600",
        ],
    );
    server.preflight("/orders", APP, "GET").assert(204, &["access-control-allow-origin: *"]);
    server.preflight("/orders", APP, "DELETE").assert(405, &[]);

    let created = server.send("POST /orders", &[APP, JSON], r#"{"item":"tea"}"#);
    created.assert(201, &CREATE);
    assert_eq!(created.body, r#"{"item":"tea"}"#);
    server.send("POST /orders", &[APP, JSON], r#"{"item":"coffee"}"#).assert(409, &CREATE);
    // No JSON by its content type, and none by its text.
    server.send("POST /orders", &[APP], r#"{"item":"tea"}"#).assert(415, &CREATE);
    server.send("POST /orders", &[APP, JSON], "{").assert(400, &CREATE);

    let listed = server.send("GET /orders", &["origin: https://evil.example"], "");
    listed.assert(200, &["access-control-allow-origin: *"]);
    assert_eq!(listed.body, r#"[{"item":"tea"}]"#);

    let admin = "origin: https://admin.example.com";
    let allowed = ["access-control-allow-origin: https://admin.example.com", "vary: origin"];
    server.send("DELETE /orders/7", &[admin], "").assert(404, &allowed);
    server.send("DELETE /orders/0", &[admin], "").assert(200, &allowed);
    server.send("DELETE /orders/0", &["origin: https://evil.example"], "").assert(404, &["vary: origin"]);
    server
        .send("DELETE /orders/x", &["origin: https://eu.staff.example.com"], "")
        .assert(400, &["access-control-allow-origin: https://eu.staff.example.com", "vary: origin"]);
}

#[test]
fn actix() {
    const CREATE: [&str; 1] = ["access-control-allow-origin: https://app.example.com"];
    let server = Server::start("actix");
    server.preflight("/orders", APP, "POST").assert(
        204,
        &[
            "access-control-allow-headers: content-type",
            "access-control-allow-methods: post",
            "access-control-allow-origin: https://app.example.com",
            "access-control-max-age: 600",
        ],
    );
    server.preflight("/orders", APP, "GET").assert(204, &["access-control-allow-origin: *"]);
    server.preflight("/orders", APP, "DELETE").assert(404, &[]);
    server
        .preflight("/health", APP, "GET")
        .assert(204, &["access-control-allow-methods: get", "access-control-allow-origin: https://app.example.com"]);

    let created = server.send("POST /orders", &[APP, JSON], "7");
    created.assert(200, &CREATE);
    assert_eq!(created.body, "1");
    server.send("POST /orders", &[APP, JSON], "7").assert(409, &CREATE);
    server.send("POST /orders", &[APP, JSON], "[1,").assert(400, &CREATE);

    let listed = server.send("GET /orders", &["origin: https://evil.example"], "");
    listed.assert(200, &["access-control-allow-origin: *"]);
    assert_eq!(listed.body, "[7]");
    assert_eq!(server.send("GET /health", &[APP], "").body, "well\n");
}

#[test]
fn tower() {
    const LAYER: [&str; 1] = ["access-control-allow-origin: https://app.example.com"];
    let server = Server::start("tower");
    server.send("GET /nothing", &[APP], "").assert(404, &LAYER);
    server.send("DELETE /hello", &[APP], "").assert(405, &LAYER);
    server.send("GET /slow", &[APP], "").assert(504, &LAYER);
    server.send("GET /hello", &[APP], "").assert(200, &LAYER);
    let preflight = [
        "access-control-allow-methods: get, put",
        "access-control-allow-origin: https://app.example.com",
        "access-control-max-age: 600",
    ];
    server.preflight("/hello", APP, "PUT").assert(204, &preflight);
    server.preflight("/nothing", APP, "PUT").assert(204, &preflight);

    let partners = ["access-control-allow-methods: get", "access-control-allow-origin: https://partner.example"];
    server.preflight("/partners", APP, "GET").assert(204, &partners);
    let answer = server.send("GET /partners", &[APP], "");
    answer.assert(200, &["access-control-allow-origin: https://partner.example"]);
    assert_eq!(answer.body, "for partners alone\n");
}
