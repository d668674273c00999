use actix_web::{web::Json, App, HttpResponse};
use cors_runtime::actix::{cors, routing};

#[cors(origins = "https://app.example.com", methods = "POST")]
fn create(Json(name): Json<String>) -> HttpResponse {
    HttpResponse::Ok().body(name)
}

fn main() {
    let _app = App::new().route("/", routing::post().to(create));
}
