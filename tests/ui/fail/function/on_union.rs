use cors_runtime::cors;

#[cors(origins = "https://app.example.com")]
union Handler {
    a: u32,
}

fn main() {}
