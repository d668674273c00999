use actix_web::{route, web::Json, App, HttpResponse, Result};
use cors_runtime::actix::{cors, routing};

#[cors(origins = "https://app.example.com/", methods = "POST")]
async fn create(Json(name): Json<String>) -> Result<HttpResponse> {
    Ok(HttpResponse::Ok().body(name))
}

fn main() {
    let _app = App::new().route("/", routing::post().to(create)).service(health);
}

#[cors(origins = "https://app.example.com")]
#[route("/health", method = "GET", method = "OPTIONS")]
async fn health() -> HttpResponse {
    HttpResponse::Ok().finish()
}
