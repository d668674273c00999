use cors_runtime::cors;

unsafe extern "C" {
    #[cors(origins = "https://app.example.com")]
    fn handler();
}

fn main() {}
