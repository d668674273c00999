use axum::{extract::Path, Router};
use cors_runtime::axum::{cors, routing::get};

#[cors(origins = "https://app.example.com")]
fn show(Path(id): Path<u32>) -> String {
    id.to_string()
}

fn main() {
    let _: Router = Router::new().route("/{id}", get(show).into());
}
