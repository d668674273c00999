use cors_runtime::appwrite::cors;
use openruntimes::Context;

#[cors(origins = "https://app.example.com")]
pub fn function(context: Context) {
    context.log("nothing to say");
}

fn main() {}
