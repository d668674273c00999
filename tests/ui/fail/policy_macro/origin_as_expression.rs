use cors_runtime::policy;

fn main() {
    let api = policy!("https://app.example.com");
    let _ = &api;
}
