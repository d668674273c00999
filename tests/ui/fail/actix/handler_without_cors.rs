use actix_web::{web, App, HttpResponse};
use cors_runtime::actix::routing;

async fn create(order: web::Json<u32>) -> HttpResponse {
    HttpResponse::Ok().json(order)
}

fn main() {
    let _app = App::new().route("/orders", routing::post().to(create));
}
