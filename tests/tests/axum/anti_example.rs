//! The mistake that the routing is there for: an annotated handler under axum's own `get` or `post`. It compiles, and
//! works for every request but the preflight, which axum answers itself.

use axum::{routing::post, Router};
use cors_runtime::axum::{cors, routing};

use crate::{json, preflight, send};

#[cors(origins = "https://app.example.com", methods = "POST", headers = "content-type")]
async fn create(body: String) -> String {
    body
}

#[tokio::test]
async fn axums_own_post_answers_the_preflight_with_405() {
    let app: Router = Router::new().route("/", post(create));
    let answer = send(&app, preflight("/", "POST")).await;
    assert_eq!(answer.status, 405);
    assert_eq!(answer.headers["allow"], "POST");
    assert!(answer.cors().is_empty(), "so the browser never sends the request itself");
    let answer = send(&app, json("POST", "/", "{}")).await;
    assert_eq!(answer.cors(), ["access-control-allow-origin: https://app.example.com"]);
}

#[tokio::test]
async fn the_post_of_cors_runtime_answers_it_by_the_policy() {
    let app: Router = Router::new().route("/", routing::post(create).into());
    let answer = send(&app, preflight("/", "POST")).await;
    assert_eq!(answer.status, 204);
    assert_eq!(
        answer.cors(),
        [
            "access-control-allow-headers: content-type",
            "access-control-allow-methods: POST",
            "access-control-allow-origin: https://app.example.com",
        ]
    );
}
