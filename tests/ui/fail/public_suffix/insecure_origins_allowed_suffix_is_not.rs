use cors_runtime::cors;
use http::{Request, Response};

#[cors(origins = "https://*.github.io", credentials, dangerously_allow_insecure_origins = "of no use here")]
fn handler(request: Request<String>) -> Response<String> {
    Response::new(request.into_body())
}

fn main() {}
