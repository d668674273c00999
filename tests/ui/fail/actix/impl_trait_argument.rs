use cors_runtime::actix::cors;
use actix_web::{FromRequest, HttpResponse};

#[cors(origins = "https://app.example.com")]
async fn handler(_: impl FromRequest) -> HttpResponse {
    HttpResponse::Ok().finish()
}

fn main() {}
