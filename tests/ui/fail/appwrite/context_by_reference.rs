use cors_runtime::appwrite::cors;
use openruntimes::{Context, Response};

#[cors(origins = "https://app.example.com")]
pub fn handle(context: &Context) -> Response {
    context.res.empty()
}

fn main() {}
