use cors_runtime::workers::cors;
use worker::{event, Context, Env, Request, Response, Result};

#[event(fetch)]
#[cors(origins = "https://app.example.com")]
async fn fetch(_request: Request, _env: Env, _context: Context) -> Result<Response> {
    Response::ok("hello")
}

fn main() {}
