//! The playground from outside: what goes over the wire, and what its pages are made of.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::net::SocketAddr;

use cors_examples::playground::{listen, serve};
use http::{HeaderMap, Request, Response, StatusCode};
use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper_util::rt::TokioIo;
use tokio::{
    net::TcpStream,
    sync::oneshot,
    task::JoinHandle,
    time::{timeout, Duration},
};

/// The playground on a port of its own.
struct Playground {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    server: JoinHandle<()>,
}

impl Playground {
    async fn start() -> Self {
        let listener = listen(0).await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let server = tokio::spawn(serve(listener, async {
            let _ = stopped.await;
        }));
        Self { address, stop, server }
    }

    /// Sends a request as a browser would: to `host` by its `Host` header.
    async fn send(&self, host: &str, request: http::request::Builder, body: &'static str) -> Response<Bytes> {
        let stream = TcpStream::connect(self.address).await.unwrap();
        let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await.unwrap();
        tokio::spawn(connection);
        let host = format!("{host}:{}", self.address.port());
        let request = request.header("host", host).body(Full::new(Bytes::from(body))).unwrap();
        let (parts, body) = sender.send_request(request).await.unwrap().into_parts();
        Response::from_parts(parts, body.collect().await.unwrap().to_bytes())
    }

    async fn api(&self, request: http::request::Builder, body: &'static str) -> Response<Bytes> {
        self.send("api.localhost", request, body).await
    }

    async fn preflight(&self, path: &str, origin: &str, method: &str, headers: &str) -> Response<Bytes> {
        let request = Request::options(path).header("origin", origin).header("access-control-request-method", method);
        let request =
            if headers.is_empty() { request } else { request.header("access-control-request-headers", headers) };
        self.api(request, "").await
    }

    fn app(&self) -> String {
        format!("http://app.localhost:{}", self.address.port())
    }

    fn evil(&self) -> String {
        format!("http://evil.localhost:{}", self.address.port())
    }
}

/// The CORS headers of a response and its `Vary`, as `name: value`, sorted.
fn cors(headers: &HeaderMap) -> Vec<String> {
    let of_interest = |name: &str| name.starts_with("access-control-") || name == "vary";
    let mut lines: Vec<String> = headers
        .iter()
        .filter(|(name, _)| of_interest(name.as_str()))
        .map(|(name, value)| format!("{name}: {}", value.to_str().unwrap()))
        .collect();
    lines.sort();
    lines
}

#[tokio::test]
async fn the_public_handler_allows_every_origin() {
    let playground = Playground::start().await;
    for origin in [playground.app(), playground.evil(), "null".to_owned()] {
        let response = playground.api(Request::get("/status").header("origin", origin), "").await;
        assert_eq!(response.status(), 200);
        assert_eq!(cors(response.headers()), ["access-control-allow-origin: *"]);
        assert_eq!(response.body(), r#"{"shop":"open"}"#);
    }
}

#[tokio::test]
async fn a_preflight_of_the_allowed_page_names_what_is_declared() {
    let playground = Playground::start().await;
    let app = playground.app();
    let origin = format!("access-control-allow-origin: {app}");
    let vary = "vary: Origin";

    let response = playground.preflight("/orders", &app, "POST", "content-type").await;
    assert_eq!(response.status(), 204);
    assert_eq!(response.body(), "");
    let declared = ["access-control-allow-headers: content-type", "access-control-allow-methods: POST", &origin, vary];
    assert_eq!(cors(response.headers()), declared);

    let response = playground.preflight("/orders/7", &app, "DELETE", "").await;
    assert_eq!(response.status(), 204);
    let declared = ["access-control-allow-methods: PUT, DELETE", &origin, "access-control-max-age: 600", vary];
    assert_eq!(cors(response.headers()), declared);
}

#[tokio::test]
async fn a_preflight_of_the_foreign_page_names_nothing() {
    let playground = Playground::start().await;
    for (path, method) in [("/orders", "POST"), ("/orders/7", "PUT"), ("/search", "GET"), ("/profile", "PUT")] {
        let response = playground.preflight(path, &playground.evil(), method, "content-type").await;
        assert_eq!(response.status(), 204, "{path}");
        assert_eq!(cors(response.headers()), ["vary: Origin"], "{path}");
    }
}

#[tokio::test]
async fn the_forgetful_handler_does_not_allow_content_type() {
    let playground = Playground::start().await;
    let app = playground.app();
    let response = playground.preflight("/profile", &app, "PUT", "content-type").await;
    let origin = format!("access-control-allow-origin: {app}");
    assert_eq!(cors(response.headers()), ["access-control-allow-methods: PUT", &origin, "vary: Origin"]);
}

#[tokio::test]
async fn the_account_is_answered_with_credentials_and_counts_by_its_cookie() {
    let playground = Playground::start().await;
    let app = playground.app();
    let request = Request::get("/account").header("origin", &app).header("cookie", "theme=dark; visits=4");
    let response = playground.api(request, "").await;
    let origin = format!("access-control-allow-origin: {app}");
    assert_eq!(cors(response.headers()), ["access-control-allow-credentials: true", &origin, "vary: Origin"]);
    assert_eq!(response.body(), r#"{"visits":5}"#);
    assert_eq!(response.headers()["set-cookie"], "visits=5; HttpOnly; Secure; SameSite=None; Partitioned");
}

#[tokio::test]
async fn a_cookie_that_counts_no_further_does_no_harm() {
    let playground = Playground::start().await;
    for (cookie, body) in [
        ("visits=18446744073709551615", r#"{"visits":18446744073709551615}"#),
        ("visits=18446744073709551616", r#"{"visits":1}"#),
        ("visits=; visits=9", r#"{"visits":1}"#),
    ] {
        let response = playground.api(Request::get("/account").header("cookie", cookie), "").await;
        assert_eq!(response.body(), body, "{cookie}");
    }
}

#[tokio::test]
async fn the_foreign_page_gets_an_answer_that_it_may_not_read() {
    let playground = Playground::start().await;
    for path in ["/account", "/search", "/reports/today", "/reports/missing", "/reports/broken", "/prices"] {
        let response = playground.api(Request::get(path).header("origin", playground.evil()), "").await;
        assert_eq!(cors(response.headers()), ["vary: Origin"], "{path}");
        assert!(!response.body().is_empty(), "{path}");
    }
}

#[tokio::test]
async fn errors_carry_the_headers() {
    let playground = Playground::start().await;
    let app = playground.app();
    let expected = [format!("access-control-allow-origin: {app}"), "vary: Origin".to_owned()];
    for (request, status, body) in [
        (Request::get("/reports/missing"), 404, "there is nothing here"),
        (Request::get("/reports/broken"), 500, "something broke on our side"),
        (Request::post("/orders").header("content-type", "text/plain"), 415, "send JSON"),
        (Request::post("/orders").header("content-type", "application/json"), 422, "an order needs an `item`"),
    ] {
        let response = playground.api(request.header("origin", &app), "{}").await;
        assert_eq!(response.status(), status);
        assert_eq!(response.body(), body);
        assert_eq!(cors(response.headers()), expected, "{status}");
    }
}

#[tokio::test]
async fn a_body_above_64_kib_is_refused_and_the_page_may_know() {
    static LONG: [u8; 64 * 1024 + 1] = [b' '; 64 * 1024 + 1];
    let playground = Playground::start().await;
    let app = playground.app();
    let request = Request::post("/orders").header("origin", &app).header("content-type", "application/json");
    let response = playground.api(request, std::str::from_utf8(&LONG).unwrap()).await;
    assert_eq!(response.status(), 400);
    assert_eq!(cors(response.headers()), [format!("access-control-allow-origin: {app}"), "vary: Origin".to_owned()]);
}

#[tokio::test]
async fn a_custom_response_header_is_exposed() {
    let playground = Playground::start().await;
    let app = playground.app();
    let request = Request::get("/search").header("origin", &app).header("x-api-version", "2");
    let response = playground.api(request, "").await;
    let origin = format!("access-control-allow-origin: {app}");
    assert_eq!(cors(response.headers()), [&origin, "access-control-expose-headers: x-request-id", "vary: Origin"]);
    assert_eq!(response.headers()["x-request-id"], "a1b2c3");
    assert_eq!(response.headers()["x-served-by"], "node-4");
}

#[tokio::test]
async fn a_header_set_by_hand_is_replaced_by_the_declared_one() {
    let playground = Playground::start().await;
    let app = playground.app();
    let response = playground.api(Request::get("/prices").header("origin", &app), "").await;
    assert_eq!(cors(response.headers()), [format!("access-control-allow-origin: {app}"), "vary: Origin".to_owned()]);
}

#[tokio::test]
async fn an_unknown_path_is_a_404() {
    let playground = Playground::start().await;
    assert_eq!(playground.api(Request::get("/nowhere"), "").await.status(), 404);
    assert_eq!(playground.send("app.localhost", Request::get("/nowhere"), "").await.status(), 404);
}

#[tokio::test]
async fn both_pages_are_served_from_the_same_files() {
    let playground = Playground::start().await;
    for (path, content_type) in [
        ("/", "text/html; charset=utf-8"),
        ("/page.css", "text/css; charset=utf-8"),
        ("/page.js", "text/javascript; charset=utf-8"),
        ("/handlers.json", "application/json"),
    ] {
        let app = playground.send("app.localhost", Request::get(path), "").await;
        let evil = playground.send("EVIL.localhost", Request::get(path), "").await;
        assert_eq!(app.status(), 200, "{path}");
        assert_eq!(app.headers()["content-type"], content_type);
        assert!(!app.body().is_empty(), "{path}");
        assert_eq!(app.body(), evil.body(), "{path}");
    }
}

#[tokio::test]
async fn the_page_shows_the_attribute_that_the_handler_has() {
    let playground = Playground::start().await;
    let response = playground.send("app.localhost", Request::get("/handlers.json"), "").await;
    let handlers: serde_json::Value = serde_json::from_slice(response.body()).unwrap();
    assert_eq!(handlers["account"]["attribute"], r#"#[cors(origins = "http://app.localhost:*", credentials)]"#);
}

#[tokio::test]
async fn the_page_can_ask_what_went_over_the_wire() {
    let playground = Playground::start().await;
    let app = playground.app();
    playground.preflight("/orders?run=x1", &app, "POST", "content-type").await;
    playground.api(Request::post("/orders?run=x1").header("origin", &app), "tea").await;
    playground.api(Request::get("/status?run=x2"), "").await;
    let response = playground.send("app.localhost", Request::get("/wire.json?run=x1"), "").await;
    let exchanges: serde_json::Value = serde_json::from_slice(response.body()).unwrap();
    let expected = serde_json::json!([
        {
            "method": "OPTIONS",
            "sent": {
                "access-control-request-headers": "content-type",
                "access-control-request-method": "POST",
                "origin": app,
            },
            "status": 204,
            "received": {
                "access-control-allow-headers": "content-type",
                "access-control-allow-methods": "POST",
                "access-control-allow-origin": app,
                "vary": "Origin",
            },
        },
        {
            "method": "POST",
            "sent": { "origin": app },
            "status": 415,
            "received": {
                "access-control-allow-origin": app,
                "content-type": "text/plain; charset=utf-8",
                "vary": "Origin",
            },
        },
    ]);
    assert_eq!(exchanges, expected);
}

#[tokio::test]
async fn this_machine_by_another_name_leads_to_the_page() {
    let playground = Playground::start().await;
    for host in ["localhost", "127.0.0.1"] {
        let response = playground.send(host, Request::get("/"), "").await;
        assert_eq!(response.status(), 307);
        assert_eq!(response.headers()["location"], format!("{}/", playground.app()));
    }
}

#[tokio::test]
async fn a_name_that_is_not_ours_is_misdirected() {
    let playground = Playground::start().await;
    let response = playground.send("rebound.example", Request::get("/status"), "").await;
    assert_eq!(response.status(), StatusCode::MISDIRECTED_REQUEST);
}

#[tokio::test]
async fn a_port_in_use_is_one_line_that_names_the_option() {
    let taken = listen(0).await.unwrap();
    let port = taken.local_addr().unwrap().port();
    let error = listen(port).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        format!("port {port} is in use: choose another with `--port N`, or a free one with `--port 0`")
    );
}

#[tokio::test]
async fn a_stop_ends_the_server_though_a_connection_is_idle() {
    let playground = Playground::start().await;
    let stream = TcpStream::connect(playground.address).await.unwrap();
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await.unwrap();
    tokio::spawn(connection);
    let request = Request::get("/").header("host", "app.localhost").body(Full::<Bytes>::default()).unwrap();
    sender.send_request(request).await.unwrap().into_body().collect().await.unwrap();
    playground.stop.send(()).unwrap();
    timeout(Duration::from_secs(2), playground.server).await.unwrap().unwrap();
}
