use cors_runtime::cors;
use http::{Request, Response};

#[cors(origins = "http://[::ffff:127.0.0.1]")]
fn handler(request: Request<String>) -> Response<String> {
    Response::new(request.into_body())
}

fn main() {}
