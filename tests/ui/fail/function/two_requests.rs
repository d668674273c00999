use cors_runtime::cors;
use http::{Request, Response};

#[cors(origins = "https://app.example.com")]
fn handler(#[cors(request)] a: Request<String>, #[cors(request)] b: Request<String>) -> Response<String> {
    Response::new(a.into_body() + b.body())
}

fn main() {}
