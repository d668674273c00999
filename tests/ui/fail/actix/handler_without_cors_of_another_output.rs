use actix_web::{web, App, Responder};
use cors_runtime::actix::routing;

async fn create(order: web::Json<u32>) -> impl Responder {
    order
}

fn main() {
    let _app = App::new().route("/orders", routing::post().to(create));
}
