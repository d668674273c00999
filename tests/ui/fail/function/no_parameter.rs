use cors_runtime::cors;
use http::Response;

#[cors(origins = "https://app.example.com")]
fn handler() -> Response<String> {
    Response::default()
}

fn main() {}
