use cors_runtime::actix::cors;
use actix_web::{route, HttpResponse};

#[cors(origins = "https://app.example.com")]
#[route("/orders", method = "POST", method = "PUT")]
async fn handler() -> HttpResponse {
    HttpResponse::Ok().finish()
}

fn main() {}
