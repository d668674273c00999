use cors_runtime::cors;
use http::{Request, Response};

#[cors(access_control_allow_origin = "https://app.example.com")]
fn handler(request: Request<String>) -> Response<String> {
    Response::new(request.into_body())
}

fn main() {}
