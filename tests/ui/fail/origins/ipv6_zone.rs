use cors_runtime::cors;
use http::{Request, Response};

#[cors(origins = "http://[fe80::1%eth0]")]
fn handler(request: Request<String>) -> Response<String> {
    Response::new(request.into_body())
}

fn main() {}
