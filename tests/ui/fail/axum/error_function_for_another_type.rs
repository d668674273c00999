use axum::response::Response;
use cors_runtime::axum::cors;

fn answer(_: std::fmt::Error) -> Response {
    Response::default()
}

#[cors(origins = "https://app.example.com", error = answer)]
async fn show() -> Result<String, std::io::Error> {
    Ok(String::new())
}

fn main() {}
