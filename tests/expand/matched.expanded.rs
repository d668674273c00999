//! Several origins: the request's own decides.
use cors_runtime::cors;
use http::{Request, Response, StatusCode};
pub async fn create_order(req: Request<String>) -> Result<Response<String>, StatusCode> {
    #[tracing::instrument(skip_all)]
    async fn create_order(req: Request<String>) -> Result<Response<String>, StatusCode> {
        if req.body().is_empty() {
            return Err(StatusCode::BAD_REQUEST);
        }
        Ok(Response::new(std::future::ready("created".to_owned()).await))
    }
    let cors = &mut {
        use ::cors_runtime::declared::*;
        static POLICY: Policy<Matched> = Policy {
            origins: Matched {
                exact: Few(&["https://app.example.com", "https://admin.example.com"]),
                patterns: Patterns::few(&[Pattern::AnyPort("http://localhost")]),
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
