//! The policy: constants that were checked when they compiled.

use crate::{
    made::Made,
    origins::{Either, Origins},
    Cors, CorsRequest,
};

/// A checked CORS policy, lowered to the constant headers that it needs.
///
/// `#[cors(…)]` declares one in a `static` of each handler, and [`policy!`](crate::policy!) one on its own; nothing else is
/// meant to build one, since nothing else checks it. Of a handler's policy the kind of its origins is part of the type, `O`.
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
pub struct Policy<O: ?Sized = Either> {
    /// Access-Control-Allow-Methods; what is empty is not sent.
    #[doc(hidden)]
    pub methods: &'static str,
    /// Access-Control-Allow-Headers.
    #[doc(hidden)]
    pub headers: &'static str,
    /// Access-Control-Expose-Headers.
    #[doc(hidden)]
    pub expose_headers: &'static str,
    /// Access-Control-Allow-Credentials.
    #[doc(hidden)]
    pub credentials: bool,
    /// Access-Control-Max-Age, in seconds.
    #[doc(hidden)]
    pub max_age: &'static str,
    /// Where all that stands as the `http` crate has it.
    #[doc(hidden)]
    pub made: Made,
    /// Whom it allows.
    #[doc(hidden)]
    pub origins: O,
}

/// A policy as far as it is the same whatever its origins: what an allowed one is answered.
pub(crate) type Answer = Policy<dyn AnyOrigins>;

/// Whatever origins a policy has: without a method, no code comes with it.
pub trait AnyOrigins {}

impl<O: Origins> AnyOrigins for O {}

impl<O: ?Sized> Policy<O> {
    /// Whether the answer to a preflight depends on what is asked for: where `*` meets credentials, browsers take it for a
    /// name (Fetch, "CORS protocol and credentials").
    pub(crate) fn echoes(&self) -> bool {
        self.credentials && (self.methods.starts_with('*') || self.headers.starts_with('*'))
    }
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
