use cors_runtime::cors;
use http::{Request, Response};

#[cors(origins = "http://[64:ff9b::192.0.2.33]")]
fn handler(request: Request<String>) -> Response<String> {
    Response::new(request.into_body())
}

fn main() {}
