use cors_runtime::cors;
use http::{Request, Response};

const HOUR: u32 = 3600;

#[cors(origins = "https://app.example.com", max_age = HOUR)]
fn handler(request: Request<String>) -> Response<String> {
    Response::new(request.into_body())
}

fn main() {}
