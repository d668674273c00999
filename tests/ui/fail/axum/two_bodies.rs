use axum::Json;
use cors_runtime::axum::cors;

#[cors(origins = "https://app.example.com")]
async fn save(text: String, Json(order): Json<u32>) -> String {
    format!("{text} {order}")
}

fn main() {}
