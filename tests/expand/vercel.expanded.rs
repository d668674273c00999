//! Handlers of Vercel: a `Result`, and a plain answer.
use cors_runtime::vercel::cors;
use serde_json::{json, Value};
use vercel_runtime::{Error, Request};
pub async fn order(request: Request) -> ::cors_runtime::vercel::Response {
    async fn order(request: Request) -> Result<Value, Error> {
        let count: u32 = request.uri().query().unwrap_or_default().parse()?;
        Ok(json!({ "ordered" : count }))
    }
    let cors = {
        use ::cors_runtime::declared::*;
        static POLICY: Policy<Fixed> = Policy {
            origins: Fixed("https://app.example.com"),
            methods: "PUT",
            headers: "content-type",
            expose_headers: "",
            credentials: false,
            max_age: "",
            made: NOT_MADE,
        };
        ::cors_runtime::vercel::check(&POLICY, &request)
    };
    if cors.is_preflight {
        cors.preflight(&request)
    } else {
        let output = order(request).await;
        cors.finish(output)
    }
}
pub async fn health(request: Request) -> ::cors_runtime::vercel::Response {
    async fn health(request: Request) -> Option<&'static str> {
        assert!(request.uri().query().is_none(), "too much");
        Some("well")
    }
    let cors = {
        use ::cors_runtime::declared::*;
        static POLICY: Policy<Matched> = Policy {
            origins: Matched {
                exact: Few(&["https://app.example.com", "http://localhost:5173"]),
                patterns: NO_PATTERNS,
            },
            ..MATCHED_ALONE
        };
        ::cors_runtime::vercel::check(&POLICY, &request)
    };
    if cors.is_preflight {
        cors.preflight(&request)
    } else {
        cors.finish_catching_panics(health(request)).await
    }
}
