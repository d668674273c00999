//! A Fastly Compute service on your own machine: `npx @fastly/cli compute serve`, in this folder.
//!
//! `curl -i -H 'origin: https://app.example.com' http://127.0.0.1:7676/tea`

use cors_runtime::fastly::cors;
use fastly::{Error, Request, Response};

// Above `#[fastly::main]`, which copies the attributes below it.
#[cors(origins = "https://app.example.com, https://*.preview.example.com", methods = "GET")]
#[fastly::main]
fn main(request: Request) -> Result<Response, Error> {
    match request.get_path() {
        "/tea" => Ok(Response::from_body("7 EUR")),
        _ => Err(Error::msg("there is tea, and no more")),
    }
}
