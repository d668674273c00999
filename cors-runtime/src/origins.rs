//! Whom a policy allows, and what of that is known when it compiles.

use crate::{
    is_cors_preflight_request,
    policy::{Answer, Either, Fixed, Matched},
    Cors, CorsRequest, CorsResponse, Policy,
};

/// A policy's origins.
///
/// The kind of a policy is part of its type, so that nothing asks for it at run time: a fixed one keeps nothing of a
/// request, and never looks at its `Origin`.
pub trait Origins: Sized {
    /// What a decision keeps of a request until the response is there.
    type Kept<V>;

    /// Decides about `request`, with a look at its `Origin` if the answer depends on it.
    fn decide<'p, R: CorsRequest>(policy: &'p Policy<Self>, request: &R) -> Cors<'p, R::Value, Self>;

    /// Writes the headers of an answer to anything but a preflight.
    fn write<R: CorsResponse>(policy: &Policy<Self>, kept: &mut Self::Kept<R::Value>, response: &mut R);

    /// The answer to a preflight.
    ///
    /// It says the origin that is allowed whatever the request says, if there is such a one. Else it depends on the request,
    /// and `Vary` has to say so (Fetch, "CORS protocol and HTTP caches").
    fn answer<Q, R>(policy: &Policy<Self>, kept: &mut Self::Kept<R::Value>, request: &Q) -> R
    where
        Q: CorsRequest<Value = R::Value>,
        R: CorsResponse;
}

impl Origins for Fixed {
    type Kept<V> = ();

    #[inline]
    fn decide<'p, R: CorsRequest>(policy: &'p Policy<Self>, request: &R) -> Cors<'p, R::Value, Self> {
        Cors { policy, kept: (), is_preflight: is_cors_preflight_request(request) }
    }

    #[inline]
    fn write<R: CorsResponse>(policy: &Policy<Self>, (): &mut (), response: &mut R) {
        response.allow_always(policy, policy.origins.0);
    }

    #[inline]
    fn answer<Q, R>(policy: &Policy<Self>, (): &mut (), request: &Q) -> R
    where
        Q: CorsRequest<Value = R::Value>,
        R: CorsResponse,
    {
        Answer::preflight(policy, Some(policy.origins.0), &mut None, request)
    }
}

impl Origins for Matched {
    type Kept<V> = Option<V>;

    #[inline]
    fn decide<'p, R: CorsRequest>(policy: &'p Policy<Self>, request: &R) -> Cors<'p, R::Value, Self> {
        request.decide(policy)
    }

    #[inline]
    fn write<R: CorsResponse>(policy: &Policy<Self>, kept: &mut Option<R::Value>, response: &mut R) {
        response.allow_matched(policy, kept);
    }

    #[inline]
    fn answer<Q, R>(policy: &Policy<Self>, kept: &mut Option<R::Value>, request: &Q) -> R
    where
        Q: CorsRequest<Value = R::Value>,
        R: CorsResponse,
    {
        Answer::preflight(policy, None, kept, request)
    }
}

impl Origins for Either {
    type Kept<V> = Option<V>;

    #[inline]
    fn decide<'p, R: CorsRequest>(policy: &'p Policy<Self>, request: &R) -> Cors<'p, R::Value, Self> {
        let kept = match &policy.origins {
            Self::Fixed(_) => None,
            Self::Matched(origins) => request.allowed_origin(origins),
        };
        Cors { policy, kept, is_preflight: is_cors_preflight_request(request) }
    }

    #[inline]
    fn write<R: CorsResponse>(policy: &Policy<Self>, kept: &mut Option<R::Value>, response: &mut R) {
        match &policy.origins {
            Self::Fixed(Fixed(origin)) => response.allow_always(policy, origin),
            Self::Matched(_) => response.allow_matched(policy, kept),
        }
    }

    #[inline]
    fn answer<Q, R>(policy: &Policy<Self>, kept: &mut Option<R::Value>, request: &Q) -> R
    where
        Q: CorsRequest<Value = R::Value>,
        R: CorsResponse,
    {
        let constant = match &policy.origins {
            Self::Fixed(Fixed(origin)) => Some(*origin),
            Self::Matched(_) => None,
        };
        Answer::preflight(policy, constant, kept, request)
    }
}

#[cfg(test)]
mod tests;
