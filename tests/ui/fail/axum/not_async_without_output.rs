use cors_runtime::axum::cors;

#[cors(origins = "https://app.example.com")]
fn show() {}

fn main() {}
