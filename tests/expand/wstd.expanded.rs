//! Handlers of wasi:http: a `Result`, and one that catches panics.
use cors_runtime::wstd::cors;
use wstd::http::{Body, Error, Request, Response};
pub async fn order(request: Request<Body>) -> Result<Response<Body>, Error> {
    async fn order(mut request: Request<Body>) -> Result<Response<Body>, Error> {
        let count: u32 = request.body_mut().str_contents().await?.parse()?;
        Ok(Response::new(format!("{count} ordered").into()))
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
        ::cors_runtime::wstd::check(&POLICY, &request)
    };
    if cors.is_preflight {
        cors.preflight(&request)
    } else {
        cors.finish(order(request).await)
    }
}
pub async fn health(request: Request<Body>) -> Response<Body> {
    async fn health(request: Request<Body>) -> Response<Body> {
        assert!(request.uri().query().is_none(), "too much");
        Response::new("well".into())
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
        ::cors_runtime::wstd::check(&POLICY, &request)
    };
    if cors.is_preflight {
        cors.preflight(&request)
    } else {
        cors.finish(::cors_runtime::wstd::catch_panics_async(health(request)).await)
    }
}
