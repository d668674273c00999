use cors_runtime::cors;
use http::{Request, Response};

#[cors(origins = "https://app.example.com")]
const fn handler(_request: &Request<String>) -> Response<String> {
    loop {}
}

fn main() {}
