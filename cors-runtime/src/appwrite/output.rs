//! What a function returns.

use core::convert::Infallible;

use openruntimes::Response;

/// A function's output: a `Response`, or a `Result` of one with any error.
///
/// There is nothing to implement.
///
/// # Examples
///
/// ```
/// use cors_runtime::appwrite::FunctionOutput;
/// use openruntimes::Response;
///
/// let output: Result<Response, String> = FunctionOutput::from_response(Response::new());
/// assert!(output.is_ok());
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not what an Appwrite Function returns",
    label = "neither a `Response` nor a `Result` of one",
    note = "return `openruntimes::Response`, which `context.res` makes, or a `Result` of it"
)]
pub trait FunctionOutput {
    /// What it holds instead of a response, if the function failed.
    type Error;

    /// The output of a function that returns just this response.
    fn from_response(response: Response) -> Self;

    /// The response.
    ///
    /// # Errors
    ///
    /// The function's own error, if it returned one.
    fn into_result(self) -> Result<Response, Self::Error>;
}

impl FunctionOutput for Response {
    type Error = Infallible;

    fn from_response(response: Response) -> Self {
        response
    }

    fn into_result(self) -> Result<Self, Infallible> {
        Ok(self)
    }
}

impl<E> FunctionOutput for Result<Response, E> {
    type Error = E;

    fn from_response(response: Response) -> Self {
        Ok(response)
    }

    fn into_result(self) -> Self {
        self
    }
}
