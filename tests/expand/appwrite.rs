//! The `main` of an Appwrite Function.

use std::error::Error;

use cors_runtime::appwrite::cors;
use openruntimes::{Context, Response};

#[cors(origins = "https://app.example.com", methods = "POST", headers = "content-type")]
pub fn main(mut context: Context) -> Result<Response, Box<dyn Error>> {
    let name: String = context.req.body_json()?;
    Ok(context.res.text(format!("hello, {name}"), None, None))
}
