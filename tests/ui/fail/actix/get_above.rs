use actix_web::{get, App, HttpResponse};
use cors_runtime::actix::cors;

#[get("/orders")]
#[cors(origins = "https://app.example.com")]
async fn list() -> HttpResponse {
    HttpResponse::Ok().finish()
}

fn main() {
    let _app = App::new().service(list);
}
