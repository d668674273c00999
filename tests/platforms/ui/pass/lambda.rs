#![deny(warnings, clippy::pedantic)]

use cors_runtime::lambda::cors;
use lambda_http::{service_fn, Body, Error, IntoResponse, Request, Response};

#[cors(origins = "https://app.example.com")]
async fn hidden(_request: Request) -> Result<impl IntoResponse, Error> {
    Ok("hello")
}

#[cors(origins = "https://app.example.com", catch_panics)]
async fn plain(_request: Request) -> Response<Body> {
    Response::default()
}

use answer::Answer;

mod answer {
    pub trait Answer: lambda_http::IntoResponse {}

    impl Answer for &'static str {}
}

pub struct Shop;

impl Shop {
    const NAME: &'static str = "tea";

    // What only an output names is no unused import.
    #[cors(origins = "https://app.example.com")]
    pub async fn open(&self, _request: Request) -> Result<impl Answer, Error> {
        Ok(Self::NAME)
    }
}

#[allow(dead_code)]
async fn serve() -> Result<(), Error> {
    lambda_http::run(service_fn(hidden)).await?;
    lambda_http::run(service_fn(plain)).await
}

fn main() {}
