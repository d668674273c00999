use actix_web::{
    http::{header::HeaderName, StatusCode},
    test::TestRequest,
    HttpResponse,
};

use crate::{is_cors_preflight_request, CorsRequest, CorsResponse, Field, Lines};

fn request(method: &str) -> TestRequest {
    TestRequest::default().method(method.parse().unwrap())
}

#[test]
fn a_request_tells_its_method() {
    for (method, is_options) in [("OPTIONS", true), ("options", false), ("PUT", false), ("PURGE", false)] {
        let request = request(method).to_http_request();
        assert_eq!(CorsRequest::method(&request), method);
        assert_eq!(request.is_options(), is_options, "{method}");
    }
}

#[test]
fn only_options_is_a_preflight() {
    for (method, expected) in [("OPTIONS", true), ("GET", false)] {
        let request = request(method)
            .insert_header(("origin", "https://app.example.com"))
            .insert_header(("access-control-request-method", "PUT"))
            .to_http_request();
        assert_eq!(is_cors_preflight_request(&request), expected, "{method}");
    }
}

#[test]
fn lines_are_none_one_or_several() {
    let origin = ("origin", "https://app.example.com");
    assert!(matches!(request("GET").to_http_request().lines(Field::Origin), Lines::None));
    let one = request("GET").append_header(origin).to_http_request();
    assert!(matches!(one.lines(Field::Origin), Lines::One(value) if value == "https://app.example.com"));
    let several = request("GET").append_header(origin).append_header(origin).to_http_request();
    assert!(matches!(several.lines(Field::Origin), Lines::Several));
}

#[test]
fn a_response_takes_lines_and_gives_up_names() {
    let mut response = <HttpResponse as CorsResponse>::no_content();
    assert_eq!(response.status(), StatusCode::NO_CONTENT);
    for line in ["accept", "origin"] {
        response.add(Field::Vary, line.parse().unwrap());
    }
    assert!(response.any_line(Field::Vary, &mut |line| line == b"origin"));
    assert!(!response.any_line(Field::Vary, &mut |line| line == b"cookie"));
    assert!(!response.any_line(Field::Origin, &mut |_| true));
    response.add(Field::AccessControlAllowOrigin, "*".parse().unwrap());
    response.retain(&mut |name| name == "vary");
    let names: Vec<&str> = response.headers().keys().map(HeaderName::as_str).collect();
    assert_eq!(names, ["vary"]);
}
