use cors_runtime::appwrite::cors;
use openruntimes::{Context, Response};

#[cors(origins = "https://app.example.com")]
pub async fn function(context: Context) -> Response {
    context.res.empty()
}

fn main() {}
