use cors_runtime::vercel::cors;
use vercel_runtime::Request;

#[cors(origins = "https://app.example.com")]
fn handler(request: Request) -> String {
    request.uri().to_string()
}

fn main() {}
