//! Without a prelude.

#![no_implicit_prelude]

use ::cors_runtime::cors;
use ::http::{Request, Response, StatusCode};
use ::std::{clone::Clone as _, future::ready, result::Result, string::String};

/// Waits.
///
/// # Errors
///
/// Where the body is empty.
#[cors(origins = "https://app.example.com", catch_panics)]
pub async fn function(request: Request<String>) -> Result<Response<String>, StatusCode> {
    ready(()).await;
    if request.body().is_empty() {
        return Result::Err(StatusCode::BAD_REQUEST);
    }
    Result::Ok(Response::new(request.into_body()))
}

/// Has a name.
#[derive(::std::fmt::Debug)]
#[non_exhaustive]
pub struct Api {
    /// The name.
    pub name: String,
}

impl Api {
    /// Tells it.
    #[cors(origins = "https://app.example.com, https://two.example.com")]
    #[must_use]
    pub fn name(&self, _: &Request<String>) -> Response<String> {
        Response::new(self.name.clone())
    }

    /// Takes it.
    #[cors(origins = "https://*.example.com", methods = "PUT")]
    pub async fn take(self, _: &Request<String>) -> Response<String> {
        ready(()).await;
        Response::new(self.name)
    }
}
