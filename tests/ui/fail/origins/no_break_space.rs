use cors_runtime::cors;
use http::{Request, Response};

#[cors(origins = "https://a.example\u{a0}")]
fn handler(request: Request<String>) -> Response<String> {
    Response::new(request.into_body())
}

fn main() {}
