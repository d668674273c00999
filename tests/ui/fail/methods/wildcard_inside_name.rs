use cors_runtime::cors;
use http::{Request, Response};

#[cors(origins = "https://app.example.com", methods = "PROP*")]
fn handler(request: Request<String>) -> Response<String> {
    Response::new(request.into_body())
}

fn main() {}
