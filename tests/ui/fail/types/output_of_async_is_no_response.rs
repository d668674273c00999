use cors_runtime::cors;
use http::Request;

#[cors(origins = "https://app.example.com")]
async fn handler(request: Request<String>) -> String {
    request.into_body()
}

fn main() {}
