//! Which handler answers a preflight.

use std::{fmt, future::Future, pin::Pin, sync::Arc};

use ::axum::{
    extract::Request,
    handler::Handler,
    response::Response,
    routing::{MethodFilter, MethodRouter},
};
use http::Method;

use crate::{axum::HandlerState, is_cors_preflight_request, CorsRequest, Field};

type Answer = Pin<Box<dyn Future<Output = Response> + Send>>;

/// An annotated handler, as a preflight sees it.
type Answers<S> = Arc<dyn Fn(Request, S) -> Answer + Send + Sync>;

/// The handlers of one path, as preflights see them.
pub(super) struct Preflights<S> {
    handlers: Vec<(MethodFilter, Answers<S>)>,
    /// The one that has every method that no other has.
    any: Option<Answers<S>>,
}

impl<S: HandlerState> Preflights<S> {
    pub(super) const fn new() -> Self {
        Self { handlers: Vec::new(), any: None }
    }

    pub(super) fn on<H: Handler<T, S>, T>(&mut self, filter: MethodFilter, handler: H) {
        self.handlers.push((filter, answers(handler)));
    }

    pub(super) fn any<H: Handler<T, S>, T>(&mut self, handler: H) {
        self.any = Some(answers(handler));
    }

    /// Those of both; two for one method are refused where their routes are merged.
    pub(super) fn merge(mut self, other: Self) -> Self {
        self.handlers.extend(other.handlers);
        Self { handlers: self.handlers, any: self.any.or(other.any) }
    }

    /// The handler that serves the method which `preflight` asks for; several lines ask for none.
    fn find(&self, preflight: &Request) -> Option<&Answers<S>> {
        let method = preflight.lines(Field::AccessControlRequestMethod).one()?;
        let method = Method::from_bytes(method.as_bytes()).ok()?;
        let is_head = method == Method::HEAD;
        let listed = MethodFilter::try_from(method).ok().and_then(|method| self.serves(method));
        // axum gives `HEAD` to the handler of `GET`, where it has none of its own.
        let listed = listed.or_else(|| is_head.then(|| self.serves(MethodFilter::GET)).flatten());
        listed.or(self.any.as_ref())
    }

    fn serves(&self, method: MethodFilter) -> Option<&Answers<S>> {
        self.handlers.iter().find(|(filter, _)| contains(*filter, method)).map(|(_, handler)| handler)
    }
}

/// Whether all of `methods` are in `filter`.
pub(super) fn contains(filter: MethodFilter, methods: MethodFilter) -> bool {
    filter.or(methods) == filter
}

fn answers<H: Handler<T, S>, T, S: HandlerState>(handler: H) -> Answers<S> {
    Arc::new(move |request, state| Box::pin(handler.clone().call(request, state)))
}

impl<S> Clone for Preflights<S> {
    fn clone(&self) -> Self {
        Self { handlers: self.handlers.clone(), any: self.any.clone() }
    }
}

impl<S> fmt::Debug for Preflights<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.handlers.iter().map(|(filter, _)| filter)).finish()
    }
}

/// What axum calls for the `OPTIONS` requests of one path.
pub(super) struct Options<S>(Arc<Routes<S>>);

struct Routes<S> {
    preflights: Preflights<S>,
    /// What a preflight gets that no annotated handler answers: axum's own 405, as a rule.
    others: MethodRouter<S>,
    /// What an `OPTIONS` request gets that is no preflight.
    options: MethodRouter<S>,
}

impl<S> Options<S> {
    pub(super) fn new(preflights: Preflights<S>, others: MethodRouter<S>, options: Option<MethodRouter<S>>) -> Self {
        let options = options.unwrap_or_else(|| others.clone());
        Self(Arc::new(Routes { preflights, others, options }))
    }
}

impl<S> Clone for Options<S> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

/// Tells this implementation of [`Handler`] from axum's.
#[derive(Debug)]
pub(super) enum ViaOptions {}

impl<S: HandlerState> Handler<ViaOptions, S> for Options<S> {
    type Future = Answer;

    fn call(self, request: Request, state: S) -> Answer {
        let Routes { preflights, others, options } = &*self.0;
        if !is_cors_preflight_request(&request) {
            return Box::pin(options.clone().call(request, state));
        }
        match preflights.find(&request) {
            Some(handler) => handler(request, state),
            None => Box::pin(others.clone().call(request, state)),
        }
    }
}
