use cors_runtime::workers::cors;
use worker::{Context, Env, HttpRequest, HttpResponse, Response};

#[derive(Debug)]
struct OutOfStock;

#[cors(origins = "https://app.example.com")]
async fn fetch(_request: HttpRequest, _env: Env, _context: Context) -> Result<HttpResponse, OutOfStock> {
    Response::ok("hello").and_then(HttpResponse::try_from).map_err(|_| OutOfStock)
}

fn main() {}
