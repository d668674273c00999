//! Work that an attacker hands out.

use std::hint::black_box;

use allocation_counter::measure;
use cors_runtime::cors;
use http::{Request, Response};

use crate::{cors_lines, Handler, ASKS_PUT};

#[cors(origins = "https://app.example.com, https://admin.example.com", methods = "PUT", headers = "x-a, x-b")]
fn declared_headers(_: Request<()>) -> Response<()> {
    Response::default()
}

#[cors(origins = "https://app.example.com, https://admin.example.com", headers = "*", credentials)]
fn requested_headers(_: Request<()>) -> Response<()> {
    Response::default()
}

/// rs/cors before 1.11.0 split Access-Control-Request-Headers at its commas: 121 MB on the heap for a megabyte of them,
/// on one line or on a thousand.
#[test]
fn ghsa_mh55_gqvf_xfwm_commas_in_the_requested_headers_are_not_split() {
    let on_one_line = vec![",".repeat(1 << 20)];
    let on_a_thousand = vec![",".repeat(1 << 10); 1 << 10];
    let request = |asked: &[String]| {
        let mut request = Request::options("/").header("origin", "https://app.example.com").header(ASKS_PUT.0, "PUT");
        for line in asked {
            request = request.header("access-control-request-headers", line);
        }
        request.body(()).unwrap()
    };
    let bytes = |handler: Handler, asked: &[String]| {
        let request = request(asked);
        measure(|| drop(black_box(handler(black_box(request))))).bytes_total
    };
    for asked in [on_one_line, on_a_thousand] {
        let lines = |handler: Handler| {
            let response = handler(request(&asked));
            let headers = response.headers().iter();
            cors_lines(headers.map(|(name, value)| (name.as_str(), value.to_str().unwrap())))
        };
        assert_eq!(
            lines(declared_headers),
            [
                "access-control-allow-headers: x-a, x-b",
                "access-control-allow-methods: PUT",
                "access-control-allow-origin: https://app.example.com",
                "vary: Origin",
            ]
        );
        assert_eq!(
            lines(requested_headers),
            [
                "access-control-allow-credentials: true",
                "access-control-allow-origin: https://app.example.com",
                "vary: Access-Control-Request-Headers",
                "vary: Origin",
            ]
        );
        for handler in [declared_headers, requested_headers] {
            assert!(bytes(handler, &asked) <= bytes(handler, &["x-a,x-b".to_owned()]));
        }
    }
}

/// hono before 4.12.34 split Access-Control-Request-Headers by an expression that goes back and forth over white space:
/// seconds for one header. Of what is longer than 4096 bytes nothing is looked at here (`tests/work.rs` counts the pages),
/// and below that each byte is looked at twice at most.
#[test]
fn cve_2026_69207_white_space_in_the_requested_headers_is_not_worked_through() {
    let answer = |asked: &str| {
        let request = Request::options("/").header("origin", "https://app.example.com").header(ASKS_PUT.0, "PUT");
        let response = requested_headers(request.header("access-control-request-headers", asked).body(()).unwrap());
        let headers = response.headers().iter();
        cors_lines(headers.map(|(name, value)| (name.as_str(), value.to_str().unwrap())))
    };
    let not_echoed = [
        "access-control-allow-credentials: true",
        "access-control-allow-origin: https://app.example.com",
        "vary: Access-Control-Request-Headers",
        "vary: Origin",
    ];
    for space in [" ", "\t", " ,", " \t"] {
        assert_eq!(answer(&format!("x-a{}x-b", space.repeat(1 << 20))), not_echoed);
    }
    let longest = format!("x-a{}x-b", " ".repeat(4096 - 6));
    assert!(answer(&longest).contains(&format!("access-control-allow-headers: {longest}")));
    assert_eq!(answer(&format!("{longest}c")), not_echoed);
}
