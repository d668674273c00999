use cors_runtime::cors;
use http::{Request, Response};

struct Api;

impl Api {
    #[cors(origins = "https://app.example.com")]
    fn handler(#[cors(request)] &self, request: Request<String>) -> Response<String> {
        Response::new(request.into_body())
    }
}

fn main() {}
