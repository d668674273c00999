//! What `tests/edge/drive.py` drives, as a Spin component.

use cors_runtime::{cors, internal_server_error};
use http::Response;
use http_body_util::BodyExt;
use spin_sdk::{
    http::{Error, Method, Request},
    http_service,
};

#[http_service]
#[cors(
    origins = "https://app.example.com, https://*.preview.example.com",
    methods = "GET, PUT",
    headers = "content-type",
    expose_headers = "x-request-id",
    max_age = 600,
    error = internal_server_error
)]
async fn serve(request: Request) -> Result<Response<String>, Error> {
    if request.method() == Method::OPTIONS {
        return Ok(Response::new("not a preflight".to_owned()));
    }
    match request.uri().path() {
        "/tea" => Ok(Response::builder().header("x-request-id", "7").body("7 EUR".to_owned())?),
        "/by-hand" => {
            let response = Response::builder()
                .header("access-control-allow-origin", "*")
                .header("access-control-allow-private-network", "true")
                .header("vary", "accept")
                .header("vary", "cookie");
            Ok(response.body("by hand".to_owned())?)
        }
        "/varies" => Ok(Response::builder().header("vary", "accept, origin").body("varies".to_owned())?),
        "/echo" => {
            let body = request.into_body().collect().await?.to_bytes();
            Ok(Response::new(String::from_utf8_lossy(&body).into_owned()))
        }
        "/empty" => Ok(Response::default()),
        path => Err(Error::other(format!("no such path: {path}"))),
    }
}
