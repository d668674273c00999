use cors_runtime::cors;

#[cors(origins = "https://app.example.com")]
thread_local! {}

fn main() {}
