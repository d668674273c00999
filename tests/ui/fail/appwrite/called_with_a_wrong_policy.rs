use cors_runtime::appwrite::cors;
use openruntimes::{Context, Response};
use std::error::Error;

#[cors(origins = "https://app.example.com/")]
pub fn handler(context: Context) -> Result<Response, Box<dyn Error>> {
    Ok(context.res.text("hello", None, None))
}

pub fn call(context: Context) -> Response {
    handler(context)
}

fn main() {}
