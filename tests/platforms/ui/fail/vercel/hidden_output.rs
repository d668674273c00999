use cors_runtime::vercel::cors;
use vercel_runtime::Request;

#[cors(origins = "https://app.example.com")]
pub async fn handler(_request: Request) -> impl Into<String> {
    "hello"
}

fn main() {}
