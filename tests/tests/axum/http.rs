//! Over HTTP, as `axum::serve` serves it.

use std::{future::IntoFuture, net::SocketAddr};

use ::http::{Request, Response};
use axum::{
    body::{Body, Bytes},
    extract::{ConnectInfo, DefaultBodyLimit},
    Json, Router,
};
use cors_runtime::axum::{
    cors,
    routing::{get, post},
};
use futures::stream;
use http_body_util::BodyExt;
use hyper::{body::Incoming, client::conn::http1};
use hyper_util::rt::TokioIo;
use tokio::{
    net::{TcpListener, TcpStream},
    sync::oneshot,
    task::JoinHandle,
};

use crate::{cors_lines, from_app, json, preflight};

#[cors(origins = "https://app.example.com, https://admin.example.com", methods = "POST", headers = "content-type")]
async fn create(Json(number): Json<u32>) -> String {
    number.to_string()
}

#[cors(origins = "*")]
async fn who(ConnectInfo(address): ConnectInfo<SocketAddr>) -> String {
    address.ip().to_string()
}

#[cors(origins = "*")]
async fn streams() -> Body {
    Body::from_stream(stream::iter(["a", "b"].map(Ok::<_, std::io::Error>)))
}

struct Server {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    task: JoinHandle<std::io::Result<()>>,
}

impl Server {
    async fn start() -> Self {
        let app = Router::new()
            .route("/numbers", post(create).into())
            .route("/who", get(who).into())
            .route("/streams", get(streams).into())
            .layer(DefaultBodyLimit::max(16));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let app = app.into_make_service_with_connect_info::<SocketAddr>();
        let served = axum::serve(listener, app).with_graceful_shutdown(async {
            stopped.await.ok();
        });
        Self { address, stop, task: tokio::spawn(served.into_future()) }
    }

    async fn send(&self, request: Request<Body>) -> Response<Bytes> {
        let stream = TcpStream::connect(self.address).await.unwrap();
        let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.unwrap();
        let connection = tokio::spawn(connection);
        let response: Response<Incoming> = sender.send_request(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        drop(sender);
        connection.await.unwrap().unwrap();
        Response::from_parts(parts, body)
    }

    async fn stop(self) {
        self.stop.send(()).unwrap();
        self.task.await.unwrap().unwrap();
    }
}

#[tokio::test]
async fn a_page_reads_what_its_policy_lets_it_read() {
    let server = Server::start().await;

    let response = server.send(preflight("/numbers", "POST")).await;
    assert_eq!(response.status(), 204);
    assert!(response.body().is_empty());
    assert_eq!(
        cors_lines(response.headers()),
        [
            "access-control-allow-headers: content-type",
            "access-control-allow-methods: POST",
            "access-control-allow-origin: https://app.example.com",
            "vary: Origin",
        ]
    );
    let expected = [
        (json("POST", "/numbers", "7"), 200, "7"),
        (
            from_app("POST", "/numbers").body("7".into()).unwrap(),
            415,
            "Expected request with `Content-Type: application/json`",
        ),
        (
            json("POST", "/numbers", "12345678901234567"),
            413,
            "Failed to buffer the request body: length limit exceeded",
        ),
    ];
    for (request, status, body) in expected {
        let response = server.send(request).await;
        assert_eq!(response.status(), status);
        assert_eq!(response.body(), body);
        assert_eq!(
            cors_lines(response.headers()),
            ["access-control-allow-origin: https://app.example.com", "vary: Origin"]
        );
    }
    let response = server.send(preflight("/numbers", "PUT")).await;
    assert_eq!(response.status(), 405);
    assert!(cors_lines(response.headers()).is_empty());

    server.stop().await;
}

#[tokio::test]
async fn connections_and_streams_are_axums_own() {
    let server = Server::start().await;
    for (path, body) in [("/who", "127.0.0.1"), ("/streams", "ab")] {
        let response = server.send(crate::get(path)).await;
        assert_eq!(response.body(), body);
        assert_eq!(cors_lines(response.headers()), ["access-control-allow-origin: *"]);
    }
    let response = server.send(crate::get("/streams")).await;
    assert_eq!(response.headers()["transfer-encoding"], "chunked");
    let request = from_app("HEAD", "/who").body(Body::empty()).unwrap();
    let response = server.send(request).await;
    assert_eq!(response.headers()["content-length"], "9");
    assert!(response.body().is_empty());
    assert_eq!(cors_lines(response.headers()), ["access-control-allow-origin: *"]);
    server.stop().await;
}
