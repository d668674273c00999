use actix_web::{web, App, HttpResponse};
use cors_runtime::actix::cors;

#[cors(origins = "https://app.example.com")]
async fn list() -> HttpResponse {
    HttpResponse::Ok().finish()
}

fn main() {
    let _app = App::new().service(web::resource("/orders").to(list));
}
