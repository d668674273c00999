//! Handlers of Cloudflare Workers: the entry, below whose `#[event(fetch)]` this would stand, and one that catches panics.
use cors_runtime::workers::cors;
use worker::{Body, Context, Env, HttpRequest, HttpResponse, Response, Result};
pub async fn fetch(
    request: HttpRequest,
    env: Env,
    argument_2: Context,
) -> Result<HttpResponse> {
    async fn fetch(
        request: HttpRequest,
        env: Env,
        _context: Context,
    ) -> Result<HttpResponse> {
        let greeting = env.var("GREETING")?.to_string();
        Response::ok(format!("{greeting}, {}!", request.uri().path()))?.try_into()
    }
    let cors = {
        use ::cors_runtime::declared::*;
        static POLICY: Policy<Fixed> = policy(Declared {
            methods: "PUT",
            headers: "content-type",
            ..origin("https://app.example.com")
        });
        ::cors_runtime::workers::check(&POLICY, &request)
    };
    if cors.is_preflight() {
        return cors.preflight(&request);
    }
    let output = fetch(request, env, argument_2).await;
    cors.finish(output)
}
pub async fn health(request: http::Request<Body>) -> http::Response<Body> {
    async fn health(request: http::Request<Body>) -> http::Response<Body> {
        assert!(request.uri().query().is_none(), "too much");
        http::Response::new(Body::empty())
    }
    let cors = {
        use ::cors_runtime::declared::*;
        static POLICY: Policy<Matched> = policy(
            origins(&["https://app.example.com", "http://localhost:5173"]),
        );
        ::cors_runtime::workers::check(&POLICY, &request)
    };
    if cors.is_preflight() {
        return cors.preflight(&request);
    }
    let output = ::cors_runtime::workers::catch_panics_async(health(request)).await;
    cors.finish(output)
}
