use axum::{http::StatusCode, Json};
use cors_runtime::cors;

#[cors(origins = "https://app.example.com", methods = "POST")]
async fn create(Json(order): Json<u32>) -> Result<Json<u32>, StatusCode> {
    if order == 0 {
        return Err(StatusCode::CONFLICT);
    }
    Ok(Json(order))
}

fn main() {}
