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
        static POLICY: Policy<Fixed> = Policy {
            origins: Fixed("https://app.example.com"),
            methods: "PUT",
            headers: "content-type",
            expose_headers: "",
            credentials: false,
            max_age: "",
            made: NOT_MADE,
        };
        ::cors_runtime::workers::check(&POLICY, &request)
    };
    if cors.is_preflight {
        cors.preflight(&request)
    } else {
        cors.finish(fetch(request, env, argument_2).await)
    }
}
pub async fn health(request: http::Request<Body>) -> http::Response<Body> {
    async fn health(request: http::Request<Body>) -> http::Response<Body> {
        assert!(request.uri().query().is_none(), "too much");
        http::Response::new(Body::empty())
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
        ::cors_runtime::workers::check(&POLICY, &request)
    };
    if cors.is_preflight {
        cors.preflight(&request)
    } else {
        cors.finish(::cors_runtime::workers::catch_panics_async(health(request)).await)
    }
}
