use cors_runtime::fastly::cors;
use fastly::{Error, Request, Response};

#[fastly::main]
#[cors(origins = "https://app.example.com")]
fn main(request: Request) -> Result<Response, Error> {
    Ok(Response::from_body(request.into_body()))
}
