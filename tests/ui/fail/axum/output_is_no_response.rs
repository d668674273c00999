use axum::extract::Path;
use cors_runtime::axum::cors;

#[cors(origins = "https://app.example.com")]
async fn double(Path(number): Path<u32>) -> u32 {
    number * 2
}

fn main() {}
