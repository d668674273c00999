//! Methods of every shape.

use core::{fmt::Debug, future::ready, mem, slice};
use std::sync::Arc;

use ::cors_runtime::cors;
use http::{request::Parts, Request, Response, StatusCode};

/// Holds what its methods answer.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Api<B> {
    /// The answer.
    pub body: B,
    /// Counts.
    pub calls: u8,
}

impl<B: Clone + Default + Debug + Send + Sync> Api<B> {
    /// Borrows.
    #[cors(origins = "https://app.example.com")]
    pub fn shared(&self, request: Request<String>) -> Response<(String, B)> {
        Response::new((request.into_body(), self.body.clone()))
    }

    /// Changes, and lends.
    #[cors(origins = "https://app.example.com")]
    pub fn exclusive(&mut self, _: &Request<String>) -> Response<&mut [B]> {
        self.calls = self.calls.saturating_add(1);
        Response::new(slice::from_mut(&mut self.body))
    }

    /// Takes.
    #[cors(origins = "https://app.example.com")]
    #[must_use]
    pub fn owned(mut self, _request: &Request<String>) -> Response<B> {
        Response::new(mem::take(&mut self.body))
    }

    /// Shares.
    #[cors(origins = "https://app.example.com", catch_panics)]
    #[must_use]
    pub fn counted(self: Arc<Self>, Parts { method, .. }: Parts) -> Response<String> {
        Response::new(format!("{method} {:?}", self.body))
    }

    /// Waits.
    ///
    /// # Errors
    ///
    /// Where the body is empty.
    #[cors(origins = "https://app.example.com")]
    pub async fn waiting(&mut self, mut request: Request<String>) -> Result<Response<String>, StatusCode> {
        ready(()).await;
        if request.body().is_empty() {
            return Err(StatusCode::BAD_REQUEST);
        }
        self.calls = self.calls.saturating_add(1);
        Ok(Response::new(mem::take(request.body_mut())))
    }

    /// Has no receiver.
    #[cors(origins = "https://app.example.com")]
    #[must_use]
    pub fn associated(request: Request<B>) -> Response<B> {
        Response::new(request.into_body())
    }

    /// Has no receiver, and waits.
    #[cors(origins = "https://app.example.com", catch_panics)]
    pub async fn waiting_associated(#[cors(request)] _: Parts) -> Response<String> {
        ready(()).await;
        Response::new(format!("{:?}", Self::default()))
    }
}
