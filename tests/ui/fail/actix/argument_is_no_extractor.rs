use cors_runtime::actix::cors;
use actix_web::HttpResponse;

#[cors(origins = "https://app.example.com")]
async fn handler(_: u32) -> HttpResponse {
    HttpResponse::Ok().finish()
}

fn main() {}
