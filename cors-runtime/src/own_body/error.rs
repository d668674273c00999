//! Errors that become a response with the platform's own body.

use core::fmt;

use http::Response;

use crate::IntoErrorResponse;

/// An error that becomes a response with the body `B`.
///
/// There is nothing to implement: what [`IntoErrorResponse`] makes a response of, in text, is one. `K` says how the text
/// becomes the body, and is inferred.
#[diagnostic::on_unimplemented(
    message = "the error `{Self}` has no conversion to a response",
    label = "no conversion to a response",
    note = "write `impl cors_runtime::ErrorResponse for {Self} {{}}`, which answers 500, or name a function from it to the response: `#[cors(…, error = path)]`"
)]
pub trait ErrorWithBody<B, K> {
    /// The response.
    fn into_response(self) -> Response<B>;

    /// Calls `log` with what belongs in the log and not in the response.
    fn report(&self, log: &mut dyn FnMut(&dyn fmt::Display));
}

/// The kind of error that makes the body itself.
pub enum AsWritten {}

/// The error of a handler that returns no `Result`.
pub enum Never {}

impl fmt::Debug for AsWritten {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl fmt::Debug for Never {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl<B> ErrorWithBody<B, Never> for Never {
    fn into_response(self) -> Response<B> {
        match self {}
    }

    fn report(&self, _: &mut dyn FnMut(&dyn fmt::Display)) {
        match *self {}
    }
}

impl<B, E: IntoErrorResponse<Response<B>>> ErrorWithBody<B, AsWritten> for E {
    fn into_response(self) -> Response<B> {
        self.into_error_response()
    }

    fn report(&self, log: &mut dyn FnMut(&dyn fmt::Display)) {
        IntoErrorResponse::report(self, log);
    }
}
