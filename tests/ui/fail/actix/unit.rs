use cors_runtime::actix::cors;

#[cors(origins = "https://app.example.com")]
async fn handler() -> () {}

fn main() {}
