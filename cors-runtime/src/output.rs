//! What a handler returns: a response, or a `Result` of one.

use core::convert::Infallible;

use crate::{origins::Origins, Cors, CorsResponse};

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
    note = "a platform with a body or a response of its own has an attribute of its own: `cors_runtime::workers::cors` for `worker::Body`, `cors_runtime::wstd::cors` for `wstd::http::Body`, `cors_runtime::appwrite::cors`, …"
)]
pub trait HandlerOutput: Sized {
    /// The response in it.
    type Response: CorsResponse;
    /// What it holds instead, if the handler failed.
    type Error;

    /// The output of a handler that returns just this response.
    fn from_response(response: Self::Response) -> Self;

    /// The output with the headers of `cors` on the response, which the handler's error becomes by `error`, if it failed.
    #[doc(hidden)]
    #[must_use]
    fn finish<V, O>(self, cors: &mut Cors<'_, V, O>, error: impl FnOnce(Self::Error) -> Self::Response) -> Self
    where
        V: AsRef<[u8]> + Clone,
        O: Origins,
        Self::Response: CorsResponse<Value = V>;
}

impl<R: CorsResponse> HandlerOutput for R {
    type Response = R;
    type Error = Infallible;

    #[inline]
    fn from_response(response: R) -> Self {
        response
    }

    #[inline]
    fn finish<V, O>(mut self, cors: &mut Cors<'_, V, O>, _error: impl FnOnce(Infallible) -> R) -> R
    where
        V: AsRef<[u8]> + Clone,
        O: Origins,
        R: CorsResponse<Value = V>,
    {
        cors.write(&mut self);
        self
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
    fn finish<V, O>(mut self, cors: &mut Cors<'_, V, O>, error: impl FnOnce(E) -> R) -> Self
    where
        V: AsRef<[u8]> + Clone,
        O: Origins,
        R: CorsResponse<Value = V>,
    {
        // A success is finished where it stands.
        if let Ok(response) = &mut self {
            cors.write(response);
            return self;
        }
        Ok(finish_error(self, cors, error))
    }
}

#[cold]
fn finish_error<R, E, V, O>(output: Result<R, E>, cors: &mut Cors<'_, V, O>, error: impl FnOnce(E) -> R) -> R
where
    R: CorsResponse<Value = V>,
    V: AsRef<[u8]> + Clone,
    O: Origins,
{
    let mut response = output.unwrap_or_else(error);
    cors.write(&mut response);
    response
}

#[cfg(test)]
mod tests;
