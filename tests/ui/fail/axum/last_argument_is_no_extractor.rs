use axum::Router;
use cors_runtime::axum::{cors, routing::get};

struct Order(u32);

#[cors(origins = "https://app.example.com")]
async fn show(order: Order) -> String {
    order.0.to_string()
}

fn main() {
    let _: Router = Router::new().route("/", get(show).into());
}
