//! The README's first example, driven by hand: `cargo run --example first`. What the attribute writes stands beside it, in
//! `first.expanded.rs`.
#![allow(clippy::print_stdout, reason = "a program prints")]
#![allow(clippy::unused_async, reason = "handlers are async whether they wait or not")]
use cors_runtime::{cors, ErrorResponse};
use http::{Request, Response};
#[derive(Debug)]
struct OutOfStock;
impl ErrorResponse for OutOfStock {}
async fn create_order(req: Request<String>) -> Result<Response<String>, OutOfStock> {
    async fn create_order(req: Request<String>) -> Result<Response<String>, OutOfStock> {
        if req.body() != "tea" {
            return Err(OutOfStock);
        }
        Ok(Response::new("ordered".to_owned()))
    }
    let cors = &mut {
        use ::cors_runtime::declared::*;
        static POLICY: Policy<Matched> = Policy {
            origins: Matched {
                exact: Few(&["https://app.example.com", "https://admin.example.com"]),
                patterns: NO_PATTERNS,
            },
            methods: "GET, POST",
            headers: "authorization, content-type",
            expose_headers: "x-request-id",
            credentials: true,
            max_age: "600",
            made: NOT_MADE,
        };
        POLICY.check(&req)
    };
    if cors.is_preflight {
        cors.preflight(&req)
    } else {
        cors.finish(create_order(req).await)
    }
}
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let preflight = Request::options("/orders")
        .header("origin", "https://app.example.com")
        .header("access-control-request-method", "POST")
        .body(String::new())?;
    let allowed = Request::post("/orders")
        .header("origin", "https://app.example.com")
        .body("tea".to_owned())?;
    let failing = Request::post("/orders")
        .header("origin", "https://app.example.com")
        .body("coffee".to_owned())?;
    let foreign = Request::post("/orders")
        .header("origin", "https://evil.example")
        .body("tea".to_owned())?;
    for request in [preflight, allowed, failing, foreign] {
        println!("{} from {:?}", request.method(), request.headers() ["origin"]);
        if let Ok(response) = create_order(request).await {
            println!(
                "{} {:?}\n{:#?}\n", response.status(), response.body(), response
                .headers()
            );
        }
    }
    Ok(())
}
