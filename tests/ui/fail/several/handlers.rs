use cors_runtime::cors;
use http::{Request, Response};

#[cors(origins = "app.example.com")]
fn list(request: Request<String>) -> Response<String> {
    Response::new(request.into_body())
}

#[cors(origins = "https://app.example.com", methods = "put")]
async fn update(request: Request<String>) -> Response<String> {
    Response::new(request.into_body())
}

fn main() {}
