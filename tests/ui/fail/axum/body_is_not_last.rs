use axum::{extract::Path, Json};
use cors_runtime::axum::cors;

#[cors(origins = "https://app.example.com")]
async fn save(Json(order): Json<u32>, Path(id): Path<u32>) -> String {
    format!("{id} {order}")
}

fn main() {}
