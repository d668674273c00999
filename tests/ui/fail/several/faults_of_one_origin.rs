use cors_runtime::cors;
use http::{Request, Response};

#[cors(origins = "HTTPS://user@App.example.com:443/login?page=1#top")]
fn handler(request: Request<String>) -> Response<String> {
    Response::new(request.into_body())
}

fn main() {}
