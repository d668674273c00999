use cors_runtime::cors;
use http::{Request, Response};

#[cors(origins = "http://app.example.com", credentials, dangerously_allow_public_suffixes = "of no use here")]
fn handler(request: Request<String>) -> Response<String> {
    Response::new(request.into_body())
}

fn main() {}
