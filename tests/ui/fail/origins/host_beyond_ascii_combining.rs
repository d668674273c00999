use cors_runtime::cors;
use http::{Request, Response};

#[cors(origins = "https://mu\u{308}nchen.example")]
fn handler(request: Request<String>) -> Response<String> {
    Response::new(request.into_body())
}

fn main() {}
