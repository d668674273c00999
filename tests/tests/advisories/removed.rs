//! An `Origin` that is gone by the time the answer is written.

use cors_runtime::{appwrite, cors, policy, tower::CorsLayer, Policy};
use http::{Method, Request, Response};
use openruntimes::Context;
use tower::{service_fn, Layer, ServiceExt};

use crate::{call, cors_lines, get, send};

#[cors(origins = "https://app.example.com, https://admin.example.com", credentials)]
fn strips_the_request(mut request: Request<()>) -> Response<()> {
    request.headers_mut().clear();
    request.headers_mut().insert("origin", "https://evil.example".parse().unwrap());
    drop(request);
    Response::default()
}

#[appwrite::cors(origins = "https://app.example.com, https://admin.example.com", credentials)]
fn strips_the_context(mut context: Context) -> openruntimes::Response {
    context.req.headers.clear();
    context.res.empty()
}

static API: Policy = policy!(origins = "https://app.example.com, https://admin.example.com", credentials);

/// Envoy before 1.27.0 kept a pointer to the request's `Origin`, and followed it when the header had been removed.
#[test]
fn cve_2023_35943_the_request_may_lose_its_origin() {
    let allowed = [
        "access-control-allow-credentials: true",
        "access-control-allow-origin: https://app.example.com",
        "vary: Origin",
    ];
    assert_eq!(get(strips_the_request, "https://app.example.com"), allowed);
    assert_eq!(get(strips_the_request, "https://evil.example"), ["vary: Origin"]);
    assert_eq!(send(strips_the_request, Method::GET, &[]), ["vary: Origin"]);
    let response = strips_the_context(call("GET", &[("origin", "https://app.example.com")]));
    assert_eq!(cors_lines(response.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()))), allowed);

    let service = CorsLayer::new(&API).layer(service_fn(|mut request: Request<()>| async move {
        request.headers_mut().clear();
        Ok::<_, std::convert::Infallible>(Response::<()>::default())
    }));
    let request = Request::builder().header("origin", "https://app.example.com").body(()).unwrap();
    let response = pollster::block_on(service.oneshot(request)).unwrap();
    let headers = response.headers().iter();
    assert_eq!(cors_lines(headers.map(|(name, value)| (name.as_str(), value.to_str().unwrap()))), allowed);
}
