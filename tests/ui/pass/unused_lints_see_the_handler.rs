//! Lints see the handler as it was written, and nothing of the expansion.
#![deny(warnings, unused, clippy::all)]
#![warn(unused_results, unused_qualifications, unused_lifetimes, single_use_lifetimes, let_underscore_drop)]

use cors_runtime::{cors, Policy};
use http::{request::Parts, Request, Response, StatusCode};

#[cors(origins = "https://app.example.com")]
async fn ignored(_: Request<String>, _unused: u8) -> Response<String> {
    Response::default()
}

#[cors(origins = "https://app.example.com")]
#[expect(unused_mut, unused_variables, unused_assignments)]
fn expected(mut request: Request<String>, (mut one, two): (u8, u8)) -> Response<String> {
    one = 1;
    Response::default()
}

#[cors(origins = "https://app.example.com")]
fn underscores(_: Parts, _body: &str) -> Result<Response<String>, StatusCode> {
    Err(StatusCode::NOT_FOUND)
}

struct Api;

impl Api {
    #[cors(origins = "https://app.example.com")]
    fn ignored(&self, _: Request<String>) -> Response<String> {
        Response::default()
    }

    #[cors(origins = "https://app.example.com")]
    async fn named(&mut self, _request: Request<String>) -> Response<String> {
        Response::default()
    }
}

fn main() {
    assert!(size_of::<Policy>() > 0);
    for response in [
        pollster::block_on(ignored(Request::default(), 0)),
        expected(Request::default(), (0, 0)),
        underscores(Request::new(()).into_parts().0, "").unwrap(),
        Api.ignored(Request::default()),
        pollster::block_on(Api.named(Request::default())),
    ] {
        assert_eq!(response.headers()["access-control-allow-origin"], "https://app.example.com");
    }
}
