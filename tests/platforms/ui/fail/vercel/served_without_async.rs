use cors_runtime::vercel::cors;
use vercel_runtime::{run, service_fn, Error, Request};

#[cors(origins = "https://app.example.com")]
fn handler(request: Request) -> String {
    request.uri().to_string()
}

pub async fn serve() -> Result<(), Error> {
    run(service_fn(handler)).await
}

fn main() {}
