use cors_runtime::cors;

#[cors(origins = "https://app.example.com")]
extern crate http;

fn main() {}
