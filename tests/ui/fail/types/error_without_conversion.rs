use cors_runtime::cors;
use http::{Request, Response};

#[derive(Debug)]
struct AppError;

#[cors(origins = "https://app.example.com")]
fn handler(request: Request<String>) -> Result<Response<String>, AppError> {
    request.into_body().parse().map(Response::new).map_err(|_| AppError)
}

fn main() {}
