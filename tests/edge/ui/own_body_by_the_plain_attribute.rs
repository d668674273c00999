use cors_runtime::cors;
use worker::{event, Context, Env, HttpRequest, HttpResponse, Response, Result};

#[event(fetch)]
#[cors(origins = "https://app.example.com")]
async fn fetch(_request: HttpRequest, _env: Env, _context: Context) -> Result<HttpResponse> {
    Response::ok("hello")?.try_into()
}

fn main() {}
