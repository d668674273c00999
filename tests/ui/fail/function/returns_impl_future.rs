use cors_runtime::cors;
use http::{Request, Response};

use std::future::Future;

#[cors(origins = "https://app.example.com")]
fn handler(request: Request<String>) -> impl Future<Output = Response<String>> {
    async move { Response::new(request.into_body()) }
}

fn main() {}
