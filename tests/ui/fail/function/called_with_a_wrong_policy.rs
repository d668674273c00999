use cors_runtime::cors;
use http::{Request, Response, StatusCode};

#[cors(origins = "https://app.example.com/")]
async fn handler(request: Request<String>) -> Result<Response<String>, StatusCode> {
    Ok(Response::new(request.into_body()))
}

pub async fn call() -> u16 {
    handler(Request::default()).await.map_or(0, |response| response.status().as_u16())
}

fn main() {}
