//! The policy: constants that were checked when they compiled.

use std::sync::OnceLock;

use http::{HeaderMap, HeaderValue};

use crate::{
    declared::Values,
    origins::{Either, Origins},
    Cors, CorsRequest,
};

/// A checked CORS policy, lowered to the constant headers that it needs.
///
/// `#[cors(…)]` declares one in a `static` of each handler, and [`policy!`](crate::policy!) one on its own; there is no way
/// to build one that was not checked. Of a handler's policy the kind of its origins is part of the type, `O`.
///
/// # Examples
///
/// ```
/// use cors_runtime::cors;
/// use http::{Request, Response};
///
/// #[cors(origins = "https://app.example.com", methods = "GET, PUT")]
/// fn handler(request: Request<String>) -> Response<String> {
///     Response::new(request.into_body())
/// }
///
/// let response = handler(Request::new("hello".to_owned()));
/// assert_eq!(response.headers()["access-control-allow-origin"], "https://app.example.com");
/// ```
#[derive(Debug)]
pub struct Policy<O = Either> {
    pub(crate) origins: O,
    pub(crate) answer: Answer,
}

/// What an allowed origin is answered: apart from the origins, so that it is the same type under every kind of policy.
#[derive(Debug)]
pub struct Answer {
    pub(crate) values: Values,
    /// Whether the answer to a preflight depends on what is asked for.
    pub(crate) echoes: bool,
    pub(crate) made: Made,
}

/// What is declared, as the `http` crate has it.
///
/// Each is made on first use: in a constant, rustc would spend more on its bytes than on all else of the attribute
/// (`docs/decisions.md`).
#[derive(Debug)]
pub(crate) struct Made {
    pub(crate) origin: OnceLock<HeaderValue>,
    pub(crate) expose_headers: OnceLock<HeaderValue>,
    /// What the answer to a preflight says, but for an origin that the request decides.
    pub(crate) preflight: OnceLock<HeaderMap>,
}

impl Made {
    #[allow(clippy::declare_interior_mutable_const, reason = "each policy starts with a copy of its own")]
    pub(crate) const NONE: Self =
        Self { origin: OnceLock::new(), expose_headers: OnceLock::new(), preflight: OnceLock::new() };
}

impl<O: Origins> Policy<O> {
    /// Decides what `request` is and what its answer may say (Fetch, [CORS check] and [CORS-preflight fetch], from the
    /// server's side).
    ///
    /// Nothing is allocated, and of the request nothing is parsed.
    ///
    /// [CORS check]: https://fetch.spec.whatwg.org/#concept-cors-check
    /// [CORS-preflight fetch]: https://fetch.spec.whatwg.org/#cors-preflight-fetch
    #[inline]
    pub fn check<R: CorsRequest>(&self, request: &R) -> Cors<'_, R::Value, O> {
        O::decide(self, request)
    }
}

#[cfg(test)]
mod tests;
