use cors_runtime::lambda::cors;
use lambda_http::Request;

#[cors(origins = "https://app.example.com")]
pub async fn handler(_request: Request) -> Result<u32, lambda_http::Error> {
    Ok(7)
}

fn main() {}
