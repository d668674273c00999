use cors_runtime::cors;
use http::{Request, Response};

#[cors(origins = "https://app.example.com")]
fn handler(#[cors(origins = "https://b.example")] request: Request<String>) -> Response<String> {
    Response::new(request.into_body())
}

fn main() {}
