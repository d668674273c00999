use cors_runtime::actix::cors;
use actix_web::{web::Path, HttpResponse};

type P = Path<u8>;

#[cors(origins = "https://app.example.com")]
async fn handler(
    _: P, _: P, _: P, _: P, _: P, _: P, _: P, _: P, _: P, _: P, _: P, _: P, _: P, _: P, _: P, _: P, _: P,
) -> HttpResponse {
    HttpResponse::Ok().finish()
}

fn main() {}
