use axum::Router;
use cors_runtime::axum::{cors, routing::get};

#[cors(origins = "https://app.example.com")]
async fn show() -> &'static str {
    "tea"
}

fn main() {
    let _: Router = Router::new().route("/", get(show));
}
