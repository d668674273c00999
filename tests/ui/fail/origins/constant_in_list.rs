use cors_runtime::cors;
use http::{Request, Response};

const APP: &str = "https://app.example.com";

#[cors(origins = [APP])]
fn handler(request: Request<String>) -> Response<String> {
    Response::new(request.into_body())
}

fn main() {}
