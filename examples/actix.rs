//! `cargo run --example actix` (on `PORT`, or 3000): an API of actix-web, each of its handlers with a policy of its own.
//!
//! ```sh
//! curl -i localhost:3000/orders -H 'origin: https://app.example.com'
//! curl -i localhost:3000/orders -H 'origin: https://app.example.com' --json '[1,'   # 400, with the headers
//! curl -i -X OPTIONS localhost:3000/orders -H 'origin: https://app.example.com' -H 'access-control-request-method: POST'
//! curl -i -X OPTIONS localhost:3000/health -H 'origin: https://app.example.com' -H 'access-control-request-method: GET'
//! ```

#![allow(clippy::print_stdout, reason = "a program prints")]
#![allow(clippy::unused_async, reason = "a handler is `async`, whether it waits or not")]

use std::{
    env,
    sync::{Mutex, PoisonError},
};

use actix_web::{
    error::ErrorConflict,
    route,
    web::{Data, Json},
    App, HttpServer, Responder,
};
use cors_runtime::actix::{cors, routing};

type Orders = Data<Mutex<Vec<u32>>>;

/// Any page may read the orders.
#[cors(origins = "*")]
async fn list(orders: Orders) -> impl Responder {
    Json(orders.lock().unwrap_or_else(PoisonError::into_inner).clone())
}

/// One may add to them.
#[cors(origins = "https://app.example.com", methods = "POST", headers = "content-type", max_age = 600)]
async fn create(orders: Orders, Json(order): Json<u32>) -> actix_web::Result<impl Responder> {
    let mut orders = orders.lock().unwrap_or_else(PoisonError::into_inner);
    if orders.contains(&order) {
        return Err(ErrorConflict("ordered already"));
    }
    orders.push(order);
    Ok(Json(orders.len()))
}

/// Under actix-web's own routing macro, which has to let `OPTIONS` through.
#[cors(origins = "https://app.example.com", methods = "GET")]
#[route("/health", method = "GET", method = "OPTIONS")]
async fn health() -> &'static str {
    "well\n"
}

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    let orders: Orders = Data::new(Mutex::default());
    let app = move || {
        App::new()
            .app_data(orders.clone())
            .route("/orders", routing::get().to(list))
            .route("/orders", routing::post().to(create))
            .service(health)
    };
    let port = env::var("PORT").ok().and_then(|port| port.parse().ok()).unwrap_or(3000);
    let server = HttpServer::new(app).bind(("127.0.0.1", port))?;
    for address in server.addrs() {
        println!("listening on http://{address}");
    }
    server.run().await
}
