use cors_runtime::cors;
use http::Response;

struct Api;

impl Api {
    #[cors(origins = "https://app.example.com")]
    fn handler(&self) -> Response<String> {
        Response::default()
    }
}

fn main() {}
