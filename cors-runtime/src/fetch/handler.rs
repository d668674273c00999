//! What can be fetched from: a handler, sync or async.

use std::future::{ready, Future};

use http::{Request, Response};

use crate::HandlerOutput;

/// A handler that a [`Browser`](super::Browser) can fetch from.
///
/// Implemented for every function and closure from an [`http::Request`] to an [`http::Response`], to a `Result` of
/// one, or to a future of either: a handler under `#[cors]`, or a closure around a method or a router. `Kind` tells
/// the plain ones from the async ones, and is inferred.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a handler that a `Browser` can fetch from",
    label = "not a function from `http::Request<{B}>` to an `http::Response`",
    note = "give a function or a closure from an `http::Request<B>` to an `http::Response`, to a `Result` of one, or to a future of either",
    note = "a closure may have to name its parameter's type: `|request: http::Request<String>| …`"
)]
pub trait Handler<B, Kind> {
    /// The response's body.
    type Body;

    /// Calls it; `None` where it returned its error.
    fn call(&self, request: Request<B>) -> impl Future<Output = Option<Response<Self::Body>>>;
}

/// The [`Handler`] returns its output.
#[derive(Debug)]
pub enum Plain {}

/// The [`Handler`] returns a future of its output.
#[derive(Debug)]
pub enum Asynchronous {}

impl<H, B, O, B2> Handler<B, Plain> for H
where
    H: Fn(Request<B>) -> O,
    O: HandlerOutput<Response = Response<B2>>,
{
    type Body = B2;

    fn call(&self, request: Request<B>) -> impl Future<Output = Option<Response<B2>>> {
        ready(self(request).into_result().ok())
    }
}

impl<H, B, F, B2> Handler<B, Asynchronous> for H
where
    H: Fn(Request<B>) -> F,
    F: Future<Output: HandlerOutput<Response = Response<B2>>>,
{
    type Body = B2;

    fn call(&self, request: Request<B>) -> impl Future<Output = Option<Response<B2>>> {
        let output = self(request);
        async { output.await.into_result().ok() }
    }
}
