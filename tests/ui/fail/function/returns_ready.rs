use cors_runtime::cors;
use http::{Request, Response};

use std::future::{ready, Ready};

#[cors(origins = "https://app.example.com")]
fn handler(request: Request<String>) -> Ready<Response<String>> {
    ready(Response::new(request.into_body()))
}

fn main() {}
