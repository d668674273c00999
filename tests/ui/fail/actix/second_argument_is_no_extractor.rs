use cors_runtime::actix::cors;
use actix_web::{web::Json, HttpResponse};

struct Order;

#[cors(origins = "https://app.example.com")]
async fn handler(_: Json<u32>, _: Order) -> HttpResponse {
    HttpResponse::Ok().finish()
}

fn main() {}
