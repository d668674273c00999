use cors_runtime::cors;
use http::Request;

struct Api;

impl Api {
    #[cors(origins = "https://app.example.com")]
    async fn handler(&self, request: Request<String>) -> String {
        request.into_body()
    }
}

fn main() {}
