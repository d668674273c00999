use axum::Router;
use cors_runtime::axum::routing::get;

async fn show() -> &'static str {
    "tea"
}

fn main() {
    let _: Router = Router::new().route("/", get(show).into());
}
