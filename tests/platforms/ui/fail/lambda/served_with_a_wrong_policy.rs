use cors_runtime::{lambda::cors, ErrorResponse};
use lambda_http::{run, service_fn, Error, Request};

#[derive(Debug)]
pub struct NoHost;

impl ErrorResponse for NoHost {}

#[cors(origins = "https://app.example.com/")]
async fn handler(request: Request) -> Result<String, NoHost> {
    request.uri().host().map(str::to_owned).ok_or(NoHost)
}

pub async fn serve() -> Result<(), Error> {
    run(service_fn(handler)).await
}

fn main() {}
