use axum::{Json, Router};
use cors_runtime::axum::{cors, routing::post};

struct Shop;

impl Shop {
    const NAME: &'static str = "tea";

    #[cors(origins = "https://app.example.com", methods = "post")]
    async fn create(Json(name): Json<String>) -> Result<String, String> {
        if name == Self::NAME {
            return Err(name);
        }
        Ok(name)
    }
}

fn main() {
    let _: Router = Router::new().route("/", post(Shop::create).into());
}
