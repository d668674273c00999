//! Handlers of AWS Lambda: a `Result`, a plain answer, and a method.

use cors_runtime::lambda::cors;
use lambda_http::http::StatusCode;
use lambda_http::{Error, IntoResponse, Request};

#[cors(origins = "https://app.example.com", methods = "PUT", headers = "content-type")]
pub async fn order(request: Request) -> Result<impl IntoResponse, Error> {
    let count: u32 = std::str::from_utf8(request.body())?.parse()?;
    Ok((StatusCode::CREATED, format!("{count} ordered")))
}

#[cors(origins = "https://app.example.com, http://localhost:5173", catch_panics)]
pub async fn health(request: Request) -> &'static str {
    assert!(request.body().is_empty(), "too much");
    "well"
}

pub struct Shop {
    pub name: &'static str,
}

impl Shop {
    #[cors(origins = "https://app.example.com")]
    pub async fn name(&self, _request: Request) -> Result<impl IntoResponse, Error> {
        Ok(self.name)
    }
}
