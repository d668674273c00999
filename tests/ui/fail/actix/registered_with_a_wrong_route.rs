use actix_web::{post, web::Json, App, HttpResponse};
use cors_runtime::actix::cors;

#[cors(origins = "https://app.example.com", methods = "POST")]
#[post("/orders")]
async fn create(Json(name): Json<String>) -> HttpResponse {
    HttpResponse::Ok().body(name)
}

fn main() {
    let _app = App::new().service(create);
}
