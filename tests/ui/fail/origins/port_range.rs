use cors_runtime::cors;
use http::{Request, Response};

#[cors(origins = "http://localhost:3000-3010")]
fn handler(request: Request<String>) -> Response<String> {
    Response::new(request.into_body())
}

fn main() {}
