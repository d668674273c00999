use cors_runtime::lambda::cors;
use lambda_http::{run, service_fn, Error, Request};

#[cors(origins = "https://app.example.com")]
fn handler(request: Request) -> String {
    request.uri().to_string()
}

pub async fn serve() -> Result<(), Error> {
    run(service_fn(handler)).await
}

fn main() {}
