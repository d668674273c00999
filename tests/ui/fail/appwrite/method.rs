use cors_runtime::appwrite::cors;
use openruntimes::{Context, Response};

pub struct Function;

impl Function {
    #[cors(origins = "https://app.example.com")]
    pub fn call(&self, context: Context) -> Response {
        context.res.empty()
    }
}

fn main() {}
