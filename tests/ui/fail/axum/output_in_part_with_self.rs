use axum::{
    extract::State,
    http::StatusCode,
    response::IntoResponse,
};
use cors_runtime::axum::cors;

#[derive(Clone)]
struct Api {
    name: String,
}

impl Api {
    #[cors(origins = "https://app.example.com")]
    async fn show(State(api): State<Self>) -> Result<impl IntoResponse, StatusCode> {
        Ok(api.name)
    }
}

fn main() {}
