use axum::{extract::State, Json, Router};
use cors_runtime::axum::{cors, routing::get};

#[cors(origins = "https://app.example.com")]
async fn list() -> &'static str {
    "tea"
}

#[cors(origins = "https://app.example.com/", methods = "POST")]
async fn create(State(shop): State<String>, Json(name): Json<String>) -> Result<String, String> {
    if name == shop {
        return Err(shop);
    }
    Ok(name)
}

fn main() {
    let _: Router = Router::new().route("/", get(list).post(create).into()).with_state(String::new());
}
