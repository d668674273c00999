use cors_runtime::actix::cors;
use actix_web::HttpResponse;

#[derive(Debug)]
struct AppError;

#[cors(origins = "https://app.example.com")]
async fn handler() -> Result<HttpResponse, AppError> {
    Err(AppError)
}

fn main() {}
