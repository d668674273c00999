//! A string and a list say the same.
use cors_runtime::cors;
use http::{Method, Request, Response};

#[cors(
    origins = "https://app.example.com, https://*.example.net,http://localhost:*",
    methods = "GET, PUT",
    headers = "authorization, content-type",
    expose_headers = "x-one, x-two",
    credentials = false,
    max_age = 86_400
)]
fn strings(_: Request<String>) -> Response<String> {
    Response::default()
}

#[cors(
    origins = ["https://app.example.com", r"https://*.example.net", r#"http://localhost:*"#,],
    methods = ["GET", "PUT"],
    headers = ["authorization", "content-type"],
    expose_headers = ["x-one", "x-two"],
    max_age = 86400,
)]
fn lists(_: Request<String>) -> Response<String> {
    Response::default()
}

#[cors(origins = "https://app.example.com", credentials)]
fn bare_word(_: Request<String>) -> Response<String> {
    Response::default()
}

#[cors(origins = ["https://app.example.com"], credentials = true)]
fn with_value(_: Request<String>) -> Response<String> {
    Response::default()
}

fn request(origin: &str, method: Method) -> Request<String> {
    let request = Request::builder().method(method).header("origin", origin);
    request.header("access-control-request-method", "PUT").body(String::new()).unwrap()
}

fn main() {
    for handler in [strings, lists] {
        for origin in ["https://app.example.com", "https://a.example.net", "http://localhost:3000"] {
            let response = handler(request(origin, Method::GET));
            assert_eq!(response.headers()["access-control-allow-origin"], origin);
            assert_eq!(response.headers()["access-control-expose-headers"], "x-one, x-two");
            let response = handler(request(origin, Method::OPTIONS));
            assert_eq!(response.status(), 204);
            assert_eq!(response.headers()["access-control-allow-methods"], "GET, PUT");
            assert_eq!(response.headers()["access-control-allow-headers"], "authorization, content-type");
            assert_eq!(response.headers()["access-control-max-age"], "86400");
            assert!(!response.headers().contains_key("access-control-allow-credentials"));
        }
    }
    for handler in [bare_word, with_value] {
        let response = handler(request("https://app.example.com", Method::GET));
        assert_eq!(response.headers()["access-control-allow-credentials"], "true");
    }
}
