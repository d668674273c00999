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
    note = "a platform's own handlers have an attribute of their own: `cors_runtime::axum::cors`, and likewise in `actix`, `appwrite`, `fastly`, `lambda`, `vercel`, `workers` and `wstd`"
)]
pub trait HandlerOutput: Sized {
    /// A header value of the response's.
    type Value;
    /// The response in it.
    type Response: CorsResponse<Value = Self::Value>;
    /// What it holds instead, if the handler failed.
    type Error;

    /// The output of a handler that returns just this response.
    fn from_response(response: Self::Response) -> Self;

    /// The response.
    ///
    /// # Errors
    ///
    /// The handler's own error, if it returned one.
    fn into_result(self) -> Result<Self::Response, Self::Error>;

    /// Writes the headers of `cors` on the response, and tells whether there is one.
    //
    // Where it stands: to move a response costs as much as to find an origin among ten.
    #[doc(hidden)]
    fn finish<O>(&mut self, cors: &mut Cors<'_, Self::Value, O>) -> bool
    where
        O: Origins;

    /// Makes a response of the handler's error by `error`, and writes the headers of `cors` on it.
    #[doc(hidden)]
    #[must_use]
    #[cold]
    fn finish_error<O>(
        self,
        cors: &mut Cors<'_, Self::Value, O>,
        error: impl FnOnce(Self::Error) -> Self::Response,
    ) -> Self
    where
        O: Origins,
    {
        let mut response = self.into_result().unwrap_or_else(error);
        cors.write(&mut response);
        Self::from_response(response)
    }
}

/// A value of just this type.
///
/// Where an argument's type fails a bound, rustc's error is at the argument; an output that is no response is to be one error,
/// at its type, as that of [`preflight`](crate::Cors::preflight) is. So the bounds are of what `finish` returns.
pub trait Itself<T> {
    /// The value.
    fn itself(self) -> T;

    /// The value where it stands: to move a response costs as much as to find an origin among ten.
    fn itself_mut(&mut self) -> &mut T;
}

impl<T> Itself<T> for T {
    #[inline]
    fn itself(self) -> T {
        self
    }

    #[inline]
    fn itself_mut(&mut self) -> &mut T {
        self
    }
}

impl<R: CorsResponse> HandlerOutput for R {
    type Value = R::Value;
    type Response = R;
    type Error = Infallible;

    #[inline]
    fn from_response(response: R) -> Self {
        response
    }

    #[inline]
    fn into_result(self) -> Result<R, Infallible> {
        Ok(self)
    }

    #[inline]
    fn finish<O>(&mut self, cors: &mut Cors<'_, Self::Value, O>) -> bool
    where
        O: Origins,
    {
        cors.write(self);
        true
    }

    // Never called: so that a crate has no code for an error that there is not.
    #[inline]
    fn finish_error<O>(self, _cors: &mut Cors<'_, Self::Value, O>, _error: impl FnOnce(Infallible) -> R) -> Self
    where
        O: Origins,
    {
        self
    }
}

impl<R: CorsResponse, E> HandlerOutput for Result<R, E> {
    type Value = R::Value;
    type Response = R;
    type Error = E;

    #[inline]
    fn from_response(response: R) -> Self {
        Ok(response)
    }

    #[inline]
    fn into_result(self) -> Self {
        self
    }

    #[inline]
    fn finish<O>(&mut self, cors: &mut Cors<'_, Self::Value, O>) -> bool
    where
        O: Origins,
    {
        match self {
            Ok(response) => {
                cors.write(response);
                true
            }
            Err(_) => false,
        }
    }
}

#[cfg(test)]
mod tests;
