//! The decision about one invocation of a Lambda function.

use std::{
    convert::Infallible,
    fmt,
    future::{ready, Future},
    pin::Pin,
    task::{Context, Poll},
};

use http::HeaderValue;
use lambda_http::IntoResponse;

use super::{HandlerOutput, Response};
use crate::{
    conversion::{self, decision, error_response},
    origins::Origins,
    panic::caught,
    policy::Either,
    vary::join_vary,
    CorsRequest, IntoErrorResponse, Policy,
};

decision! {
    /// What [`check`] decided about one invocation.
    ///
    /// As [`cors_runtime::Cors`](crate::Cors), with a [`Response`] as the end of it: `Ok` always, in the type that
    /// `lambda_http::service_fn` takes.
}

/// Decides what `request` is and what its answer may say.
pub fn check<'p, R: CorsRequest<Value = HeaderValue>, O: Origins>(policy: &'p Policy<O>, request: &R) -> Cors<'p, O> {
    Cors::new(policy.check(request))
}

impl<'p, O: Origins> Cors<'p, O> {
    /// The answer to the preflight.
    ///
    /// # Errors
    ///
    /// There is none.
    pub fn preflight<R: CorsRequest<Value = HeaderValue>>(mut self, request: &R) -> Result<Response, Infallible> {
        self.decision.preflight(request)
    }

    /// The handler's output as a response, with the declared headers on it.
    pub fn finish<T, K>(self, output: T) -> Finish<'p, O>
    where
        T: HandlerOutput<K>,
        T::Error: IntoErrorResponse<Response>,
    {
        self.write(respond(output, error_response))
    }

    /// As [`finish`](Self::finish), with `error` to turn the handler's error into a response.
    pub fn finish_with<T, K>(self, output: T, error: impl FnOnce(T::Error) -> Response) -> Finish<'p, O>
    where
        T: HandlerOutput<K>,
    {
        self.write(respond(output, error))
    }

    /// As [`finish`](Self::finish) on what `handler` resolves to; a panic, in it or in its response's body, becomes a 500.
    ///
    /// # Errors
    ///
    /// There is none.
    pub async fn finish_catching_panics<T, K>(self, handler: impl Future<Output = T>) -> Result<Response, Infallible>
    where
        T: HandlerOutput<K>,
        T::Error: IntoErrorResponse<Response>,
    {
        self.finish_catching_panics_with(handler, error_response).await
    }

    /// As [`finish_catching_panics`](Self::finish_catching_panics), with `error` to turn the handler's error into a
    /// response.
    ///
    /// # Errors
    ///
    /// There is none.
    pub async fn finish_catching_panics_with<T, K>(
        self,
        handler: impl Future<Output = T>,
        error: impl FnOnce(T::Error) -> Response,
    ) -> Result<Response, Infallible>
    where
        T: HandlerOutput<K>,
    {
        let response = caught(async move {
            let output = handler.await;
            respond(output, error).await
        });
        let response = response.await.unwrap_or_else(error_response);
        self.write(Box::pin(ready(response))).await
    }

    fn write(self, response: PendingResponse) -> Finish<'p, O> {
        Finish { decision: Some(self.decision), response }
    }
}

/// A response that is being made, as `lambda_http` has it.
type PendingResponse = Pin<Box<dyn Future<Output = Response> + Send>>;

/// The future of [`Cors::finish`]: a type that does not name the handler's output, so that an output which does not fit is
/// one error and not two.
#[must_use = "a future does nothing until it is awaited"]
pub struct Finish<'p, O: Origins = Either> {
    /// Until the response is there.
    decision: Option<crate::Cors<'p, HeaderValue, O>>,
    response: PendingResponse,
}

impl<O: Origins> fmt::Debug for Finish<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Finish").field("decision", &self.decision).finish_non_exhaustive()
    }
}

// Nothing in it is pinned where it stands.
impl<O: Origins> Unpin for Finish<'_, O> {}

impl<O: Origins> Future for Finish<'_, O> {
    type Output = Result<Response, Infallible>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let Poll::Ready(mut response) = self.response.as_mut().poll(context) else {
            return Poll::Pending;
        };
        if let Some(decision) = self.decision.take() {
            response = conversion::write(decision, response);
            // For HTTP APIs, function URLs and load balancers `lambda_http` sends the first line of a name and no other, and
            // `Origin` is in the last.
            join_vary(response.headers_mut());
        }
        Poll::Ready(Ok(response))
    }
}

/// What `output` becomes. Not `async`, so that an error need not be fit to cross threads.
fn respond<T: HandlerOutput<K>, K>(output: T, error: impl FnOnce(T::Error) -> Response) -> PendingResponse {
    match output.into_result() {
        Ok(response) => response.into_response(),
        Err(failure) => Box::pin(ready(error(failure))),
    }
}

#[cfg(test)]
mod tests {
    use cors_macros::policy;
    use http::Request;

    use super::check;
    use crate::Policy;

    #[test]
    fn a_decision_and_its_end_show_themselves_for_debugging() {
        static POLICY: Policy = policy!(crate = crate, origins = "*");
        let cors = check(&POLICY, &Request::new(()));
        assert_eq!(format!("{cors:?}"), "Cors(Cors { is_preflight: false, .. })");
        let finish = cors.finish("hello");
        assert_eq!(format!("{finish:?}"), "Finish { decision: Some(Cors { is_preflight: false, .. }), .. }");
    }
}
