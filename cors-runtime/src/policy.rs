//! The policy, constants that were checked when they compiled: whom it allows, and what it decides about a request.
//!
//! All of the types whose methods a handler's code calls stand in this one module: a debug build makes a unit of code of each
//! module with such a type, at seven million instructions of rustc's (`docs/decisions.md`).

use std::fmt;

use cors_rules::matcher::{self, Exact, Patterns};

use crate::{
    made::Made, origins::Origins, output::Itself, CorsRequest, CorsResponse, HandlerOutput, IntoErrorResponse,
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

/// One exact origin, or `*`: the same header for every request.
#[derive(Debug, Clone, Copy)]
pub struct Fixed(pub &'static str);

/// Anything but one origin: the request's `Origin` decides.
#[derive(Debug, Clone, Copy)]
pub struct Matched {
    /// Origins that match as they are.
    pub exact: Exact,
    /// Patterns that match what they cover.
    pub patterns: Patterns,
}

impl Matched {
    /// Whether `origin`, the value of a request's one `Origin` field line, is allowed.
    #[must_use]
    #[inline]
    pub fn matches(&self, origin: &[u8]) -> bool {
        matcher::matches(&self.exact, &self.patterns, origin)
    }
}

/// Either, for a policy that is known by its name alone.
#[derive(Debug, Clone, Copy)]
pub enum Either {
    /// See [`Fixed`].
    Fixed(Fixed),
    /// See [`Matched`].
    Matched(Matched),
}

/// A policy as far as it is the same whatever its origins: what an allowed one is answered.
pub(crate) type Answer = Policy<dyn AnyOrigins>;

/// Whatever origins a policy has: without a method, no code comes with it.
pub trait AnyOrigins {}

impl<O: Origins> AnyOrigins for O {}

impl<O: ?Sized> Policy<O> {
    /// Whether the answer to a preflight depends on what is asked for: where `*` meets credentials, browsers take it for a
    /// name (Fetch, "CORS protocol and credentials").
    //
    // Of any origins, for a debug build to have it where the other generic methods are.
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

/// What [`Policy::check`] decided about one request.
///
/// Of the request it holds an allowed origin and no more, so that the request can go on to the handler.
///
/// # Examples
///
/// ```
/// use cors_runtime::{Cors, Policy};
/// use http::{HeaderValue, Request, Response};
///
/// fn answer(policy: &Policy, request: Request<()>) -> Response<String> {
///     let cors: &mut Cors<'_, HeaderValue> = &mut policy.check(&request);
///     if cors.is_preflight {
///         return cors.preflight(&request);
///     }
///     cors.finish(Response::new("the handler's own answer".to_owned()))
/// }
/// ```
#[must_use = "the decision does nothing until it answers the preflight or finishes the response"]
pub struct Cors<'p, V, O: Origins = Either> {
    pub(crate) policy: &'p Policy<O>,
    pub(crate) kept: O::Kept<V>,
    /// Whether the request is a *CORS-preflight request*, which [`preflight`](Self::preflight) answers and no handler sees.
    pub is_preflight: bool,
}

impl<V, O: Origins> fmt::Debug for Cors<'_, V, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cors").field("is_preflight", &self.is_preflight).finish_non_exhaustive()
    }
}

impl<V, O: Origins> Cors<'_, V, O> {
    /// The answer to the preflight: 204, no body, and the declared constants whatever was asked for (Fetch,
    /// [CORS-preflight fetch], step 7: an *ok status*).
    ///
    /// A foreign origin gets 204 without `access-control-*` headers: the browser then refuses the request.
    ///
    /// [CORS-preflight fetch]: https://fetch.spec.whatwg.org/#cors-preflight-fetch
    #[must_use]
    #[inline]
    pub fn preflight<R, T>(&mut self, request: &R) -> T
    where
        R: CorsRequest<Value = V>,
        T: HandlerOutput<Value = V>,
    {
        let Self { policy, kept, .. } = self;
        T::from_response(O::answer(policy, kept, request))
    }

    /// The handler's output with the declared headers on it, in place of any that it set by hand.
    ///
    /// An `Err` becomes a response through [`IntoErrorResponse`], so that it carries them as well: what comes back is
    /// always `Ok`.
    #[must_use]
    #[inline]
    pub fn finish<T>(&mut self, output: impl Itself<T>) -> T
    where
        T: HandlerOutput<Value = V>,
        T::Error: IntoErrorResponse<T::Response>,
    {
        self.finish_with(output, T::Error::into_logged_response)
    }

    /// As [`finish`](Self::finish), with `error` to turn the handler's error into a response.
    #[must_use]
    #[inline]
    pub fn finish_with<T>(&mut self, mut output: impl Itself<T>, error: impl FnOnce(T::Error) -> T::Response) -> T
    where
        T: HandlerOutput<Value = V>,
    {
        if output.itself_mut().finish(self) {
            output.itself()
        } else {
            output.itself().finish_error(self, error)
        }
    }

    /// Writes the headers of an answer to anything but a preflight.
    #[inline]
    pub(crate) fn write<R: CorsResponse<Value = V>>(&mut self, response: &mut R) {
        O::write(self.policy, &mut self.kept, response);
    }
}

#[cfg(test)]
mod tests;
