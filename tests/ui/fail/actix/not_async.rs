use cors_runtime::actix::cors;
use actix_web::HttpResponse;

#[cors(origins = "https://app.example.com")]
fn handler() -> HttpResponse {
    HttpResponse::Ok().finish()
}

fn main() {}
