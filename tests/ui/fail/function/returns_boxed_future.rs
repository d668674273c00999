use cors_runtime::cors;
use http::{Request, Response};

use std::{future::Future, pin::Pin};

#[cors(origins = "https://app.example.com")]
fn handler(request: Request<String>) -> Pin<Box<dyn Future<Output = Response<String>>>> {
    Box::pin(async move { Response::new(request.into_body()) })
}

fn main() {}
