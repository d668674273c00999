//! What a Lambda handler returns.

use std::convert::Infallible;

use lambda_http::IntoResponse;

/// A handler's output: what [`IntoResponse`] takes, or a `Result` of it with any error.
///
/// There is nothing to implement. `K` tells the two apart, and is inferred.
///
/// # Examples
///
/// ```
/// use cors_runtime::lambda::HandlerOutput;
///
/// let output: Result<&str, std::io::Error> = Ok("hello");
/// assert_eq!(output.into_result().unwrap(), "hello");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not what a Lambda handler returns",
    label = "neither becomes a response, nor is it a `Result` of what does",
    note = "return what implements `lambda_http::IntoResponse`, such as `http::Response<lambda_http::Body>`, or a `Result` of it"
)]
pub trait HandlerOutput<K> {
    /// What becomes the response.
    type Response: IntoResponse;
    /// What there is instead, if the handler failed.
    type Error;

    /// What becomes the response.
    ///
    /// # Errors
    ///
    /// The handler's own error, if it returned one.
    fn into_result(self) -> Result<Self::Response, Self::Error>;
}

/// The kind of output that cannot fail.
#[derive(Debug, Clone, Copy)]
pub enum Plain {}

/// The kind of output that is a `Result`.
#[derive(Debug, Clone, Copy)]
pub enum Fallible {}

impl<T: IntoResponse> HandlerOutput<Plain> for T {
    type Response = T;
    type Error = Infallible;

    fn into_result(self) -> Result<T, Infallible> {
        Ok(self)
    }
}

impl<T: IntoResponse, E> HandlerOutput<Fallible> for Result<T, E> {
    type Response = T;
    type Error = E;

    fn into_result(self) -> Self {
        self
    }
}
