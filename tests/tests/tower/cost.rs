//! What the mark costs those who have a layer, and that those who have none pay nothing is in `tests/cost.rs`.

use std::{convert::Infallible, future::ready};

use allocation_counter::measure;
use cors_runtime::cors;
use http::{Request, Response};
use tower::{service_fn, Layer, Service, ServiceExt};

use super::{layer, APP};

#[cors(origins = "https://app.example.com")]
#[allow(clippy::needless_pass_by_value, reason = "a handler owns its request")]
fn handler(_: Request<()>) -> Response<()> {
    Response::default()
}

/// The headers' two allocations, and the extensions' two.
#[test]
fn a_mark_is_two_allocations() {
    let mut service = layer().layer(service_fn(|request| ready(Ok::<_, Infallible>(handler(request)))));
    let mut answer = || {
        let request = Request::get("/").header("origin", APP).body(()).unwrap();
        let mut count = 0;
        pollster::block_on(async {
            let service = service.ready().await.unwrap();
            count = measure(|| drop(pollster::block_on(service.call(request)).unwrap())).count_total;
        });
        count
    };
    answer();
    assert_eq!(answer(), 4);
}
