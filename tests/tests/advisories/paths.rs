//! Which policy a path gets. Here none does: a policy stands on the function that answers, so that whoever answers also says
//! who may read it. A strict handler beside one that catches all else, as a router has them.

use axum::{body::Body, Router};
use cors_runtime::axum::{cors, routing::get};
use http::Request;
use http_body_util::BodyExt;
use tower::ServiceExt;

use crate::cors_lines;

#[cors(origins = "https://admin.example.com", credentials)]
async fn secure() -> &'static str {
    "secure"
}

#[cors(origins = "*")]
async fn public() -> &'static str {
    "public"
}

const SECURE: [&str; 3] = [
    "access-control-allow-credentials: true",
    "access-control-allow-origin: https://admin.example.com",
    "body: secure",
];
const PUBLIC: [&str; 2] = ["access-control-allow-origin: *", "body: public"];

/// Every CORS header of the answer, and its body.
fn at(path: &str) -> Vec<String> {
    // What is longer is no more specific, and what is declared first comes no earlier.
    let router = Router::new()
        .route("/{*all}", get(public).into())
        .route("/api/v1/secure", get(secure).into())
        .route("/api/a+b", get(secure).into());
    let request = Request::builder().uri(path).header("origin", "https://evil.example").body(Body::empty()).unwrap();
    pollster::block_on(async {
        let response = router.oneshot(request).await.unwrap();
        let headers = response.headers().iter();
        let mut lines = cors_lines(headers.map(|(name, value)| (name.as_str(), value.to_str().unwrap())));
        let body = response.into_body().collect().await.unwrap().to_bytes();
        lines.push(format!("body: {}", String::from_utf8_lossy(&body)));
        lines
    })
}

/// flask-cors before 3.0.9 looked for the policy before it resolved `..`.
#[test]
fn cve_2020_25032_a_policy_is_not_found_by_its_path() {
    assert_eq!(at("/api/v1/secure"), SECURE);
    for path in ["/api/v1/../v1/secure", "/api/v1/%2e%2e/v1/secure", "/public/../api/v1/secure", "//api/v1/secure"] {
        assert_eq!(at(path), PUBLIC, "{path}");
    }
}

/// flask-cors before 6.0.0 preferred the longest of several expressions that match a path.
#[test]
fn cve_2024_6839_no_policy_comes_before_a_handlers_own() {
    assert_eq!(at("/api/v1/secure"), SECURE);
    assert_eq!(at("/api/v1/secure?a=/a/very/long/and/public/path"), SECURE);
    assert_eq!(at("/api/v1/secure/a/very/long/and/public/path"), PUBLIC);
}

/// flask-cors before 6.0.0 read `+` in a path as a space.
#[test]
fn cve_2024_6844_a_plus_is_a_plus() {
    assert_eq!(at("/api/a+b"), SECURE);
    assert_eq!(at("/api/a%20b"), PUBLIC);
}

/// flask-cors before 6.0.0 matched paths whatever their case.
#[test]
fn cve_2024_6866_a_path_in_another_case_is_another_path() {
    for path in ["/API/v1/secure", "/api/v1/Secure", "/api/V1/secure"] {
        assert_eq!(at(path), PUBLIC, "{path}");
    }
}
