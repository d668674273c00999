//! A program with more policies than there is room to keep the header values of.

#![allow(missing_docs, reason = "a test is no API")]
#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use cors_runtime::{cors, policy, Policy};
use http::{HeaderMap, Request, Response};

#[cors(origins = "https://late.example", methods = "PUT", expose_headers = "x-late")]
#[allow(clippy::needless_pass_by_value, reason = "a handler owns its request")]
fn late(_: Request<()>) -> Response<()> {
    Response::default()
}

fn request(method: &str) -> Request<()> {
    let request = Request::builder().method(method).header("origin", "https://page.example");
    request.header("access-control-request-method", "PUT").body(()).unwrap()
}

/// What the policy says to a GET and to a preflight.
fn answers(policy: &Policy) -> [HeaderMap; 2] {
    ["GET", "OPTIONS"].map(|method| {
        let request = request(method);
        let mut cors = policy.check(&request);
        let response: Response<()> =
            if cors.is_preflight { cors.preflight(&request) } else { cors.finish(Response::default()) };
        response.into_parts().0.headers
    })
}

fn lines(lines: &[(&'static str, &'static str)]) -> HeaderMap {
    lines.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect()
}

#[test]
fn each_policy_says_its_own_whatever_their_number() {
    for _ in 0..3000 {
        let a = policy!(origins = "https://a.example", methods = "PUT", expose_headers = "x-a");
        let b = policy!(origins = "https://b.example", methods = "DELETE", expose_headers = "x-b");
        for _ in 0..2 {
            for (policy, origin, methods, exposed) in
                [(&a, "https://a.example", "PUT", "x-a"), (&b, "https://b.example", "DELETE", "x-b")]
            {
                let origin = ("access-control-allow-origin", origin);
                let [get, preflight] = answers(policy);
                assert_eq!(get, lines(&[origin, ("access-control-expose-headers", exposed)]));
                assert_eq!(preflight, lines(&[origin, ("access-control-allow-methods", methods)]));
            }
        }
    }
    // Of this one nothing is kept any more.
    for _ in 0..2 {
        let response = late(request("GET"));
        assert_eq!(response.headers()["access-control-allow-origin"], "https://late.example");
        assert_eq!(response.headers()["access-control-expose-headers"], "x-late");
        assert_eq!(late(request("OPTIONS")).headers()["access-control-allow-methods"], "PUT");
    }
}
