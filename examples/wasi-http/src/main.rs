//! A wasi:http component on your own machine: `./run`, in this folder.
//!
//! `curl -i -H 'origin: https://app.example.com' http://127.0.0.1:8000/tea`

use cors_runtime::wstd::cors;
use wstd::http::{Body, Error, Request, Response};

#[wstd::http_server]
#[cors(origins = "https://app.example.com, https://*.preview.example.com", methods = "GET")]
async fn main(request: Request<Body>) -> Result<Response<Body>, Error> {
    match request.uri().path() {
        "/tea" => Ok(Response::new("7 EUR".into())),
        _ => Err(Error::msg("there is tea, and no more")),
    }
}
