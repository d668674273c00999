use cors_runtime::cors;
use http::Response;

#[cors(origins = "https://app.example.com/", credential)]
const fn handler() {}

fn main() {
    let _: Response<String> = Response::default();
}
