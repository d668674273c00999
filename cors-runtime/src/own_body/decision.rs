//! The decision about one request.

use std::{
    future::Future,
    panic::{catch_unwind, AssertUnwindSafe},
};

use http::Response;

use super::{EmptyBody, ErrorWithBody, HandlerOutput, HandlerRequest};
use crate::{
    conversion::{self, decision},
    origins::Origins,
    output::Itself,
    panic::{caught, Panic},
    vary::join_vary,
    Policy,
};

decision! {
    /// What [`check`] decided about one request.
    ///
    /// As [`cors_runtime::Cors`](crate::Cors), for bodies that need not implement [`Default`]. `Vary` leaves as one line:
    /// JavaScript's `Headers` joins the lines of a name by itself, and some hosts of wasi:http keep the last one alone.
}

/// Decides what `request` is and what its answer may say.
pub fn check<'p, R: HandlerRequest, O: Origins>(policy: &'p Policy<O>, request: &R) -> Cors<'p, O> {
    Cors::new(policy.check(request))
}

impl<O: Origins> Cors<'_, O> {
    /// The answer to the preflight.
    #[must_use]
    pub fn preflight<R, T, K>(mut self, request: &R) -> T
    where
        R: HandlerRequest,
        T: HandlerOutput,
        T::Body: EmptyBody<K>,
    {
        let mut answer: Response<()> = self.decision.preflight(request);
        join_vary(answer.headers_mut());
        T::from_response(answer.map(|()| T::Body::empty()))
    }

    /// The handler's output with the declared headers on it: what comes back is always a response.
    #[must_use]
    pub fn finish<T, K>(self, output: impl Itself<T>) -> T
    where
        T: HandlerOutput,
        T::Error: ErrorWithBody<T::Body, K>,
    {
        self.finish_with(output, respond)
    }

    /// As [`finish`](Self::finish), with `error` to turn the handler's error into a response.
    #[must_use]
    pub fn finish_with<T>(self, output: impl Itself<T>, error: impl FnOnce(T::Error) -> Response<T::Body>) -> T
    where
        T: HandlerOutput,
    {
        let mut response = conversion::write(self.decision, output.itself().into_result().unwrap_or_else(error));
        join_vary(response.headers_mut());
        T::from_response(response)
    }
}

/// Runs `handler`; its panic becomes a 500.
#[must_use]
pub fn catch_panics<T, K>(handler: impl FnOnce() -> T) -> T
where
    T: HandlerOutput,
    Panic: ErrorWithBody<T::Body, K>,
{
    // What the handler left half done is dropped with it: only its arguments were within its reach.
    catch_unwind(AssertUnwindSafe(handler)).unwrap_or_else(|payload| output_of(Panic::new(&*payload)))
}

/// Runs the future of an `async` handler; its panic becomes a 500.
pub async fn catch_panics_async<T, K>(handler: impl Future<Output = T>) -> T
where
    T: HandlerOutput,
    Panic: ErrorWithBody<T::Body, K>,
{
    caught(handler).await.unwrap_or_else(output_of)
}

fn output_of<T, K>(panic: Panic) -> T
where
    T: HandlerOutput,
    Panic: ErrorWithBody<T::Body, K>,
{
    T::from_response(respond(panic))
}

/// The response to `error`, whose report goes to the platform's log.
fn respond<B, K, E: ErrorWithBody<B, K>>(error: E) -> Response<B> {
    error.report(&mut conversion::log);
    error.into_response()
}
