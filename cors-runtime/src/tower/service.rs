//! A service under a layer's policy.

use std::{
    future::{ready, Future, Ready},
    pin::Pin,
    task::{ready, Context, Poll},
};

use http::{HeaderValue, Request, Response};
use pin_project_lite::pin_project;
use tower_service::Service;

use super::{layer::Preflights, CorsLayer};
use crate::{finished::is_marked, Cors};

/// What [`CorsLayer`] makes of a service.
#[derive(Debug, Clone, Copy)]
pub struct CorsService<S> {
    pub(super) inner: S,
    pub(super) layer: CorsLayer,
}

impl<S, A, B> Service<Request<A>> for CorsService<S>
where
    S: Service<Request<A>, Response = Response<B>>,
    B: Default,
{
    type Response = Response<B>;
    type Error = S::Error;
    type Future = ResponseFuture<S::Future, B>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: Request<A>) -> ResponseFuture<S::Future, B> {
        let CorsLayer { policy, preflights } = self.layer;
        let mut cors = policy.check(&request);
        let state = match (cors.is_preflight, preflights) {
            (true, Preflights::Here) => State::Answered { answer: ready(cors.preflight(&request)) },
            // The answer takes the request, which goes inside.
            (true, Preflights::Inside) => {
                let unless_marked = Some(Unless::Preflight(cors.preflight(&request)));
                State::Inside { output: self.inner.call(request), unless_marked }
            }
            (false, _) => State::Inside { output: self.inner.call(request), unless_marked: Some(Unless::Finish(cors)) },
        };
        ResponseFuture { state }
    }
}

pin_project! {
    /// The response of a [`CorsService`].
    pub struct ResponseFuture<F, B> {
        #[pin]
        state: State<F, B>,
    }
}

impl<F, B> std::fmt::Debug for ResponseFuture<F, B> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ResponseFuture").finish_non_exhaustive()
    }
}

pin_project! {
    #[project = StateProjection]
    enum State<F, B> {
        Answered { #[pin] answer: Ready<Response<B>> },
        Inside { #[pin] output: F, unless_marked: Option<Unless<B>> },
    }
}

/// What becomes of a response that no policy inside has finished.
enum Unless<B> {
    /// The headers are written on it.
    Finish(Cors<'static, HeaderValue>),
    /// This one takes its place.
    Preflight(Response<B>),
}

impl<F, B, E> Future for ResponseFuture<F, B>
where
    F: Future<Output = Result<Response<B>, E>>,
    B: Default,
{
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        match self.project().state.project() {
            StateProjection::Answered { answer } => answer.poll(context).map(Ok),
            StateProjection::Inside { output, unless_marked } => {
                let response = ready!(output.poll(context))?;
                Poll::Ready(Ok(match unless_marked.take() {
                    Some(unless) if !is_marked(response.extensions()) => unless.answer(response),
                    _ => response,
                }))
            }
        }
    }
}

impl<B: Default> Unless<B> {
    fn answer(self, response: Response<B>) -> Response<B> {
        match self {
            Self::Finish(mut cors) => cors.finish(response),
            Self::Preflight(answer) => answer,
        }
    }
}
