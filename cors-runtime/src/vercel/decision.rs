//! The decision about one call of a Vercel function.

use std::future::Future;

use http::HeaderValue;
use vercel_runtime::ResponseBody;

use super::{HandlerOutput, Response};
use crate::{
    conversion::{self, decision, error_response},
    origins::Origins,
    panic::caught,
    CorsRequest, IntoErrorResponse, Policy,
};

decision! {
    /// What [`check`] decided about one call.
    ///
    /// As [`cors_runtime::Cors`](crate::Cors), with a [`Response`] as the end of it.
}

/// Decides what `request` is and what its answer may say.
pub fn check<'p, R: CorsRequest<Value = HeaderValue>, O: Origins>(policy: &'p Policy<O>, request: &R) -> Cors<'p, O> {
    Cors::new(policy.check(request))
}

impl<O: Origins> Cors<'_, O> {
    /// The answer to the preflight.
    #[must_use]
    pub fn preflight<R: CorsRequest<Value = HeaderValue>>(mut self, request: &R) -> Response {
        self.decision.preflight::<R, http::Response<()>>(request).map(ResponseBody::from)
    }

    /// The handler's output as a response, with the declared headers on it.
    #[must_use]
    pub fn finish<T>(self, output: T) -> Response
    where
        T: HandlerOutput,
        T::Error: IntoErrorResponse<Response>,
    {
        self.finish_with(output, error_response)
    }

    /// As [`finish`](Self::finish), with `error` to turn the handler's error into a response.
    #[must_use]
    pub fn finish_with<T>(self, output: T, error: impl FnOnce(T::Error) -> Response) -> Response
    where
        T: HandlerOutput,
    {
        conversion::write(self.decision, output.into_result().unwrap_or_else(error))
    }

    /// As [`finish`](Self::finish) on what `handler` resolves to; a panic in it becomes a 500.
    pub async fn finish_catching_panics<T>(self, handler: impl Future<Output = T>) -> Response
    where
        T: HandlerOutput,
        T::Error: IntoErrorResponse<Response>,
    {
        self.finish_catching_panics_with(handler, error_response).await
    }

    /// As [`finish_catching_panics`](Self::finish_catching_panics), with `error` to turn the handler's error into a
    /// response.
    pub async fn finish_catching_panics_with<T>(
        self,
        handler: impl Future<Output = T>,
        error: impl FnOnce(T::Error) -> Response,
    ) -> Response
    where
        T: HandlerOutput,
    {
        let response = caught(async { handler.await.into_result().unwrap_or_else(error) }).await;
        conversion::write(self.decision, response.unwrap_or_else(error_response))
    }
}

#[cfg(test)]
mod tests {
    use cors_macros::policy;
    use http::Request;

    use super::check;
    use crate::Policy;

    #[test]
    fn a_decision_shows_itself_for_debugging() {
        static POLICY: Policy = policy!(crate = crate, origins = "*");
        assert_eq!(format!("{:?}", check(&POLICY, &Request::new(()))), "Cors(Cors { is_preflight: false, .. })");
    }
}
