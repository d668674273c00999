//! Handlers in traits.

use core::future::{ready, Future};

use ::cors_runtime::cors;
use http::{Request, Response};

/// Has a handler that its impls may leave as it is.
pub trait Endpoint {
    /// The default answer.
    const TEXT: &'static str;

    /// Is left to the impls.
    fn required(&self, request: Request<String>) -> Response<String>;

    /// Answers by default.
    #[cors(origins = "https://app.example.com")]
    fn provided(&self, _: &Request<String>) -> Response<String> {
        Response::new(Self::TEXT.to_owned())
    }

    /// Waits.
    fn waiting(&self, request: Request<String>) -> impl Future<Output = Response<String>> + Send;
}

/// Implements it.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Site;

impl Endpoint for Site {
    const TEXT: &'static str = "site";

    #[cors(origins = "https://app.example.com")]
    fn required(&self, request: Request<String>) -> Response<String> {
        Response::new(request.into_body())
    }

    #[cors(origins = "https://app.example.com")]
    async fn waiting(&self, request: Request<String>) -> Response<String> {
        ready(()).await;
        Response::new(request.into_body())
    }
}

impl<T: Endpoint + Sync> Endpoint for &T {
    const TEXT: &'static str = T::TEXT;

    #[cors(origins = "https://app.example.com")]
    fn required(&self, request: Request<String>) -> Response<String> {
        T::required(self, request)
    }

    #[cors(origins = "https://app.example.com")]
    async fn waiting(&self, request: Request<String>) -> Response<String> {
        T::waiting(self, request).await
    }
}
