//! An error of another crate's, and panics, as responses.

use std::num::ParseIntError;

use cors_runtime::{cors, internal_server_error};
use http::{Request, Response};

#[cors(origins = "https://app.example.com", error = internal_server_error, catch_panics)]
pub async fn halve(req: Request<String>) -> Result<Response<String>, ParseIntError> {
    let number: u32 = std::future::ready(req.body()).await.parse()?;
    assert!(number % 2 == 0, "odd");
    Ok(Response::new((number / 2).to_string()))
}
