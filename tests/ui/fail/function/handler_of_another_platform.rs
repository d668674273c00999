use cors_runtime::cors;

#[cors(origins = "https://app.example.com")]
async fn list() -> impl axum::response::IntoResponse {
    "tea"
}

fn main() {}
