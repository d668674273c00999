use cors_runtime::cors;

#[cors(origins = "https://app.example.com")]
extern "C" {}

fn main() {}
