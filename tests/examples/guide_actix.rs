//! What `docs/platforms.md` shows of actix-web.
#![allow(clippy::unused_async, reason = "a handler is `async`, whether it waits or not")]

use actix_web::{error::ErrorConflict, web::Json, App, HttpServer, Responder, Result};
use cors_runtime::actix::{cors, routing};

#[cors(origins = "*")]
async fn list() -> impl Responder {
    Json([7])
}

#[cors(origins = "https://app.example.com", methods = "POST", headers = "content-type", credentials)]
async fn create(Json(order): Json<u32>) -> Result<impl Responder> {
    if order == 0 {
        return Err(ErrorConflict("an order of nothing"));
    }
    Ok(Json(order))
}

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    let app = || App::new().route("/orders", routing::get().to(list)).route("/orders", routing::post().to(create));
    HttpServer::new(app).bind("127.0.0.1:3000")?.run().await
}
