//! The one extractor of an annotated handler, which runs the handler's own.

use core::{convert::Infallible, fmt, future::Future, marker::PhantomData, pin::Pin};

use ::axum::{
    extract::{FromRequest, Request},
    response::{IntoResponse, Response},
};

use super::{Extractors, Function, HandlerState, Output};

/// The whole request and the router's state: all that an annotated handler is called with.
///
/// The attribute writes it as the handler's one argument, so that the preflight is answered before any extractor runs,
/// and a rejection carries the headers. `A` is the tuple of the handler's own arguments, and `Via` the way in which the
/// last of them is extracted; axum infers both, and the router's state `S`.
pub struct Call<S, A = (), Via = ()> {
    request: Request,
    state: S,
    /// How the router's state makes the arguments: it knows, and the handler, which is generic over it, need not ask.
    extract: fn(Request, S) -> Extracting<A>,
    via: PhantomData<fn() -> Via>,
}

type Extracting<A> = Pin<Box<dyn Future<Output = Result<A, Response>> + Send>>;

impl<S, A, Via> fmt::Debug for Call<S, A, Via> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call").field("request", &self.request).finish_non_exhaustive()
    }
}

impl<S, A, Via> FromRequest<S> for Call<S, A, Via>
where
    S: HandlerState,
    A: Extractors<S, Via>,
{
    type Rejection = Infallible;

    async fn from_request(request: Request, state: &S) -> Result<Self, Infallible> {
        Ok(Self::of(request, state.clone()))
    }
}

impl<S, A, Via> Call<S, A, Via> {
    pub(super) fn of(request: Request, state: S) -> Self
    where
        S: HandlerState,
        A: Extractors<S, Via>,
    {
        let extract = |request, state| -> Extracting<A> { Box::pin(async move { A::extract(request, &state).await }) };
        Self { request, state, extract, via: PhantomData }
    }

    /// The request, as it arrived.
    #[must_use]
    #[inline]
    pub const fn request(&self) -> &Request {
        &self.request
    }

    /// Runs the extractors, and calls the handler if none of them rejects the request.
    #[doc(hidden)]
    pub async fn run<F, Fut>(self, handler: F) -> Response
    where
        F: Function<A, Output = Fut> + Send,
        Fut: Future<Output: Output> + Send,
    {
        let arguments = (self.extract)(self.request, self.state).await;
        match arguments {
            Ok(arguments) => handler.call(arguments).await.into_response(),
            Err(rejection) => rejection,
        }
    }

    /// As [`run`](Self::run), for a handler whose error becomes a response by [`Outcome::or`].
    #[doc(hidden)]
    pub async fn run_fallible<F, Fut, T, E>(self, handler: F) -> Outcome<E>
    where
        F: Function<A, Output = Fut> + Send,
        Fut: Future<Output = Result<T, E>> + Send,
        T: Output,
    {
        let arguments = (self.extract)(self.request, self.state).await;
        Outcome(match arguments {
            Ok(arguments) => handler.call(arguments).await.map(IntoResponse::into_response),
            Err(rejection) => Ok(rejection),
        })
    }
}

/// The response of a handler, a rejection included, or its error.
#[derive(Debug)]
#[must_use = "the error becomes a response by `or`"]
pub struct Outcome<E>(Result<Response, E>);

impl<E> Outcome<E> {
    /// The response. Where no future is, since a function that does not fit would be an error there once more.
    #[doc(hidden)]
    pub fn or(self, error: impl FnOnce(E) -> Response) -> Response {
        self.0.unwrap_or_else(error)
    }
}
