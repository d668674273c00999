use cors_runtime::axum::cors;
use std::rc::Rc;

#[cors(origins = "https://app.example.com")]
async fn show() -> String {
    let name = Rc::new(String::new());
    std::future::ready(()).await;
    name.to_string()
}

fn main() {}
