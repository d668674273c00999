//! Every argument of the attribute.

use core::{future::ready, num::ParseIntError};

use ::cors_runtime::{cors, internal_server_error};
use http::{Request, Response};

/// The whole of a policy.
#[cors(
    origins = ["https://app.example.com", "https://*.example.com", "http://localhost:*", "https://*.example.net:*"],
    methods = "GET, PUT",
    headers = "authorization, content-type",
    expose_headers = "x-request-id",
    credentials,
    max_age = 600,
    dangerously_allow_public_suffixes = "example.com is no public suffix",
    dangerously_allow_insecure_origins = "no insecure origin is named"
)]
#[must_use]
pub fn whole(request: Request<String>) -> Response<String> {
    Response::new(request.into_body())
}

/// So many origins that they are laid out as a table.
#[cors(origins = "https://a.example, https://b.example, https://c.example, https://d.example, https://e.example, \
                  https://f.example, https://g.example, https://h.example, https://i.example, https://j.example, \
                  https://k.example, https://l.example, https://m.example, https://n.example, https://o.example, \
                  https://p.example, https://q.example, https://r.example, https://s.example, https://t.example")]
#[must_use]
pub fn many(request: Request<String>) -> Response<String> {
    Response::new(request.into_body())
}

/// A conversion for the error.
///
/// # Errors
///
/// None: they become responses.
#[cors(origins = "*", error = internal_server_error)]
pub fn converting(request: &Request<String>) -> Result<Response<String>, ParseIntError> {
    let number: u8 = request.body().parse()?;
    Ok(Response::new(number.to_string()))
}

/// Panics that are caught.
#[cors(origins = "*", methods = "*", headers = "*", expose_headers = "*", catch_panics)]
#[must_use]
pub fn catching(request: Request<String>) -> Response<String> {
    Response::new(request.into_body())
}

/// Both, later.
///
/// # Errors
///
/// None: they become responses.
#[cors(origins = "*", error = internal_server_error, catch_panics)]
pub async fn both(request: &Request<String>) -> Result<Response<String>, ParseIntError> {
    ready(()).await;
    let number: u8 = request.body().parse()?;
    Ok(Response::new(number.to_string()))
}

/// Where the attribute is told to look.
pub mod renamed {
    pub use cors_runtime as elsewhere;
    use http::{Request, Response};

    /// Looks there.
    #[elsewhere::cors(origins = "*", crate = crate::arguments::renamed::elsewhere, catch_panics)]
    #[must_use]
    pub fn handler(request: Request<String>) -> Response<String> {
        Response::new(request.into_body())
    }
}
