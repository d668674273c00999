use cors_runtime::cors;
use http::Request;

#[cors(origins = "https://app.example.com")]
fn handler(request: Request<String>) {
    drop(request);
}

fn main() {}
