use axum::extract::Request;
use cors_runtime::axum::cors;

#[cors(origins = "https://app.example.com")]
async fn show(#[cors(request)] request: Request) -> String {
    request.uri().to_string()
}

fn main() {}
