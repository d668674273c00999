//! What `tests/edge/drive.py` drives, as a Fastly Compute service.

use cors_runtime::fastly::cors;
use fastly::{http::Method, Error, Request, Response};

#[cors(
    origins = "https://app.example.com, https://*.preview.example.com",
    methods = "GET, PUT",
    headers = "content-type",
    expose_headers = "x-request-id",
    max_age = 600
)]
#[fastly::main]
fn main(request: Request) -> Result<Response, Error> {
    if request.get_method() == Method::OPTIONS {
        return Ok(Response::from_body("not a preflight"));
    }
    match request.get_path() {
        "/tea" => Ok(Response::from_body("7 EUR").with_header("x-request-id", "7")),
        "/by-hand" => {
            let mut response = Response::from_body("by hand")
                .with_header("access-control-allow-origin", "*")
                .with_header("access-control-allow-private-network", "true");
            response.append_header("vary", "accept");
            response.append_header("vary", "cookie");
            Ok(response)
        }
        "/varies" => Ok(Response::from_body("varies").with_header("vary", "accept, origin")),
        "/echo" => Ok(Response::from_body(request.into_body())),
        "/empty" => Ok(Response::new()),
        path => Err(Error::msg(format!("no such path: {path}"))),
    }
}
