use cors_runtime::cors;
use http::{Request, Response};

trait Api {
    #[cors(origins = "https://app.example.com")]
    fn handler(&self, request: Request<String>) -> Response<String>;
}

fn main() {}
