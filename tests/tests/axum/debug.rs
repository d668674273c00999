//! What shows itself for debugging.

use cors_runtime::axum::{
    cors,
    routing::{get, MethodFilter, Methods},
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
