use axum::{Json, Router};
use cors_runtime::axum::{cors, routing::get};

#[cors(origins = "https://app.example.com")]
async fn show() -> &'static str {
    "tea"
}

async fn create(Json(name): Json<String>) -> String {
    name
}

fn main() {
    let _: Router = Router::new().route("/", get(show).post(create).into());
}
