//! The decision: what a request is, and what its answer may say.

use std::fmt;

use crate::{
    origins::{Either, Origins},
    output::Itself,
    CorsRequest, CorsResponse, HandlerOutput, IntoErrorResponse, Policy,
};

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
        T: HandlerOutput,
        T::Response: CorsResponse<Value = V>,
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
        T: HandlerOutput,
        T::Error: IntoErrorResponse<T::Response>,
        T::Response: CorsResponse<Value = V>,
    {
        self.finish_with(output, crate::error::into_logged_response)
    }

    /// As [`finish`](Self::finish), with `error` to turn the handler's error into a response.
    #[must_use]
    #[inline]
    pub fn finish_with<T>(&mut self, mut output: impl Itself<T>, error: impl FnOnce(T::Error) -> T::Response) -> T
    where
        T: HandlerOutput,
        T::Response: CorsResponse<Value = V>,
    {
        output.itself_mut().finish(self, error);
        output.itself()
    }

    /// Writes the headers of an answer to anything but a preflight.
    #[inline]
    pub(crate) fn write<R: CorsResponse<Value = V>>(&mut self, response: &mut R) {
        O::write(self.policy, &mut self.kept, response);
    }
}
