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
        static POLICY: Policy<Fixed> = policy(Declared {
            methods: "PUT",
            headers: "content-type",
            ..origin("https://app.example.com")
        });
        ::cors_runtime::vercel::check(&POLICY, &request)
    };
    if cors.is_preflight() {
        return cors.preflight(&request);
    }
    let output = order(request).await;
    cors.finish(output)
}
pub async fn health(request: Request) -> ::cors_runtime::vercel::Response {
    async fn health(request: Request) -> Option<&'static str> {
        assert!(request.uri().query().is_none(), "too much");
        Some("well")
    }
    let cors = {
        use ::cors_runtime::declared::*;
        static POLICY: Policy<Matched> = policy(
            origins(&["https://app.example.com", "http://localhost:5173"]),
        );
        ::cors_runtime::vercel::check(&POLICY, &request)
    };
    if cors.is_preflight() {
        return cors.preflight(&request);
    }
    cors.finish_catching_panics(health(request)).await
}
