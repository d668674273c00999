use cors_runtime::axum::cors;

#[cors(origins = "https://app.example.com")]
async fn show(name: &str) -> String {
    name.to_owned()
}

fn main() {}
