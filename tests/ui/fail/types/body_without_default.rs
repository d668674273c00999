use cors_runtime::cors;
use http::{Request, Response};

struct Body(u32);

#[cors(origins = "https://app.example.com")]
fn handler(request: Request<Body>) -> Response<Body> {
    Response::new(request.into_body())
}

fn main() {}
