use cors_runtime::cors;

#[cors(origins = "https://app.example.com")]
mod handlers {}

fn main() {}
