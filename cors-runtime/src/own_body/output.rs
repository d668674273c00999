//! What a handler returns.

use http::Response;

use super::Never;

/// A handler's output: an [`http::Response`], or a `Result` of one with any error.
///
/// There is nothing to implement.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a handler's output that `#[cors]` can finish",
    label = "not an `http::Response`, nor a `Result` of one",
    note = "return an `http::Response<B>`, whose body `B` is the platform's own or implements `Default`, or a `Result` of one"
)]
pub trait HandlerOutput: Sized {
    /// The response's body.
    type Body;
    /// What there is instead of a response, if the handler failed.
    type Error;

    /// The output of a handler that returns just this response.
    fn from_response(response: Response<Self::Body>) -> Self;

    /// The response.
    ///
    /// # Errors
    ///
    /// The handler's own error, if it returned one.
    fn into_result(self) -> Result<Response<Self::Body>, Self::Error>;
}

impl<B> HandlerOutput for Response<B> {
    type Body = B;
    type Error = Never;

    fn from_response(response: Self) -> Self {
        response
    }

    fn into_result(self) -> Result<Self, Never> {
        Ok(self)
    }
}

impl<B, E> HandlerOutput for Result<Response<B>, E> {
    type Body = B;
    type Error = E;

    fn from_response(response: Response<B>) -> Self {
        Ok(response)
    }

    fn into_result(self) -> Self {
        self
    }
}
