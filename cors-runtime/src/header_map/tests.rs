use http::{HeaderMap, HeaderName, HeaderValue, Request, Response};

use super::{allow_none, asks_first};
use crate::{
    declared::{Few, Fixed, Matched, FIXED_ALONE, MATCHED_ALONE, NO_PATTERNS},
    CorsResponse, Field, Policy,
};

const APP: &str = "https://app.example.com";
const ADMIN: &str = "https://admin.example.com";

/// More names than a map has room for.
const ROOM: usize = 1 << 15;

static MATCHED: Policy<Matched> = Policy {
    origins: Matched { exact: Few(&[APP, ADMIN]), patterns: NO_PATTERNS },
    credentials: true,
    ..MATCHED_ALONE
};

fn map(lines: &[(&'static str, &'static str)]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for (name, value) in lines {
        headers.append(*name, HeaderValue::from_static(value));
    }
    headers
}

/// Every line, sorted.
fn lines(headers: &HeaderMap) -> Vec<String> {
    let mut lines: Vec<String> =
        headers.iter().map(|(name, value)| format!("{name}: {}", value.as_bytes().escape_ascii())).collect();
    lines.sort_unstable();
    lines
}

fn request(method: &str, lines: &[(&'static str, &'static str)]) -> Request<()> {
    let mut request = Request::builder().method(method).body(()).unwrap();
    *request.headers_mut() = map(lines);
    request
}

/// The lines on the answer to a request with these.
fn answer(lines_of_request: &[(&'static str, &'static str)]) -> Vec<String> {
    lines(MATCHED.check(&request("GET", lines_of_request)).finish(Response::new(())).headers())
}

const ALLOWED: [&str; 3] = [
    "access-control-allow-credentials: true",
    "access-control-allow-origin: https://admin.example.com",
    "vary: Origin",
];

/// Fetch, "HTTP requests": `OPTIONS` with `Origin` and `Access-Control-Request-Method`, nothing less.
#[test]
fn a_preflight_is_options_and_asks_first() {
    let asks = [("origin", ADMIN), ("access-control-request-method", "PUT")];
    for (method, lines, expected) in [
        ("OPTIONS", &asks[..], true),
        ("GET", &asks, false),
        ("options", &asks, false),
        ("OPTIONS", &asks[..1], false),
        ("OPTIONS", &asks[1..], false),
        ("OPTIONS", &[], false),
        ("GET", &[], false),
    ] {
        assert_eq!(MATCHED.check(&request(method, lines)).is_preflight, expected, "{method}, {lines:?}");
    }
}

/// What a preflight asks for is no condition: a value that is no method is answered like any other.
#[test]
fn whatever_is_asked_for_a_preflight_is_one() {
    for asked in ["", "*", "PUT, DELETE", "P\tT", "null"] {
        assert!(asks_first(&map(&[("origin", ""), ("access-control-request-method", asked)])), "{asked:?}");
    }
    let asked = HeaderValue::from_bytes(b"\xff\xa0").unwrap();
    let mut headers = map(&[("origin", APP), ("origin", APP)]);
    headers.append("access-control-request-method", asked.clone());
    headers.append("access-control-request-method", asked);
    assert!(asks_first(&headers));
}

#[test]
fn one_origin_line_is_read_whatever_other_lines_there_are() {
    for others in [&[][..], &[("accept", "a")], &[("accept", "a"), ("accept", "b")]] {
        assert_eq!(answer(&[others, &[("origin", ADMIN)]].concat()), ALLOWED, "{others:?}");
        assert_eq!(answer(&[&[("origin", ADMIN)], others].concat()), ALLOWED, "{others:?}");
        assert_eq!(answer(&[&[("origin", "https://evil.example")], others].concat()), ["vary: Origin"], "{others:?}");
        assert_eq!(answer(others), ["vary: Origin"], "{others:?}");
    }
}

#[test]
fn of_several_origin_lines_none_is_read() {
    for second in [ADMIN, APP, "https://evil.example", "null", ""] {
        assert_eq!(answer(&[("origin", ADMIN), ("origin", second)]), ["vary: Origin"], "{second}");
        assert_eq!(answer(&[("origin", second), ("origin", ADMIN)]), ["vary: Origin"], "{second}");
        let three = [("origin", ADMIN), ("origin", second), ("accept", "a"), ("origin", ADMIN)];
        assert_eq!(answer(&three), ["vary: Origin"], "{second}");
    }
}

#[test]
fn nothing_but_what_is_under_access_control_is_removed() {
    let mut headers = map(&[
        ("access-control-allow-origin", "*"),
        ("x-a", "1"),
        ("access-control-", "1"),
        ("access-control", "1"),
        ("access-control-made-up", "1"),
        ("access-control-made-up", "2"),
        ("x-access-control-a", "1"),
        ("x-a", "2"),
    ]);
    allow_none(&mut headers);
    assert_eq!(lines(&headers), ["access-control: 1", "vary: Origin", "x-a: 1", "x-a: 2", "x-access-control-a: 1"]);
}

/// RFC 9110 §12.5.5: what the handler varies on stays, however many lines it is on.
#[test]
fn of_ten_thousand_vary_lines_all_stay_and_one_is_added_unless_one_names_the_origin() {
    for (last, expected) in [("accept", 10_002), ("x, oRiGiN ,y", 10_001), ("*", 10_001), ("x-origin", 10_002)] {
        let mut headers = map(&vec![("vary", "cookie"); 10_000]);
        headers.append("vary", HeaderValue::from_static(last));
        allow_none(&mut headers);
        let lines: Vec<&[u8]> = headers.get_all("vary").iter().map(HeaderValue::as_bytes).collect();
        assert_eq!(lines.len(), expected, "{last}");
        assert_eq!(lines[10_000], last.as_bytes());
        assert_eq!(lines.get(10_001), [&b"Origin"[..]].get(usize::from(expected == 10_001)), "{last}");
    }
}

/// A map with as many names as it takes.
fn full() -> HeaderMap {
    let mut headers = HeaderMap::new();
    let names = (0..ROOM).map(|n| HeaderName::try_from(format!("x-{n}")).unwrap());
    for name in names {
        if headers.try_append(name, HeaderValue::from_static("1")).is_err() {
            break;
        }
    }
    assert!(headers.len() > 20_000 && headers.try_append("x-more", HeaderValue::from_static("1")).is_err());
    headers
}

/// `HeaderMap` panics where it is asked for more names than it has room for: here the header is left out, and the browser
/// refuses.
#[test]
fn a_response_with_as_many_headers_as_there_is_room_for_is_sent_without_ours() {
    static FIXED: Policy<Fixed> =
        Policy { origins: Fixed(APP), credentials: true, expose_headers: "x-a", ..FIXED_ALONE };
    let response = || {
        let mut response = Response::new(());
        *response.headers_mut() = full();
        response
    };
    let request = request("GET", &[("origin", ADMIN)]);
    let expected = lines(&full());
    assert_eq!(lines(MATCHED.check(&request).finish(response()).headers()), expected);
    assert_eq!(lines(FIXED.check(&request).finish(response()).headers()), expected);

    let mut added = response();
    added.add(Field::AccessControlAllowOrigin, HeaderValue::from_static("*"));
    assert_eq!(lines(added.headers()), expected);
}

/// Else a cache would hand one site's answer to another.
#[test]
fn where_there_is_room_for_one_more_header_it_is_vary() {
    let mut response = Response::new(());
    *response.headers_mut() = full();
    response.headers_mut().remove("x-7");
    let response = MATCHED.check(&request("GET", &[("origin", ADMIN)])).finish(response);
    assert_eq!(response.headers().get("access-control-allow-origin"), None);
    assert_eq!(response.headers()["vary"], "Origin");
}
