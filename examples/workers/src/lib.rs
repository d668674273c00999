//! A Cloudflare Worker on your own machine: `npx wrangler dev`, in this folder.
//!
//! `curl -i -H 'origin: https://app.example.com' http://localhost:8787/tea`

use cors_runtime::cors;
use http::{Response, StatusCode};
use worker::{event, Context, Env, HttpRequest};

#[event(fetch)]
#[cors(origins = "https://app.example.com, https://*.preview.example.com", methods = "GET", error = failed)]
async fn fetch(request: HttpRequest, _env: Env, _context: Context) -> Result<Response<String>, worker::Error> {
    match request.uri().path() {
        "/tea" => Ok(Response::new("7 EUR".to_owned())),
        _ => Err("there is tea, and no more".into()),
    }
}

/// `worker::Error` cannot cross threads, so it is no error that `internal_server_error` takes.
fn failed(error: worker::Error) -> Response<String> {
    worker::console_error!("{error}");
    let mut response = Response::new("Internal Server Error".to_owned());
    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
    response
}
