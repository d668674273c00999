use cors_runtime::appwrite::cors;
use openruntimes::{ContextResponse, Response};

#[cors(origins = "https://app.example.com")]
pub fn function() -> Response {
    ContextResponse::new().empty()
}

fn main() {}
