//! What a handler returns: a response, or a `Result` of one.

use core::convert::Infallible;

use crate::CorsResponse;

/// A handler's output: a [`CorsResponse`], or a `Result` of one with any error.
///
/// Type aliases of those work as well. There is nothing to implement: a platform's own response takes part through
/// [`CorsResponse`].
///
/// # Examples
///
/// ```
/// use cors_runtime::HandlerOutput;
/// use http::Response;
///
/// let output: Result<Response<String>, std::io::Error> = HandlerOutput::from_response(Response::default());
/// assert!(output.is_ok());
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a handler's output that `#[cors]` can finish",
    label = "not a response, nor a `Result` of one",
    note = "return an `http::Response<B>` whose body type `B` implements `Default`, or a `Result` of one",
    note = "a platform's own handlers have an attribute of their own: `cors_runtime::axum::cors`, and likewise in `actix`, `appwrite`, `fastly`, `lambda`, `vercel`, `workers` and `wstd`"
)]
pub trait HandlerOutput: Sized {
    /// The response in it.
    type Response: CorsResponse;
    /// What it holds instead, if the handler failed.
    type Error;

    /// The output of a handler that returns just this response.
    fn from_response(response: Self::Response) -> Self;

    /// The response, where it stands, unless the handler failed.
    fn response_mut(&mut self) -> Option<&mut Self::Response>;

    /// The response.
    ///
    /// # Errors
    ///
    /// The handler's own error, if it returned one.
    fn into_result(self) -> Result<Self::Response, Self::Error>;
}

impl<R: CorsResponse> HandlerOutput for R {
    type Response = R;
    type Error = Infallible;

    #[inline]
    fn from_response(response: R) -> Self {
        response
    }

    #[inline]
    fn response_mut(&mut self) -> Option<&mut R> {
        Some(self)
    }

    #[inline]
    fn into_result(self) -> Result<R, Infallible> {
        Ok(self)
    }
}

impl<R: CorsResponse, E> HandlerOutput for Result<R, E> {
    type Response = R;
    type Error = E;

    #[inline]
    fn from_response(response: R) -> Self {
        Ok(response)
    }

    #[inline]
    fn response_mut(&mut self) -> Option<&mut R> {
        self.as_mut().ok()
    }

    #[inline]
    fn into_result(self) -> Self {
        self
    }
}

#[cfg(test)]
mod tests;
