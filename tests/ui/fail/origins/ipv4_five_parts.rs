use cors_runtime::cors;
use http::{Request, Response};

#[cors(origins = "http://1.2.3.4.5")]
fn handler(request: Request<String>) -> Response<String> {
    Response::new(request.into_body())
}

fn main() {}
