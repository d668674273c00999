use http::{HeaderMap, HeaderName, HeaderValue, Method};

use super::{Credentials, Mode, Request, Tainting};
use crate::fetch::{
    reason::Reason,
    url::{Origin, Url},
};

pub(in crate::fetch) fn headers(lines: &[(&str, &str)]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for (name, value) in lines {
        headers.append(name.parse::<HeaderName>().unwrap(), value.parse::<HeaderValue>().unwrap());
    }
    headers
}

fn sent(headers: &HeaderMap) -> Vec<String> {
    let mut lines: Vec<String> =
        headers.iter().map(|(name, value)| format!("{name}: {}", value.to_str().unwrap())).collect();
    lines.sort();
    lines
}

/// A request of a page at `https://app.example.com`, tainted as main fetch would.
pub(in crate::fetch) fn request(method: &str, url: &str, lines: &[(&str, &str)], with: Credentials) -> Request {
    let mut request = in_mode(Mode::Cors, method, url, lines).unwrap();
    request.credentials = with;
    request.taint().unwrap();
    request
}

fn in_mode(mode: Mode, method: &str, url: &str, lines: &[(&str, &str)]) -> Result<Request, Reason> {
    let origin = Origin::parse("https://app.example.com").unwrap();
    let url = Url::parse(url, None).unwrap();
    let method: Method = method.parse().unwrap();
    Request::new(&method, url, &headers(lines), origin, mode, Credentials::SameOrigin)
}

const API: &str = "https://api.example.com/orders";
const SELF: &str = "https://app.example.com/orders";

#[test]
fn a_request_is_not_made_of_a_forbidden_method_or_a_url_with_credentials() {
    let refused = |mode, method, url| in_mode(mode, method, url, &[]).err();
    assert_eq!(refused(Mode::Cors, "trace", API), Some(Reason::ForbiddenMethod("trace".parse().unwrap())));
    assert_eq!(refused(Mode::Cors, "GET", "https://u:p@api.example.com"), Some(Reason::UrlIncludesCredentials));
    assert_eq!(refused(Mode::NoCors, "put", API), Some(Reason::NoCorsMethod(Method::PUT)));
    assert_eq!(refused(Mode::NoCors, "post", API), None);
}

#[test]
fn a_script_cannot_set_forbidden_headers() {
    let lines = [("cookie", "a=1"), ("origin", "https://a.example"), ("sec-a", "1"), ("x-a", " 1\t"), ("x-a", "2")];
    let request = in_mode(Mode::Cors, "GET", API, &lines).unwrap();
    assert_eq!(sent(&request.headers), ["accept: */*", "x-a: 1", "x-a: 2"]);
}

#[test]
fn without_cors_a_script_sets_safelisted_headers_alone_and_their_lines_count_together() {
    let long = "a".repeat(64);
    let lines = [
        ("accept", "text/html"),
        ("content-type", "application/json"),
        ("content-language", &*long),
        ("content-language", &long),
        ("range", "bytes=0-"),
        ("x-a", "1"),
    ];
    let request = in_mode(Mode::NoCors, "POST", API, &lines).unwrap();
    assert_eq!(sent(&request.headers), ["accept: text/html".to_owned(), format!("content-language: {long}")]);
}

#[test]
fn origin_goes_out_to_other_origins_and_with_every_method_but_get_and_head() {
    let origin = |mode, method, url| {
        let mut request = in_mode(mode, method, url, &[]).unwrap();
        request.taint().unwrap();
        request.http_headers(None).get("origin").map(|value| value.to_str().unwrap().to_owned())
    };
    let app = Some("https://app.example.com".to_owned());
    assert_eq!(origin(Mode::Cors, "GET", API), app);
    assert_eq!(origin(Mode::Cors, "HEAD", API), app);
    assert_eq!(origin(Mode::Cors, "GET", SELF), None);
    assert_eq!(origin(Mode::Cors, "HEAD", SELF), None);
    assert_eq!(origin(Mode::Cors, "POST", SELF), app);
    assert_eq!(origin(Mode::SameOrigin, "DELETE", SELF), app);
    assert_eq!(origin(Mode::NoCors, "GET", API), None);
    assert_eq!(origin(Mode::NoCors, "POST", API), app);
    // Strict-origin: a secure page does not name itself to an insecure server without the CORS protocol.
    assert_eq!(origin(Mode::NoCors, "POST", "http://api.example.com"), Some("null".to_owned()));
    assert_eq!(origin(Mode::Cors, "POST", "http://api.example.com"), app);
}

#[test]
fn the_cookie_goes_where_the_credentials_mode_says() {
    let cookie = HeaderValue::from_static("a=1");
    let has_cookie = |with, url| request("GET", url, &[], with).http_headers(Some(&cookie)).contains_key("cookie");
    assert!(!has_cookie(Credentials::Omit, API) && !has_cookie(Credentials::Omit, SELF));
    assert!(!has_cookie(Credentials::SameOrigin, API) && has_cookie(Credentials::SameOrigin, SELF));
    assert!(has_cookie(Credentials::Include, API) && has_cookie(Credentials::Include, SELF));
}

#[test]
fn main_fetch_taints_by_origin_and_mode() {
    let tainted = |mode, method, url, lines: &[_]| {
        let mut request = in_mode(mode, method, url, lines).unwrap();
        request.taint().map(|may_preflight| (request.tainting, may_preflight))
    };
    assert_eq!(tainted(Mode::Cors, "PUT", SELF, &[("x-a", "1")]), Ok((Tainting::Basic, false)));
    assert_eq!(tainted(Mode::Cors, "POST", API, &[]), Ok((Tainting::Cors, false)));
    assert_eq!(tainted(Mode::Cors, "PUT", API, &[]), Ok((Tainting::Cors, true)));
    assert_eq!(tainted(Mode::Cors, "GET", API, &[("x-a", "1")]), Ok((Tainting::Cors, true)));
    assert_eq!(tainted(Mode::NoCors, "POST", API, &[]), Ok((Tainting::Opaque, false)));
    assert_eq!(tainted(Mode::SameOrigin, "GET", API, &[]), Err(Reason::SameOriginMode));
    assert_eq!(tainted(Mode::SameOrigin, "GET", SELF, &[]), Ok((Tainting::Basic, false)));
    assert_eq!(tainted(Mode::Cors, "GET", "https://app.example.com:8443", &[]), Ok((Tainting::Cors, false)));
    assert_eq!(tainted(Mode::Cors, "GET", "http://app.example.com", &[]), Ok((Tainting::Cors, false)));
}

#[test]
fn the_origin_is_tainted_when_another_origin_redirects_elsewhere() {
    let origin_after = |urls: &[&str]| {
        let mut request = request("GET", SELF, &[], Credentials::Omit);
        let mut urls: Vec<Url> = urls.iter().map(|url| Url::parse(url, None).unwrap()).collect();
        request.current_url = urls.pop().unwrap();
        request.former_urls = urls;
        request.serialized_origin()
    };
    assert_eq!(origin_after(&[API]), "https://app.example.com");
    assert_eq!(origin_after(&[SELF, API]), "https://app.example.com");
    assert_eq!(origin_after(&[API, "https://api.example.com/elsewhere"]), "https://app.example.com");
    assert_eq!(origin_after(&[API, "https://other.example"]), "null");
    assert_eq!(origin_after(&[API, SELF]), "null");
    assert_eq!(origin_after(&[SELF, API, SELF]), "null");
    assert_eq!(origin_after(&[API, "http://api.example.com"]), "null");
}
