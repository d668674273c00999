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
        use ::cors_runtime::declared::{origins, Matched, Pattern, Policy};
        static POLICY: Policy<Matched> = origins(
                &["https://app.example.com", "https://admin.example.com"],
            )
            .patterns(&[Pattern::AnyPort("http://localhost")])
            .methods("GET, POST")
            .headers("authorization, content-type")
            .expose_headers("x-request-id")
            .credentials()
            .max_age("600")
            .policy();
        POLICY.check(&req)
    };
    if cors.is_preflight() {
        return cors.preflight(&req);
    }
    let output = create_order(req).await;
    cors.finish(output)
}
