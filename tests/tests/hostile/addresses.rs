//! Addresses for a host, with every port that a pattern lets in and those that no browser sends.

use cors_runtime::cors;
use http::{Request, Response};

#[cors(origins = "https://[::1]:*, http://[2001:db8::1], http://127.0.0.1:*", methods = "PUT")]
fn one_by_one(_: Request<()>) -> Response<()> {
    Response::default()
}

/// As many patterns as it takes for an index.
#[cors(origins = [
    "https://[::1]:*", "http://127.0.0.1:*", "http://[2001:db8::1]", "http://127.0.0.2:*", "https://[::2]:*",
    "https://*.example.com", "https://*.example.org:*",
], methods = "PUT")]
fn by_index(_: Request<()>) -> Response<()> {
    Response::default()
}

fn headers(handler: fn(Request<()>) -> Response<()>, request: http::request::Builder) -> Vec<String> {
    let response = handler(request.body(()).unwrap());
    let mut lines: Vec<String> =
        response.headers().iter().map(|(name, value)| format!("{name}: {}", value.to_str().unwrap())).collect();
    lines.sort();
    lines
}

#[test]
fn any_port_of_an_address_is_each_port_as_browsers_write_it() {
    for origin in [
        "https://[::1]",
        "https://[::1]:1",
        "https://[::1]:80",
        "https://[::1]:8443",
        "https://[::1]:65535",
        "http://[2001:db8::1]",
        "http://127.0.0.1",
        "http://127.0.0.1:443",
        "http://127.0.0.1:65535",
    ] {
        let allowed = format!("access-control-allow-origin: {origin}");
        for handler in [one_by_one, by_index] {
            assert_eq!(headers(handler, Request::get("/").header("origin", origin)), [&*allowed, "vary: Origin"]);
            let preflight =
                Request::options("/").header("origin", origin).header("access-control-request-method", "PUT");
            assert_eq!(
                headers(handler, preflight),
                ["access-control-allow-methods: PUT", &*allowed, "vary: Origin"],
                "{origin}"
            );
        }
    }
}

#[test]
fn no_other_spelling_of_an_address_is_let_in() {
    for origin in [
        // The port: empty, none, padded, the scheme's own, beyond 65535, beyond 32 and 64 bits, no number.
        "https://[::1]:",
        "https://[::1]:0",
        "https://[::1]:08443",
        "https://[::1]:443",
        "https://[::1]:65536",
        "https://[::1]:65979",
        "https://[::1]:99999",
        "https://[::1]:4294975739",
        "https://[::1]:18446744073709560059",
        "https://[::1]:*",
        "https://[::1]:+80",
        "https://[::1]:8443:8443",
        "https://[::1]:8443/",
        "http://127.0.0.1:80",
        "http://127.0.0.1:65536",
        "http://127.0.0.1:131152",
        "http://[2001:db8::1]:8080",
        "http://[2001:db8::1]:80",
        // A zone.
        "https://[::1%25lo]",
        "https://[::1%25lo]:8443",
        "https://[::1%lo]:8443",
        "https://[::1]%25lo:8443",
        // The address: not compressed, in upper case, mapped, unbracketed, another one.
        "https://[0:0:0:0:0:0:0:1]:8443",
        "https://[::0001]:8443",
        "https://[::1.0.0.0]:8443",
        "http://[2001:DB8::1]",
        "http://[2001:db8:0::1]",
        "http://[::ffff:127.0.0.1]:8080",
        "http://[::ffff:7f00:1]:8080",
        "https://::1:8443",
        "https://::1",
        "https://[::3]:8443",
        "https://[::]:8443",
        "http://127.1:8080",
        "http://127.0.0.1.:8080",
        "http://127.0.0.01:8080",
        "http://0x7f.0.0.1:8080",
        "http://2130706433:8080",
        "http://127.0.0.11:8080",
        // Brackets that hold something else, or nothing, or do not close.
        "https://[::1",
        "https://::1]",
        "https://[[::1]]:8443",
        "https://[]:8443",
        "https://[::1]evil.example:8443",
        "https://[::1].evil.example:8443",
        "https://[::1]@evil.example:8443",
        "https://evil.example[::1]:8443",
        "https://[::1]:8443.evil.example",
        "https://[evil.example]:8443",
        // The other's scheme.
        "http://[::1]:8443",
        "https://127.0.0.1:8443",
        "https://[2001:db8::1]",
    ] {
        for handler in [one_by_one, by_index] {
            assert_eq!(headers(handler, Request::get("/").header("origin", origin)), ["vary: Origin"], "{origin}");
            let preflight =
                Request::options("/").header("origin", origin).header("access-control-request-method", "PUT");
            assert_eq!(headers(handler, preflight), ["vary: Origin"], "{origin}");
        }
    }
}
