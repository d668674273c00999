use actix_web::HttpResponse;
use cors_runtime::actix::cors;

struct Api;

impl Api {
    #[cors(origins = "https://app.example.com")]
    async fn handler(&self) -> HttpResponse {
        HttpResponse::Ok().finish()
    }
}

fn main() {
    let _ = Api;
}
