use cors_runtime::cors;
use spin_sdk::{
    http::{IntoResponse, Request},
    http_service,
};

#[http_service]
#[cors(origins = "https://app.example.com")]
async fn handle(_request: Request) -> Result<impl IntoResponse, http::Error> {
    Ok("hello".to_owned())
}

fn main() {}
