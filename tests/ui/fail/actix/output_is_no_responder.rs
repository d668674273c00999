use cors_runtime::actix::cors;

struct Order;

#[cors(origins = "https://app.example.com")]
async fn handler() -> Order {
    Order
}

fn main() {}
