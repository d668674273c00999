use cors_runtime::lambda::cors;
use lambda_http::Request;

pub struct AppError;

#[cors(origins = "https://app.example.com")]
pub async fn handler(request: Request) -> Result<String, AppError> {
    request.uri().host().map(str::to_owned).ok_or(AppError)
}

fn main() {}
