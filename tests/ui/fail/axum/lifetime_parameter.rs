use axum::extract::Path;
use cors_runtime::axum::cors;

#[cors(origins = "https://app.example.com")]
async fn show<'a>(Path(id): Path<u32>) -> String {
    id.to_string()
}

fn main() {}
