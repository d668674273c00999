use cors_runtime::cors;

#[cors(origins = "https://app.example.com")]
trait Handler {}

fn main() {}
