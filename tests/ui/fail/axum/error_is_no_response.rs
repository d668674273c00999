use cors_runtime::axum::cors;
use std::num::ParseIntError;

#[cors(origins = "https://app.example.com")]
async fn parse(text: String) -> Result<String, ParseIntError> {
    let number: u32 = text.parse()?;
    Ok(number.to_string())
}

fn main() {}
