//! Several origins: the request's own decides.

use cors_runtime::cors;
use http::{Request, Response, StatusCode};

#[cors(
    origins = "https://app.example.com, https://admin.example.com, http://localhost:*",
    methods = "GET, POST",
    headers = "Authorization, Content-Type",
    expose_headers = "X-Request-Id",
    credentials,
    max_age = 600
)]
#[tracing::instrument(skip_all)]
pub async fn create_order(req: Request<String>) -> Result<Response<String>, StatusCode> {
    if req.body().is_empty() {
        return Err(StatusCode::BAD_REQUEST);
    }
    Ok(Response::new(std::future::ready("created".to_owned()).await))
}
