//! What `tests/edge/drive.py` drives, as a Cloudflare Worker: every answer is one of `worker`'s own bodies.

use cors_runtime::workers::cors;
use worker::{event, Body, Context, Env, HttpRequest, HttpResponse, Method, Response, Result};

#[event(fetch)]
#[cors(
    origins = "https://app.example.com, https://*.preview.example.com",
    methods = "GET, PUT",
    headers = "content-type",
    expose_headers = "x-request-id",
    max_age = 600
)]
async fn fetch(request: HttpRequest, _env: Env, _context: Context) -> Result<HttpResponse> {
    if request.method() == Method::Options.as_ref() {
        return text("not a preflight");
    }
    match request.uri().path() {
        "/tea" => {
            let mut response = text("7 EUR")?;
            response.headers_mut().insert("x-request-id", "7".parse()?);
            Ok(response)
        }
        "/by-hand" => {
            let mut response = text("by hand")?;
            for (name, value) in BY_HAND {
                response.headers_mut().append(name, value.parse()?);
            }
            Ok(response)
        }
        "/varies" => {
            let mut response = text("varies")?;
            response.headers_mut().insert("vary", "accept, origin".parse()?);
            Ok(response)
        }
        "/echo" => Ok(HttpResponse::new(request.into_body())),
        "/empty" => Ok(HttpResponse::new(Body::empty())),
        path => Err(format!("no such path: {path}").into()),
    }
}

/// What a handler should leave to the attribute, and what it may set beside it.
const BY_HAND: [(&str, &str); 4] = [
    ("access-control-allow-origin", "*"),
    ("access-control-allow-private-network", "true"),
    ("vary", "accept"),
    ("vary", "cookie"),
];

fn text(text: &str) -> Result<HttpResponse> {
    Response::ok(text)?.try_into()
}
