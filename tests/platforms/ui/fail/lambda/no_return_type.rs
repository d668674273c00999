use cors_runtime::lambda::cors;
use lambda_http::Request;

#[cors(origins = "https://app.example.com")]
pub async fn handler(_request: Request) {}

fn main() {}
