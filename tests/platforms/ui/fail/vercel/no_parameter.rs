use cors_runtime::vercel::cors;

#[cors(origins = "https://app.example.com")]
async fn handler() -> String {
    String::new()
}

fn main() {}
