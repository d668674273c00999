//! Annotated handlers, as a router calls them.

use core::{future::Future, marker::PhantomData, pin::Pin};

use ::axum::{
    extract::Request,
    handler::{Handler, Layered},
    response::Response,
};

use super::{Call, Extractors, HandlerState};

/// A handler with `#[cors_runtime::axum::cors]`, by what it is called with: [`Call`] is its one argument.
///
/// There is nothing to implement.
#[diagnostic::on_unimplemented(
    message = "this handler has no `#[cors_runtime::axum::cors]`",
    label = "takes annotated handlers alone",
    note = "annotate the handler",
    note = "or keep it without CORS: hand `axum::routing::MethodRouter`s of such handlers to `merge`"
)]
pub trait Annotated<C, S>: Clone + Send + Sync + 'static {
    #[doc(hidden)]
    fn answer(self, call: C) -> impl Future<Output = Response> + Send;
}

impl<H, Fut, S, A, Via> Annotated<Call<S, A, Via>, S> for H
where
    H: FnOnce(Call<S, A, Via>) -> Fut + Clone + Send + Sync + 'static,
    Fut: Future<Output = Response> + Send,
{
    fn answer(self, call: Call<S, A, Via>) -> impl Future<Output = Response> + Send {
        self(call)
    }
}

/// `handler.layer(…)`.
#[diagnostic::do_not_recommend]
impl<L, H, M, S, A, Via> Annotated<InLayer<M, Call<S, A, Via>, S>, S> for Layered<L, H, (M, Call<S, A, Via>), S>
where
    Self: Handler<(M, Call<S, A, Via>), S> + Clone + Send + Sync + 'static,
    S: Send,
{
    fn answer(self, call: InLayer<M, Call<S, A, Via>, S>) -> impl Future<Output = Response> + Send {
        self.call(call.request, call.state)
    }
}

/// Were there but one for a function, rustc would take it for what is meant, and complain of the handler's arguments.
#[diagnostic::do_not_recommend]
impl<H: Never + Clone + Send + Sync + 'static, S> Annotated<Nothing, S> for H {
    async fn answer(self, call: Nothing) -> Response {
        match call {}
    }
}

/// What an annotated handler is called with, which is made of the request and the router's state.
///
/// Here, and not where [`Annotated`] is implemented, an argument that is no extractor is refused: that error names it.
pub trait Called<S>: 'static {
    #[doc(hidden)]
    fn of(request: Request, state: S) -> Self;
}

impl<S: HandlerState, A: Extractors<S, Via>, Via: 'static> Called<S> for Call<S, A, Via> {
    fn of(request: Request, state: S) -> Self {
        Self::of(request, state)
    }
}

/// The call of a handler in a layer of its own, which passes on a request and no [`Call`].
#[derive(Debug)]
pub struct InLayer<M, C, S> {
    request: Request,
    state: S,
    handler: PhantomData<fn() -> (M, C)>,
}

impl<M, S, A, Via> Called<S> for InLayer<M, Call<S, A, Via>, S>
where
    M: 'static,
    S: HandlerState,
    A: Extractors<S, Via>,
    Via: 'static,
{
    fn of(request: Request, state: S) -> Self {
        Self { request, state, handler: PhantomData }
    }
}

/// An annotated handler as axum calls it.
pub(super) struct Routed<H, C> {
    handler: H,
    call: PhantomData<fn() -> C>,
}

impl<H, C> Routed<H, C> {
    pub(super) fn new(handler: H) -> Self {
        Self { handler, call: PhantomData }
    }
}

impl<H: Clone, C> Clone for Routed<H, C> {
    fn clone(&self) -> Self {
        Self::new(self.handler.clone())
    }
}

/// Tells the implementation of [`Handler`] from axum's.
pub(super) enum ViaRouted {}

impl<H: Annotated<C, S>, C: Called<S>, S: HandlerState> Handler<ViaRouted, S> for Routed<H, C> {
    type Future = Pin<Box<dyn Future<Output = Response> + Send>>;

    fn call(self, request: Request, state: S) -> Self::Future {
        Box::pin(self.handler.answer(C::of(request, state)))
    }
}

#[derive(Debug)]
pub enum Nothing {}

#[doc(hidden)]
pub trait Never {}
