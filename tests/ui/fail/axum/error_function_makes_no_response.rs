use cors_runtime::axum::cors;
use http::StatusCode;

fn answer(_: std::io::Error) -> StatusCode {
    StatusCode::BAD_GATEWAY
}

#[cors(origins = "https://app.example.com", error = answer)]
async fn show() -> Result<String, std::io::Error> {
    Ok(String::new())
}

fn main() {}
