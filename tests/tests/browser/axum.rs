//! The same handlers on axum, behind its own router.

use std::sync::LazyLock;

use axum::{
    body::Body,
    http::{header::CONTENT_LENGTH, request::Parts, Request, StatusCode},
    response::Response,
    Router,
};
use bytes::Bytes;
use cors_runtime::axum::{cors, routing::any};
use http_body_util::{BodyExt, Collected};
use tower::ServiceExt;

use crate::{
    handlers::{failure, Output},
    policies::policies,
    unannotated,
};

/// Answers a request by way of the router.
pub(crate) async fn route(request: Request<Bytes>) -> Output {
    let Ok(response) = ROUTER.clone().oneshot(request.map(Body::from)).await;
    let (mut parts, body) = response.into_parts();
    // What the transport writes, the model does not know.
    parts.headers.remove(CONTENT_LENGTH);
    let body = body.collect().await.map(Collected::to_bytes).unwrap_or_default();
    Response::from_parts(parts, body)
}

/// A handler for each method that browsers name, and for all others at once.
macro_rules! methods {
    ($handler:path) => {
        any($handler).get($handler).head($handler).post($handler).put($handler).patch($handler).delete($handler)
    };
}

macro_rules! handlers {
    ($($path:literal $name:ident, $answer:ident: ($($policy:tt)*);)*) => {
        static ROUTER: LazyLock<Router> = LazyLock::new(|| {
            Router::new()
                $(.route(concat!("/", $path), methods!(annotated::$name).into()))*
                .route("/fails", methods!(fails).into())
                .fallback(fallback)
        });

        mod annotated {
            use super::{cors, Body, Bytes, Parts, Request, Response};

            $(
                #[cors($($policy)*)]
                pub(super) async fn $name(parts: Parts, body: Bytes) -> Response {
                    crate::handlers::$answer(Request::from_parts(parts, body)).map(Body::from)
                }
            )*
        }
    };
}

policies!(handlers);

#[cors(origins = "https://app.example.com", methods = "PUT")]
async fn fails(parts: Parts, _: Bytes) -> Result<(), StatusCode> {
    Err(failure(&parts.uri))
}

/// What has no policy, `OPTIONS` included.
async fn fallback(parts: Parts, body: Bytes) -> Response {
    let name = parts.uri.path().trim_start_matches('/').to_owned();
    unannotated::route(&name, Request::from_parts(parts, body)).map(Body::from)
}
