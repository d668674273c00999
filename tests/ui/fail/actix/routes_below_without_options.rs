use cors_runtime::actix::cors;
use actix_web::{routes, HttpResponse};

#[cors(origins = "https://app.example.com")]
#[routes]
#[get("/orders")]
#[options("/orders")]
#[get("/all-orders")]
async fn handler() -> HttpResponse {
    HttpResponse::Ok().finish()
}

fn main() {}
