use axum::extract::FromRequest;
use cors_runtime::axum::cors;

#[cors(origins = "https://app.example.com")]
async fn show(order: impl FromRequest<()>) {
    drop(order);
}

fn main() {}
