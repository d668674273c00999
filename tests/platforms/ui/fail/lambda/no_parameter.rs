use cors_runtime::lambda::cors;

#[cors(origins = "https://app.example.com")]
async fn handler() -> String {
    String::new()
}

fn main() {}
