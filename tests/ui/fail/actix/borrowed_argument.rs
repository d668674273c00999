use cors_runtime::actix::cors;
use actix_web::{HttpRequest, HttpResponse};

#[cors(origins = "https://app.example.com")]
async fn handler(_: &HttpRequest) -> HttpResponse {
    HttpResponse::Ok().finish()
}

fn main() {}
