use cors_runtime::cors;

#[cors(origins = "https://app.example.com")]
enum Handler {}

fn main() {}
