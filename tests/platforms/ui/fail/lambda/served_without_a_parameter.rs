use cors_runtime::lambda::cors;
use lambda_http::{run, service_fn, Error};

#[cors(origins = "https://app.example.com")]
async fn handler() -> String {
    String::new()
}

pub async fn serve() -> Result<(), Error> {
    run(service_fn(handler)).await
}

fn main() {}
