use cors_runtime::axum::cors;

#[cors(origins = "https://app.example.com")]
async fn show(id: u32) -> String {
    id.to_string()
}

fn main() {}
