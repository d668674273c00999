//! An actix-web handler: the extractors run inside.

use actix_web::web;
use cors_runtime::actix::cors;

#[cors(origins = "https://app.example.com", methods = "PUT", catch_panics)]
pub async fn rename(id: web::Path<u32>, web::Query(names): web::Query<Vec<(String, String)>>) -> actix_web::Result<String> {
    Ok(format!("{id} {names:?}"))
}

#[cors(origins = "https://app.example.com", methods = "GET")]
#[actix_web::route("/", method = "GET", method = "OPTIONS")]
pub async fn hello() -> &'static str {
    "hello"
}
