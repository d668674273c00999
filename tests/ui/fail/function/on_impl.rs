use cors_runtime::cors;

struct Handler;

#[cors(origins = "https://app.example.com")]
impl Handler {}

fn main() {}
