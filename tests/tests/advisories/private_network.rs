//! The private network.

use cors_runtime::cors;
use http::{Method, Request, Response};

use crate::{send, ASKS_PUT};

#[cors(origins = "https://app.example.com", methods = "PUT")]
fn private_network(_: Request<()>) -> Response<()> {
    Response::builder().header("access-control-allow-private-network", "true").body(()).unwrap()
}

/// flask-cors before 4.0.2 let every public page into the private network, with no way to say no.
#[test]
fn cve_2024_6221_nobody_is_let_into_the_private_network() {
    let asks = ("access-control-request-private-network", "true");
    let origin = ("origin", "https://app.example.com");
    assert_eq!(
        send(private_network, Method::OPTIONS, &[origin, ASKS_PUT, asks]),
        ["access-control-allow-methods: PUT", "access-control-allow-origin: https://app.example.com"]
    );
    assert_eq!(
        send(private_network, Method::GET, &[origin, asks]),
        ["access-control-allow-origin: https://app.example.com"]
    );
}
