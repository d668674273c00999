use cors_runtime::vercel::cors;

#[cors(origins = "https://app.example.com")]
pub async fn handler(_id: u32) -> String {
    String::new()
}

fn main() {}
