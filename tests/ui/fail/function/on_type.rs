use cors_runtime::cors;

#[cors(origins = "https://app.example.com")]
type Handler = fn();

fn main() {}
