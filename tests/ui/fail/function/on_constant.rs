use cors_runtime::cors;

#[cors(origins = "https://app.example.com")]
const HANDLER: u32 = 0;

fn main() {}
