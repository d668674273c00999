use cors_runtime::cors;
use http::{Request, Response};

#[cors(origins = "http://2130706433")]
fn handler(request: Request<String>) -> Response<String> {
    Response::new(request.into_body())
}

fn main() {}
