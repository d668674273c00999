//! What `tests/edge/drive.py` drives, as a wasi:http component: every answer has `wstd`'s own body.

use cors_runtime::wstd::cors;
use wstd::http::{Body, Error, Method, Request, Response};

#[wstd::http_server]
#[cors(
    origins = "https://app.example.com, https://*.preview.example.com",
    methods = "GET, PUT",
    headers = "content-type",
    expose_headers = "x-request-id",
    max_age = 600
)]
async fn main(request: Request<Body>) -> Result<Response<Body>, Error> {
    if request.method() == Method::OPTIONS {
        return Ok(Response::new("not a preflight".into()));
    }
    match request.uri().path() {
        "/tea" => Ok(Response::builder().header("x-request-id", "7").body("7 EUR".into())?),
        "/by-hand" => {
            let response = Response::builder()
                .header("access-control-allow-origin", "*")
                .header("access-control-allow-private-network", "true")
                .header("vary", "accept")
                .header("vary", "cookie");
            Ok(response.body("by hand".into())?)
        }
        "/varies" => Ok(Response::builder().header("vary", "accept, origin").body("varies".into())?),
        "/echo" => Ok(Response::new(request.into_body().bytes_contents().await?.into())),
        "/empty" => Ok(Response::new(Body::empty())),
        path => Err(Error::msg(format!("no such path: {path}"))),
    }
}
