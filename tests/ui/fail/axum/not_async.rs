use axum::extract::Path;
use cors_runtime::axum::cors;

#[cors(origins = "https://app.example.com")]
fn show(Path(id): Path<u32>) -> String {
    id.to_string()
}

fn main() {}
