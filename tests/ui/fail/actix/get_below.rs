use cors_runtime::actix::cors;
use actix_web::{get, HttpResponse};

#[cors(origins = "https://app.example.com")]
#[get("/orders")]
async fn handler() -> HttpResponse {
    HttpResponse::Ok().finish()
}

fn main() {}
