use cors_runtime::cors;

struct Handler;

#[cors(origins = "https://app.example.com")]
unsafe impl Send for Handler {}

fn main() {}
