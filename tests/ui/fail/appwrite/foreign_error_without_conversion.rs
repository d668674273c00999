use std::num::ParseIntError;

use cors_runtime::appwrite::cors;
use openruntimes::{Context, Response};

#[cors(origins = "https://app.example.com")]
pub fn function(context: Context) -> Result<Response, ParseIntError> {
    let number: u8 = context.req.body_text().parse()?;
    Ok(context.res.json(number, None, None))
}

fn main() {}
