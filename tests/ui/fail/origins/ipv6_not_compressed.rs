use cors_runtime::cors;
use http::{Request, Response};

#[cors(origins = "http://[2001:db8:0:0:0:0:0:1]")]
fn handler(request: Request<String>) -> Response<String> {
    Response::new(request.into_body())
}

fn main() {}
