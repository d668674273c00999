//! What shows itself for debugging.

use axum::extract::{FromRequest, Request};
use cors_runtime::axum::{
    cors,
    routing::{get, MethodFilter, Methods},
    Call,
};

#[cors(origins = "*")]
async fn list() {}

#[cors(origins = "*", methods = "PUT")]
async fn save() {}

#[test]
fn a_chain_shows_the_methods_that_it_serves() {
    let methods: Methods = get(list).put(save);
    let shown = format!("{methods:?}");
    assert!(shown.starts_with("Methods { routes: MethodRouter"), "{shown}");
    let preflights = format!("preflights: [{:?}, {:?}]", MethodFilter::GET, MethodFilter::PUT);
    assert!(shown.contains(&preflights), "{shown}");
}

#[tokio::test]
async fn a_call_shows_its_request() {
    let request = Request::get("/orders").body(axum::body::Body::empty()).unwrap();
    let call: Call<()> = Call::from_request(request, &()).await.unwrap();
    let shown = format!("{call:?}");
    assert!(shown.starts_with("Call { request: Request {"), "{shown}");
    assert!(shown.contains("/orders"), "{shown}");
}
