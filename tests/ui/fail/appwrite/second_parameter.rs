use cors_runtime::appwrite::cors;
use openruntimes::{Context, Response};

#[cors(origins = "https://app.example.com")]
pub fn handle(context: Context, retries: u8) -> Response {
    context.res.text(retries.to_string(), None, None)
}

fn main() {}
