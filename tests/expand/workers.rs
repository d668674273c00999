//! Handlers of Cloudflare Workers: the entry, below whose `#[event(fetch)]` this would stand, and one that catches panics.

use cors_runtime::workers::cors;
use worker::{Body, Context, Env, HttpRequest, HttpResponse, Response, Result};

#[cors(origins = "https://app.example.com", methods = "PUT", headers = "content-type")]
pub async fn fetch(request: HttpRequest, env: Env, _context: Context) -> Result<HttpResponse> {
    let greeting = env.var("GREETING")?.to_string();
    Response::ok(format!("{greeting}, {}!", request.uri().path()))?.try_into()
}

#[cors(origins = "https://app.example.com, http://localhost:5173", catch_panics)]
pub async fn health(request: http::Request<Body>) -> http::Response<Body> {
    assert!(request.uri().query().is_none(), "too much");
    http::Response::new(Body::empty())
}
