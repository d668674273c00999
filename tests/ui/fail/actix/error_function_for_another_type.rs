use actix_web::HttpResponse;
use cors_runtime::actix::cors;

fn respond(_: u8) -> HttpResponse {
    HttpResponse::Ok().finish()
}

#[cors(origins = "https://app.example.com", error = respond)]
async fn handler() -> Result<HttpResponse, String> {
    Err(String::new())
}

fn main() {}
