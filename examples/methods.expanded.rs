//! Handlers that are methods, on state of their own: `cargo run --example methods`. What the attribute writes stands
//! beside it, in `methods.expanded.rs`.
#![allow(clippy::print_stdout, reason = "a program prints")]
use std::sync::atomic::{AtomicU32, Ordering};
use cors_runtime::cors;
use http::{Request, Response};
#[derive(Default)]
struct Counter {
    count: AtomicU32,
}
impl Counter {
    /// Any page may read the count.
    fn read(&self, request: Request<String>) -> Response<String> {
        let cors = &mut {
            use ::cors_runtime::declared::*;
            static POLICY: Policy<Fixed> = Policy {
                origins: Fixed("*"),
                ..FIXED_ALONE
            };
            POLICY.check(&request)
        };
        if cors.is_preflight {
            cors.preflight(&request)
        } else {
            cors.finish(
                ::cors_runtime::declared::call_once(move || -> Response<String> {
                    let _ignored = request;
                    Response::new(self.count.load(Ordering::Relaxed).to_string())
                }),
            )
        }
    }
    /// Our own pages, and their previews, may add to it.
    fn add(&self, request: Request<String>) -> Response<String> {
        let cors = &mut {
            use ::cors_runtime::declared::*;
            static POLICY: Policy<Matched> = Policy {
                origins: Matched {
                    exact: Few(&["https://app.example.com"]),
                    patterns: Patterns::few(
                        &[Pattern::Subdomains("https://", ".preview.example.com")],
                    ),
                },
                methods: "PUT",
                headers: "",
                expose_headers: "",
                credentials: false,
                max_age: "",
                made: NOT_MADE,
            };
            POLICY.check(&request)
        };
        if cors.is_preflight {
            cors.preflight(&request)
        } else {
            cors.finish(
                ::cors_runtime::declared::call_once(move || -> Response<String> {
                    let Ok(step) = request.into_body().parse::<u32>() else {
                        return Response::new("the step is no number".to_owned());
                    };
                    let count = self
                        .count
                        .fetch_add(step, Ordering::Relaxed)
                        .wrapping_add(step);
                    Response::new(count.to_string())
                }),
            )
        }
    }
}
fn main() -> Result<(), http::Error> {
    let counter = Counter::default();
    for origin in [
        "https://app.example.com",
        "https://pr-7.preview.example.com",
        "https://evil.example",
    ] {
        let request = Request::put("/counter")
            .header("origin", origin)
            .body("2".to_owned())?;
        let response = counter.add(request);
        println!(
            "{origin} got {:?}, with\n{:#?}\n", response.body(), response.headers()
        );
    }
    println!("the count is {}", counter.read(Request::default()).body());
    Ok(())
}
