//! The response as the script sees it: the *filtered responses* (Fetch, "Responses").

use http::{header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderMap, Response};

use super::{
    exchange::Exchange,
    extract::extract_tokens,
    request::{Request, Tainting},
};

/// A response's *type*: how much of it the script sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResponseType {
    /// From the page's own origin: all but `Set-Cookie`.
    Basic,
    /// Shared by the CORS protocol: status, body, and the headers that are safelisted or exposed.
    Cors,
    /// From another origin, with [`Mode::NoCors`](super::Mode::NoCors): nothing; the status is 0.
    Opaque,
}

/// The response as the page's script sees it, and what went over the wire for it.
#[derive(Debug, Clone)]
pub struct Seen<B> {
    response_type: ResponseType,
    status: u16,
    headers: HeaderMap,
    body: B,
    url: String,
    redirected: bool,
    exchanges: Vec<Exchange>,
}

impl<B> Seen<B> {
    /// `response.status`; 0 for an opaque response.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// `response.ok`: whether the status is an *ok status*.
    #[must_use]
    pub fn ok(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// `response.headers`, less what the script may not see.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// `response.body`; the empty one where there is none to see.
    #[must_use]
    pub fn body(&self) -> &B {
        &self.body
    }

    /// The body by value.
    #[must_use]
    pub fn into_body(self) -> B {
        self.body
    }

    /// `response.type`.
    #[must_use]
    pub fn response_type(&self) -> ResponseType {
        self.response_type
    }

    /// `response.url`, that of the last redirect; empty for an opaque response.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// `response.redirected`.
    #[must_use]
    pub fn redirected(&self) -> bool {
        self.redirected
    }

    /// What went over the wire, in that order: a preflight before the request that it is for.
    #[must_use]
    pub fn exchanges(&self) -> &[Exchange] {
        &self.exchanges
    }
}

impl<B: Default> Seen<B> {
    /// The end of *main fetch*: the filtered response by the request's *response tainting*.
    pub(super) fn filter(request: &Request, response: Response<B>, exchanges: Vec<Exchange>) -> Self {
        let (parts, body) = response.into_parts();
        let status = parts.status.as_u16();
        let url = request.current_url.to_string();
        let redirected = !request.former_urls.is_empty();
        // A server may send one all the same: "error handling for servers that violate HTTP".
        let body =
            if request.method == http::Method::HEAD || is_null_body_status(status) { B::default() } else { body };
        let (response_type, headers) = match request.tainting {
            Tainting::Opaque => {
                return Self {
                    response_type: ResponseType::Opaque,
                    status: 0,
                    headers: HeaderMap::new(),
                    body: B::default(),
                    url: String::new(),
                    redirected: false,
                    exchanges,
                };
            }
            Tainting::Basic => {
                (ResponseType::Basic, retain(&parts.headers, |name| !is_forbidden_response_header_name(name)))
            }
            Tainting::Cors => {
                let exposed = cors_exposed_header_names(request, &parts.headers);
                let is_seen = |name: &str| is_cors_safelisted_response_header_name(name, &exposed);
                (ResponseType::Cors, retain(&parts.headers, is_seen))
            }
        };
        // `response.url` excludes the fragment.
        let url = url.split_once('#').map_or(&*url, |(url, _)| url).to_owned();
        Self { response_type, status, headers, body, url, redirected, exchanges }
    }
}

/// *Null body status*.
fn is_null_body_status(status: u16) -> bool {
    matches!(status, 101 | 103 | 204 | 205 | 304)
}

/// *Forbidden response-header name*; names are in lower case.
fn is_forbidden_response_header_name(name: &str) -> bool {
    matches!(name, "set-cookie" | "set-cookie2")
}

/// *CORS-safelisted response-header name*.
fn is_cors_safelisted_response_header_name(name: &str, exposed: &[String]) -> bool {
    let is_exposed = || exposed.iter().any(|item| item.eq_ignore_ascii_case(name));
    match name {
        "cache-control" | "content-language" | "content-length" | "content-type" | "expires" | "last-modified"
        | "pragma" => true,
        _ => is_exposed() && !is_forbidden_response_header_name(name),
    }
}

/// *CORS-exposed header-name list*; one that does not parse exposes nothing.
fn cors_exposed_header_names(request: &Request, headers: &HeaderMap) -> Vec<String> {
    let names = extract_tokens(&ACCESS_CONTROL_EXPOSE_HEADERS, headers).ok().flatten().unwrap_or_default();
    if !request.includes_credentials_everywhere() && names.iter().any(|name| name == "*") {
        return headers.keys().map(|name| name.as_str().to_owned()).collect();
    }
    names
}

fn retain(headers: &HeaderMap, is_seen: impl Fn(&str) -> bool) -> HeaderMap {
    let seen = headers.iter().filter(|(name, _)| is_seen(name.as_str()));
    seen.map(|(name, value)| (name.clone(), value.clone())).fold(HeaderMap::new(), |mut headers, (name, value)| {
        headers.append(name, value);
        headers
    })
}

#[cfg(test)]
mod tests {
    use http::{Response, StatusCode};

    use super::{ResponseType, Seen};
    use crate::fetch::{
        redirect::follow,
        request::{
            tests::{headers, request},
            Request, Tainting,
        },
        Credentials,
    };

    const API: &str = "https://api.example.com/orders";
    const EXPOSE: &str = "access-control-expose-headers";

    fn seen(with: Credentials, method: &str, tainting: Tainting, status: u16, lines: &[(&str, &str)]) -> Seen<String> {
        let mut request = request(method, API, &[], with);
        request.tainting = tainting;
        let mut response = Response::new("body".to_owned());
        *response.status_mut() = StatusCode::from_u16(status).unwrap();
        *response.headers_mut() = headers(lines);
        Seen::filter(&request, response, Vec::new())
    }

    fn names(seen: &Seen<String>) -> Vec<&str> {
        let mut names: Vec<&str> = seen.headers().keys().map(http::HeaderName::as_str).collect();
        names.sort_unstable();
        names
    }

    const SAFELISTED: [(&str, &str); 7] = [
        ("cache-control", "no-store"),
        ("content-language", "en"),
        ("content-length", "4"),
        ("content-type", "text/plain"),
        ("expires", "0"),
        ("last-modified", "0"),
        ("pragma", "no-cache"),
    ];

    #[test]
    fn seven_headers_are_seen_of_a_cors_response() {
        let lines = [&SAFELISTED[..], &[("etag", "a"), ("x-a", "1"), ("date", "0"), ("set-cookie", "a=1")]].concat();
        let seen = seen(Credentials::Omit, "GET", Tainting::Cors, 200, &lines);
        assert_eq!(names(&seen), SAFELISTED.map(|(name, _)| name));
        assert_eq!((seen.response_type(), seen.status(), &**seen.body()), (ResponseType::Cors, 200, "body"));
    }

    #[test]
    fn exposed_headers_are_seen_by_name_in_any_case() {
        let lines = [("x-a", "1"), ("x-a", "2"), ("etag", "a"), ("x-b", "1"), (EXPOSE, "X-A, etag"), (EXPOSE, "x-c")];
        let seen = seen(Credentials::Include, "GET", Tainting::Cors, 200, &lines);
        assert_eq!(names(&seen), ["etag", "x-a"]);
        assert_eq!(seen.headers().get_all("x-a").iter().count(), 2);
    }

    #[test]
    fn a_wildcard_exposes_all_but_cookies_and_only_without_credentials() {
        let lines = [("x-a", "1"), ("*", "1"), ("set-cookie", "a=1"), ("set-cookie2", "a=1"), (EXPOSE, "*")];
        for with in [Credentials::Omit, Credentials::SameOrigin] {
            assert_eq!(names(&seen(with, "GET", Tainting::Cors, 200, &lines)), ["*", EXPOSE, "x-a"]);
        }
        assert_eq!(names(&seen(Credentials::Include, "GET", Tainting::Cors, 200, &lines)), ["*"]);
    }

    #[test]
    fn a_cookie_is_not_exposed_by_its_name() {
        let lines = [("set-cookie", "a=1"), (EXPOSE, "set-cookie")];
        assert!(seen(Credentials::Omit, "GET", Tainting::Cors, 200, &lines).headers().is_empty());
    }

    #[test]
    fn a_list_that_does_not_parse_exposes_nothing() {
        let lines = [("x-a", "1"), (EXPOSE, "x-a"), (EXPOSE, "x-b x-c")];
        assert!(seen(Credentials::Omit, "GET", Tainting::Cors, 200, &lines).headers().is_empty());
    }

    #[test]
    fn a_basic_response_hides_cookies_alone() {
        let lines = [("x-a", "1"), ("set-cookie", "a=1"), ("set-cookie2", "a=1")];
        let seen = seen(Credentials::Include, "GET", Tainting::Basic, 404, &lines);
        assert_eq!(names(&seen), ["x-a"]);
        assert_eq!((seen.response_type(), seen.status(), seen.ok()), (ResponseType::Basic, 404, false));
    }

    #[test]
    fn nothing_is_seen_of_an_opaque_response() {
        let lines = [("content-type", "text/plain"), (EXPOSE, "*"), ("x-a", "1")];
        let seen = seen(Credentials::Omit, "GET", Tainting::Opaque, 200, &lines);
        assert!(seen.headers().is_empty());
        assert_eq!((seen.response_type(), seen.status(), &**seen.body()), (ResponseType::Opaque, 0, ""));
        assert_eq!((seen.url(), seen.redirected(), seen.ok()), ("", false, false));
    }

    #[test]
    fn a_status_from_200_to_299_is_ok() {
        let ok = |status| seen(Credentials::Omit, "GET", Tainting::Cors, status, &[]).ok();
        assert!(ok(200) && ok(204) && ok(299));
        assert!(!ok(199) && !ok(300) && !ok(404) && !ok(500));
    }

    #[test]
    fn the_url_is_that_of_the_last_redirect_without_its_fragment() {
        let filtered = |mut request: Request| {
            request.tainting = Tainting::Cors;
            Seen::filter(&request, Response::new(String::new()), Vec::new())
        };
        let straight = filtered(request("GET", "https://api.example.com/orders#a", &[], Credentials::Omit));
        assert_eq!((straight.url(), straight.redirected()), (API, false));
        let mut request = request("GET", API, &[], Credentials::Omit);
        let location = headers(&[("location", "/elsewhere#b")]);
        follow(&mut request, StatusCode::FOUND, &location).unwrap();
        let redirected = filtered(request);
        assert_eq!((redirected.url(), redirected.redirected()), ("https://api.example.com/elsewhere", true));
    }

    #[test]
    fn a_head_and_five_statuses_have_no_body() {
        let body = |method, status| seen(Credentials::Omit, method, Tainting::Cors, status, &[]).into_body();
        assert_eq!(body("HEAD", 200), "");
        for status in [101, 103, 204, 205, 304] {
            assert_eq!(body("GET", status), "", "{status}");
        }
        for status in [200, 201, 206, 400, 500] {
            assert_eq!(body("GET", status), "body", "{status}");
        }
    }
}
