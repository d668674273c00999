use cors_runtime::lambda::cors;
use lambda_http::Request;

#[cors(origins = "https://app.example.com")]
fn handler(request: Request) -> String {
    request.uri().to_string()
}

fn main() {}
