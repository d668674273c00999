//! Futures: `Send` where the handler's own is, and not asked to be where it is not.

use std::{cell::Cell, future::Future, rc::Rc, sync::Arc};

use cors_runtime::cors;
use http::{Request, Response, StatusCode};
use pollster::block_on;

use crate::{actual, preflight, APP};

/// What a server that moves tasks between threads asks for.
fn send<F: Future + Send + 'static>(future: F) -> F {
    future
}

/// As above, for a future that borrows.
fn send_borrowed<F: Future + Send>(future: F) -> F {
    future
}

async fn pause() {
    std::future::ready(()).await;
}

#[cors(origins = "https://app.example.com, https://two.example.com", methods = "PUT", credentials)]
async fn function(request: Request<String>) -> Result<Response<String>, StatusCode> {
    pause().await;
    Ok(Response::new(request.into_body()))
}

#[cors(origins = "https://app.example.com", catch_panics)]
async fn caught(request: Request<String>) -> Response<String> {
    pause().await;
    Response::new(request.into_body())
}

#[cors(origins = "https://app.example.com", error = not_found)]
async fn converted(request: Request<String>) -> Result<Response<String>, String> {
    pause().await;
    Err(request.into_body())
}

fn not_found(body: String) -> Response<String> {
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}

#[cors(origins = "https://app.example.com")]
async fn generic<B: Default + Send>(request: Request<B>, _: impl Send) -> Response<B> {
    pause().await;
    Response::new(request.into_body())
}

#[test]
fn the_future_of_a_function_is_send() {
    let response = block_on(send(function(actual("a")))).unwrap();
    assert_eq!(response.headers()["access-control-allow-origin"], APP);
    assert_eq!(block_on(send(caught(actual("a")))).body(), "a");
    assert_eq!(block_on(send(converted(actual("a")))).unwrap().status(), 404);
    assert_eq!(block_on(send(generic(actual("a"), 1))).body(), "a");
}

struct Api;

impl Api {
    #[cors(origins = "https://app.example.com")]
    async fn borrowed(&self, request: &Request<String>) -> Result<Response<String>, StatusCode> {
        pause().await;
        Ok(Response::new(request.body().clone()))
    }

    #[cors(origins = "https://app.example.com", catch_panics)]
    async fn shared(self: Arc<Self>, Request { .. }: Request<String>) -> Result<Response<String>, StatusCode> {
        pause().await;
        Err(StatusCode::NOT_FOUND)
    }
}

#[test]
fn the_future_of_a_method_is_send() {
    assert_eq!(block_on(send_borrowed(Api.borrowed(&actual("a")))).unwrap().body(), "a");
    let response = block_on(send(Arc::new(Api).shared(actual("a")))).unwrap();
    assert_eq!(response.status(), 404);
    assert_eq!(response.headers()["access-control-allow-origin"], APP);
}

#[test]
fn a_future_that_is_not_send_works() {
    #[cors(origins = "https://app.example.com", methods = "PUT")]
    async fn local(request: Request<Rc<Cell<u8>>>) -> Response<u8> {
        pause().await;
        Response::new(request.body().get())
    }
    #[cors(origins = "https://app.example.com", methods = "PUT", catch_panics)]
    async fn local_caught(request: Request<String>, _count: Rc<Cell<u8>>) -> Response<String> {
        pause().await;
        Response::new(request.into_body())
    }
    let response = block_on(local(Request::new(Rc::new(Cell::new(7)))));
    assert_eq!(*response.body(), 7);
    assert_eq!(response.headers()["access-control-allow-origin"], APP);
    assert_eq!(block_on(local_caught(preflight(), Rc::default())).status(), 204);
}

#[test]
fn nothing_happens_before_the_future_is_polled() {
    #[cors(origins = "https://app.example.com")]
    async fn handler(_: Request<String>, ran: &Cell<bool>) -> Response<String> {
        ran.set(true);
        Response::default()
    }
    let ran = Cell::new(false);
    let future = handler(actual(""), &ran);
    assert!(!ran.get());
    block_on(future);
    assert!(ran.get());
}
