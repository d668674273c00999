//! What can be fetched from.

use std::{
    convert::Infallible,
    future::{ready, Future, Ready},
};

use cors_runtime::{
    cors,
    fetch::{Browser, Reason},
};
use http::{Request, Response};
use pollster::block_on;

use crate::{answer, get, orders, public, put, with, API, APP};

struct Shop;

impl Shop {
    #[cors(origins = "*")]
    async fn order(&self, request: Request<String>) -> Response<String> {
        answer(&request)
    }
}

/// A body that is neither `Clone` nor `Default`, such as hyper's.
struct Incoming(String);

impl From<&str> for Incoming {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

#[allow(clippy::unnecessary_wraps, reason = "a handler may return a `Result`")]
#[cors(origins = "*")]
fn takes_incoming(request: Request<Incoming>) -> Result<Response<Vec<u8>>, Infallible> {
    Ok(Response::new(request.into_body().0.into_bytes()))
}

fn ready_future(request: Request<String>) -> Ready<Response<String>> {
    ready(public(request))
}

#[cors(origins = "*")]
fn generic<B: Default>(_: Request<B>) -> Response<B> {
    Response::new(B::default())
}

#[test]
fn any_function_from_a_request_to_a_response_is_fetched_from() {
    block_on(async {
        let browser = Browser::at(APP);
        let post = with(Request::post(API), "tea");
        let shop = Shop;
        assert_eq!(browser.fetch(post.clone(), public).await.unwrap().body(), "POST tea");
        assert_eq!(browser.fetch(post.clone(), &public).await.unwrap().body(), "POST tea");
        assert_eq!(browser.fetch(post.clone(), orders).await.unwrap().body(), "POST tea");
        assert_eq!(browser.fetch(post.clone(), &orders).await.unwrap().body(), "POST tea");
        assert_eq!(browser.fetch(post.clone(), ready_future).await.unwrap().body(), "POST tea");
        assert_eq!(browser.fetch(post.clone(), takes_incoming).await.unwrap().body(), b"tea");
        assert_eq!(browser.fetch(post.clone(), generic::<String>).await.unwrap().body(), "");
        assert_eq!(browser.fetch(post.clone(), |request| shop.order(request)).await.unwrap().body(), "POST tea");
        let boxed = |request: Request<String>| -> std::pin::Pin<Box<dyn Future<Output = Response<String>>>> {
            Box::pin(ready(public(request)))
        };
        assert_eq!(browser.fetch(post.clone(), boxed).await.unwrap().body(), "POST tea");
        let asynchronous = |request: Request<String>| async move { public(request) };
        assert_eq!(browser.fetch(post, asynchronous).await.unwrap().body(), "POST tea");
    });
}

#[test]
fn a_fetch_can_be_sent_to_another_thread() {
    fn assert_send<T: Send>(_: &T) {}
    let browser = Browser::at(APP);
    assert_send(&browser.fetch(put(), orders));
    assert_send(&browser);
}

#[test]
fn a_handler_that_returns_its_error_gives_no_response() {
    block_on(async {
        let fails = |_: Request<String>| Err::<Response<String>, _>("the disk is full");
        let refused = Browser::at(APP).fetch(get(API), fails).await.unwrap_err();
        assert_eq!(refused.reason(), &Reason::ServerFailed);
        assert!(refused.exchanges()[0].response().is_none());
        assert_eq!(
            refused.to_string(),
            "GET https://api.example.com/orders failed: the handler returned an error and no response."
        );
    });
}

#[test]
fn the_requests_extensions_reach_the_handler_each_time() {
    block_on(async {
        let counts = |request: Request<String>| {
            assert_eq!(request.extensions().get::<u8>(), Some(&7));
            public(request)
        };
        let mut request = put();
        request.extensions_mut().insert(7_u8);
        assert_eq!(Browser::at(APP).fetch(request, counts).await.unwrap().exchanges().len(), 2);
    });
}

#[test]
fn a_get_and_a_preflight_have_no_body() {
    block_on(async {
        let echo = |request: Request<String>| {
            let body = request.body().clone();
            let mut response = public(request);
            response.headers_mut().insert("x-body", body.parse().unwrap());
            response
        };
        let seen = Browser::at(APP).fetch(with(Request::get(API).header("x-a", "1"), "tea"), echo).await.unwrap();
        let bodies = seen.exchanges().iter().map(|exchange| &exchange.response().unwrap().headers()["x-body"]);
        assert!(bodies.eq(["", ""]));
        let seen = Browser::at(APP).fetch(put(), echo).await.unwrap();
        let bodies = seen.exchanges().iter().map(|exchange| &exchange.response().unwrap().headers()["x-body"]);
        assert!(bodies.eq(["", "tea"]));
    });
}
