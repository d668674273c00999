//! *HTTP-redirect fetch*, as far as CORS goes (Fetch, "HTTP-redirect fetch").

use http::{header::LOCATION, HeaderMap, Method, StatusCode};

use super::{
    reason::Reason,
    request::{Mode, Request, Tainting},
    request_header::{is_cors_non_wildcard_request_header_name, REQUEST_BODY_HEADER_NAMES},
    url::{Fault, Url},
};

/// What a response means for the request that it answers.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Redirect {
    /// It is no redirect, or one without a location: the response stands.
    None,
    /// The request goes on, with its body.
    WithBody,
    /// The request goes on, and its body is null from now on.
    WithoutBody,
}

/// *Redirect status*.
pub(super) fn is_redirect_status(status: StatusCode) -> bool {
    matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308)
}

/// Turns `request` into the one that the redirect asks for.
pub(super) fn follow(request: &mut Request, status: StatusCode, response: &HeaderMap) -> Result<Redirect, Reason> {
    let Some(location_url) = location_url(&request.current_url, status, response)? else {
        return Ok(Redirect::None);
    };
    if request.redirect_count == 20 {
        return Err(Reason::TooManyRedirects);
    }
    request.redirect_count += 1;
    let location_origin = location_url.origin();
    let leaves_page = request.mode == Mode::Cors && !request.origin.is_same_origin(&location_origin);
    if location_url.includes_credentials() && (leaves_page || request.tainting == Tainting::Cors) {
        return Err(Reason::LocationIncludesCredentials);
    }
    let becomes_get = match status.as_u16() {
        301 | 302 => request.method == Method::POST,
        303 => !matches!(request.method, Method::GET | Method::HEAD),
        _ => false,
    };
    if becomes_get {
        request.method = Method::GET;
        for name in REQUEST_BODY_HEADER_NAMES {
            request.headers.remove(name);
        }
    }
    if !request.current_url.origin().is_same_origin(&location_origin) {
        delete(&mut request.headers, is_cors_non_wildcard_request_header_name);
    }
    request.former_urls.push(std::mem::replace(&mut request.current_url, location_url));
    Ok(if becomes_get { Redirect::WithoutBody } else { Redirect::WithBody })
}

fn delete(headers: &mut HeaderMap, is_deleted: fn(&str) -> bool) {
    let names: Vec<_> = headers.keys().filter(|name| is_deleted(name.as_str())).cloned().collect();
    for name in names {
        headers.remove(name);
    }
}

/// *Location URL*; `None` for null.
fn location_url(current_url: &Url, status: StatusCode, response: &HeaderMap) -> Result<Option<Url>, Reason> {
    let mut lines = response.get_all(LOCATION).iter().map(|line| String::from_utf8_lossy(line.as_bytes()));
    let location = match (lines.next(), lines.next()) {
        (Some(location), None) if is_redirect_status(status) => location,
        (Some(first), Some(second)) if is_redirect_status(status) => {
            return Err(Reason::LocationInvalid(format!("{first}, {second}")));
        }
        _ => return Ok(None),
    };
    match Url::parse(&location, Some(current_url)) {
        Ok(url) => Ok(Some(url.or_fragment_of(current_url))),
        Err(Fault::Scheme(scheme)) => Err(Reason::LocationScheme(scheme)),
        Err(Fault::Invalid) => Err(Reason::LocationInvalid(location.into_owned())),
    }
}

#[cfg(test)]
mod tests {
    use http::StatusCode;

    use super::{follow, Redirect};
    use crate::fetch::{
        reason::Reason,
        request::{
            tests::{headers, request},
            Mode, Request, Tainting,
        },
        Credentials,
    };

    const API: &str = "https://api.example.com/orders";
    const SELF: &str = "https://app.example.com/orders";

    fn redirected(request: &mut Request, status: u16, location: &str) -> Result<Redirect, Reason> {
        follow(request, StatusCode::from_u16(status).unwrap(), &headers(&[("location", location)]))
    }

    fn method_after(method: &str, status: u16) -> (String, Redirect) {
        let mut request = request(method, API, &[], Credentials::Omit);
        let redirect = redirected(&mut request, status, "/elsewhere").unwrap();
        (request.method.as_str().to_owned(), redirect)
    }

    #[test]
    fn a_post_becomes_a_get_by_301_and_302_and_all_but_get_and_head_by_303() {
        for status in [301, 302, 303] {
            assert_eq!(method_after("POST", status), ("GET".to_owned(), Redirect::WithoutBody));
        }
        for status in [301, 302, 307, 308] {
            assert_eq!(method_after("PUT", status), ("PUT".to_owned(), Redirect::WithBody));
        }
        for status in [307, 308] {
            assert_eq!(method_after("POST", status), ("POST".to_owned(), Redirect::WithBody));
        }
        assert_eq!(method_after("PUT", 303), ("GET".to_owned(), Redirect::WithoutBody));
        assert_eq!(method_after("HEAD", 303), ("HEAD".to_owned(), Redirect::WithBody));
    }

    #[test]
    fn headers_of_the_body_go_with_it() {
        let script = [
            ("content-type", "text/plain"),
            ("content-language", "en"),
            ("content-encoding", "gzip"),
            ("content-location", "/"),
            ("x-a", "1"),
        ];
        let mut request = request("POST", API, &script, Credentials::Omit);
        redirected(&mut request, 303, "/").unwrap();
        assert_eq!(request.headers, headers(&[("x-a", "1"), ("accept", "*/*")]));
    }

    #[test]
    fn authorization_goes_when_another_origin_comes() {
        let kept = |location| {
            let mut request = request("GET", API, &[("authorization", "a")], Credentials::Omit);
            redirected(&mut request, 307, location).unwrap();
            request.headers.contains_key("authorization")
        };
        assert!(kept("/elsewhere"));
        assert!(!kept("https://other.example/"));
        assert!(!kept("https://api.example.com:8443/"));
        assert!(!kept("http://api.example.com/"));
    }

    #[test]
    fn other_statuses_and_a_missing_location_are_no_redirect() {
        for status in [200, 201, 300, 304, 305, 306, 400] {
            let mut request = request("GET", API, &[], Credentials::Omit);
            assert_eq!(redirected(&mut request, status, "/x"), Ok(Redirect::None), "{status}");
            assert_eq!(request.current_url.to_string(), API);
        }
        let mut request = request("GET", API, &[], Credentials::Omit);
        assert_eq!(follow(&mut request, StatusCode::FOUND, &headers(&[])), Ok(Redirect::None));
        let twice = headers(&[("location", "/a"), ("location", "/b")]);
        assert_eq!(follow(&mut request, StatusCode::CREATED, &twice), Ok(Redirect::None));
    }

    #[test]
    fn a_location_is_one_url_with_http() {
        let refused = |location| redirected(&mut request("GET", API, &[], Credentials::Omit), 302, location).err();
        assert_eq!(refused("https://["), Some(Reason::LocationInvalid("https://[".to_owned())));
        assert_eq!(refused("data:,x"), Some(Reason::LocationScheme("data".to_owned())));
        let twice = headers(&[("location", "/a"), ("location", "/a")]);
        let mut request = request("GET", API, &[], Credentials::Omit);
        let expected = Err(Reason::LocationInvalid("/a, /a".to_owned()));
        assert_eq!(follow(&mut request, StatusCode::FOUND, &twice), expected);
    }

    #[test]
    fn twenty_redirects_are_followed() {
        let mut request = request("GET", API, &[], Credentials::Omit);
        for _ in 0..20 {
            assert_eq!(redirected(&mut request, 302, "/again"), Ok(Redirect::WithBody));
        }
        assert_eq!(redirected(&mut request, 302, "/again"), Err(Reason::TooManyRedirects));
    }

    #[test]
    fn a_location_with_credentials_is_for_the_pages_own_origin_alone() {
        let refused = Err(Reason::LocationIncludesCredentials);
        let to = |from, location| redirected(&mut request("GET", from, &[], Credentials::Omit), 302, location);
        assert_eq!(to(API, "https://u:p@api.example.com/"), refused);
        assert_eq!(to(API, "https://u@app.example.com/"), refused);
        assert_eq!(to(SELF, "https://:p@api.example.com/"), refused);
        assert_eq!(to(SELF, "https://u:p@app.example.com/"), Ok(Redirect::WithBody));
        let mut no_cors = request("GET", API, &[], Credentials::Omit);
        (no_cors.mode, no_cors.tainting) = (Mode::NoCors, Tainting::Opaque);
        assert_eq!(redirected(&mut no_cors, 302, "https://u:p@other.example/"), Ok(Redirect::WithBody));
    }
}
