use cors_runtime::cors;

#[cors(origins = "https://app.example.com")]
pub use std as handler;

fn main() {}
