use cors_runtime::appwrite::cors;
use openruntimes::{ContextResponse, Response};

#[cors(origins = "https://app.example.com")]
pub fn function(request: http::Request<String>) -> Response {
    ContextResponse::new().text(request.into_body(), None, None)
}

fn main() {}
