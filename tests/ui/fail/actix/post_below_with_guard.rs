use cors_runtime::actix::cors;
use actix_web::{guard::GuardContext, HttpResponse};

fn is_https(context: &GuardContext<'_>) -> bool {
    context.head().uri.scheme_str() == Some("https")
}

#[cors(origins = "https://app.example.com")]
#[actix_web::post("/orders", guard = "is_https")]
async fn handler() -> HttpResponse {
    HttpResponse::Ok().finish()
}

fn main() {}
