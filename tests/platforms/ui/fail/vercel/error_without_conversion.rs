use cors_runtime::vercel::cors;
use vercel_runtime::Request;

pub struct AppError;

#[cors(origins = "https://app.example.com")]
pub async fn handler(request: Request) -> Result<String, AppError> {
    request.uri().host().map(str::to_owned).ok_or(AppError)
}

fn main() {}
