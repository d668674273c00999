//! What `docs/platforms.md` shows of hyper.

use std::error::Error;

use cors_runtime::cors;
use http::{Request, Response};
use http_body_util::{BodyExt, Full};
use hyper::{
    body::{Bytes, Incoming},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

#[cors(origins = "https://app.example.com", methods = "GET, PUT", headers = "content-type", max_age = 600)]
async fn shout(request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Box<dyn Error + Send + Sync>> {
    let body = request.into_body().collect().await?.to_bytes();
    let text = std::str::from_utf8(&body)?;
    Ok(Response::new(Full::from(text.to_uppercase())))
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:3000").await?;
    loop {
        let (stream, _) = listener.accept().await?;
        tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(stream), service_fn(shout)));
    }
}
