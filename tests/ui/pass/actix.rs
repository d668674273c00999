//! Handlers of actix-web, without a warning.
#![deny(warnings)]

use actix_web::{route, web, App, HttpResponse, Responder};
use cors_runtime::actix::{cors, routing};
use responders::Either;

mod responders {
    pub trait Either: actix_web::Responder {}

    impl Either for &'static str {}
}

/// Documented, and under a routing macro's own name.
#[cors(origins = "https://app.example.com", methods = ["POST", "PUT"], credentials, catch_panics)]
#[route("/orders", method = "POST", method = "PUT", method = "OPTIONS")]
pub async fn orders(order: web::Json<u32>) -> actix_web::Result<impl Responder> {
    Ok(web::Json(*order))
}

#[cors(origins = "*")]
async fn plain() -> impl Responder {
    HttpResponse::Ok()
}

struct Api;

impl Api {
    const NAME: &'static str = "api";

    #[cors(origins = "*")]
    async fn name() -> impl Responder {
        Self::NAME
    }

    // What only an output names is no unused import.
    #[cors(origins = "*")]
    async fn either() -> actix_web::Result<impl Either> {
        Ok(Self::NAME)
    }
}

fn main() {
    let _ = App::new()
        .service(orders)
        .route("/", routing::get().to(plain))
        .route("/name", routing::get().to(Api::name))
        .route("/either", routing::get().to(Api::either));
}
