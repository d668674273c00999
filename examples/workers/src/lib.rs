//! A Cloudflare Worker on your own machine: `npx wrangler dev`, in this folder.
//!
//! `curl -i -H 'origin: https://app.example.com' http://localhost:8787/tea`

use cors_runtime::workers::cors;
use worker::{event, Context, Env, HttpRequest, HttpResponse, Response, Result};

#[event(fetch)]
#[cors(origins = "https://app.example.com, https://*.preview.example.com", methods = "GET")]
async fn fetch(request: HttpRequest, _env: Env, _context: Context) -> Result<HttpResponse> {
    match request.uri().path() {
        "/tea" => Response::ok("7 EUR")?.try_into(),
        _ => Err("there is tea, and no more".into()),
    }
}
