//! The future of a handler is `Send` where the handler's own is, and borrows what the handler's own borrows.
use std::{future::Future, rc::Rc, sync::Arc};

use cors_runtime::cors;
use http::{Request, Response, StatusCode};

fn send<F: Future + Send + 'static>(future: F) -> F {
    future
}

#[cors(origins = "https://app.example.com, https://*.example.net", credentials, dangerously_allow_public_suffixes = "a test")]
async fn function(request: Request<String>) -> Result<Response<String>, StatusCode> {
    std::future::ready(()).await;
    Ok(Response::new(request.into_body()))
}

struct Api;

impl Api {
    #[cors(origins = "https://app.example.com", catch_panics)]
    async fn method<T: Default + Send + From<&'static str> + From<String>>(self: Arc<Self>, request: Request<T>) -> Response<T> {
        std::future::ready(()).await;
        Response::new(request.into_body())
    }
}

#[cors(origins = "https://app.example.com", catch_panics)]
async fn local(request: Request<Rc<str>>) -> Response<Rc<str>> {
    std::future::ready(()).await;
    Response::new(request.into_body())
}

fn main() {
    drop(pollster::block_on(send(function(Request::default()))));
    drop(pollster::block_on(send(Arc::new(Api).method(Request::new(String::new())))));
    drop(pollster::block_on(local(Request::new("".into()))));
}
