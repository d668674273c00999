use cors_runtime::cors;
use http::{Request, Response};

#[cors(origins = "http://192.168.0.1", credentials)]
fn handler(request: Request<String>) -> Response<String> {
    Response::new(request.into_body())
}

fn main() {}
