use axum::extract::Path;
use cors_runtime::axum::cors;
use std::borrow::Cow;

#[cors(origins = "https://app.example.com")]
async fn show(Path(name): Path<Cow<'_, str>>) -> String {
    name.into_owned()
}

fn main() {}
