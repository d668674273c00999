use axum::response::Response;
use cors_runtime::axum::cors;

fn answer(_: std::io::Error) -> Response {
    Response::default()
}

#[cors(origins = "https://app.example.com", error = answer)]
async fn show() -> String {
    String::new()
}

fn main() {}
