use actix_web::{web, App, HttpResponse};
use cors_runtime::actix::cors;

#[cors(origins = "https://app.example.com", methods = "POST")]
async fn create(order: web::Json<u32>) -> HttpResponse {
    HttpResponse::Ok().json(order)
}

fn main() {
    let _app = App::new().route("/orders", web::post().to(create));
}
