use cors_runtime::axum::cors;

struct Api {
    name: String,
}

impl Api {
    #[cors(origins = "https://app.example.com")]
    async fn show(&self) -> String {
        self.name.clone()
    }
}

fn main() {}
