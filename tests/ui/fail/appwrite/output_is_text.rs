use cors_runtime::appwrite::cors;
use openruntimes::Context;

#[cors(origins = "https://app.example.com")]
pub fn function(context: Context) -> String {
    context.req.body_text()
}

fn main() {}
