//! How a handler's error becomes a response that carries the headers.

use std::{borrow::Cow, convert::Infallible, error::Error, fmt, sync::Arc};

use http::{header::CONTENT_TYPE, response::Parts, HeaderValue, Response, StatusCode};

/// An error type of one's own, as the page may see it: a status and a public text.
///
/// One line is enough; it answers 500 with the text `Internal Server Error`, and the error's `Debug` form goes to the
/// log alone (the feature `tracing`; Appwrite's own log). rustc does not count a derived `Debug` as a use: where it then
/// says that a field is never read, let `Debug` be written by hand, or the field be part of `message`.
///
/// # Examples
///
/// ```
/// use std::borrow::Cow;
/// use cors_runtime::{cors, ErrorResponse};
/// use http::{Request, Response, StatusCode};
///
/// #[derive(Debug)]
/// enum AppError {
///     NotFound,
///     Database,
/// }
///
/// impl ErrorResponse for AppError {
///     fn status(&self) -> StatusCode {
///         match self {
///             Self::NotFound => StatusCode::NOT_FOUND,
///             Self::Database => StatusCode::INTERNAL_SERVER_ERROR,
///         }
///     }
/// }
///
/// #[cors(origins = "https://app.example.com")]
/// fn handler(request: Request<String>) -> Result<Response<String>, AppError> {
///     Err(AppError::NotFound)
/// }
///
/// let response = handler(Request::default()).unwrap();
/// assert_eq!(response.status(), StatusCode::NOT_FOUND);
/// assert_eq!(response.body(), "Not Found");
/// assert_eq!(response.headers()["access-control-allow-origin"], "https://app.example.com");
/// ```
#[diagnostic::on_unimplemented(
    message = "the error `{Self}` has no conversion to a response",
    label = "no conversion to a response",
    note = "write `impl cors_runtime::ErrorResponse for {Self} {{}}`, which answers 500, or name a function from it to the response: `#[cors(…, error = path)]`"
)]
pub trait ErrorResponse: fmt::Debug {
    /// The response's status; 500 (Internal Server Error) unless you say otherwise.
    fn status(&self) -> StatusCode {
        StatusCode::INTERNAL_SERVER_ERROR
    }

    /// The text that the client gets; the status's own reason phrase unless you say otherwise.
    fn message(&self) -> Cow<'static, str> {
        Cow::Borrowed(reason(self.status()))
    }
}

impl ErrorResponse for StatusCode {
    fn status(&self) -> StatusCode {
        *self
    }
}

/// The reason phrase of `status`, or `Error` where no standard gives it one.
pub(crate) fn reason(status: StatusCode) -> &'static str {
    status.canonical_reason().unwrap_or("Error")
}

/// An error that becomes a response of type `R`.
///
/// Implemented for every [`ErrorResponse`], for [`http::Response`] itself, for `(StatusCode, body)`, for
/// [`http::Error`], [`Infallible`] and boxed errors, whose text never reaches the client. Implement [`ErrorResponse`]
/// for a type of your own, or this trait where the response must be built by hand.
///
/// # Examples
///
/// ```
/// use cors_runtime::IntoErrorResponse;
/// use http::{Response, StatusCode};
///
/// let response: Response<String> = StatusCode::NOT_FOUND.into_error_response();
/// assert_eq!(response.body(), "Not Found");
/// ```
#[diagnostic::on_unimplemented(
    message = "the error `{Self}` has no conversion to `{R}`",
    label = "no conversion to a response",
    note = "write `impl cors_runtime::ErrorResponse for {Self} {{}}`, which answers 500, or name a function from it to the response: `#[cors(…, error = path)]`",
    note = "for an error of another crate's, `error = cors_runtime::internal_server_error` answers 500 and, with the feature `tracing`, logs it (on Appwrite, `error = cors_runtime::appwrite::internal_server_error`)"
)]
pub trait IntoErrorResponse<R> {
    /// The response.
    fn into_error_response(self) -> R;

    /// Calls `log` with what belongs in the log and not in the response; without a word by default.
    #[allow(unused_variables, reason = "the parameter's name is documentation")]
    fn report(&self, log: &mut dyn FnMut(&dyn fmt::Display)) {}

    /// The response, when the report has gone to `tracing`, where that feature is on.
    #[doc(hidden)]
    fn into_logged_response(self) -> R
    where
        Self: Sized,
    {
        #[cfg(feature = "tracing")]
        self.report(&mut |report| tracing::error!("{}", crate::log::OneLine(report)));
        self.into_error_response()
    }
}

impl<B, E> IntoErrorResponse<Response<B>> for E
where
    B: From<&'static str> + From<String>,
    E: ErrorResponse,
{
    fn into_error_response(self) -> Response<B> {
        let (status, text) = (self.status(), self.message());
        let body = match text {
            Cow::Borrowed(text) => B::from(text),
            Cow::Owned(text) => B::from(text),
        };
        Response::from_parts(plain_text::<()>(status), body)
    }

    fn report(&self, log: &mut dyn FnMut(&dyn fmt::Display)) {
        report_debug(self, log);
    }
}

/// Logs a server's error, not a client's.
pub(crate) fn report_debug<E: ErrorResponse>(error: &E, log: &mut dyn FnMut(&dyn fmt::Display)) {
    if error.status().is_server_error() {
        log(&format_args!("{error:?}"));
    }
}

impl<B> IntoErrorResponse<Self> for Response<B> {
    fn into_error_response(self) -> Self {
        self
    }
}

impl<B, T: Into<B>> IntoErrorResponse<Response<B>> for (StatusCode, T) {
    fn into_error_response(self) -> Response<B> {
        let mut response = Response::new(self.1.into());
        *response.status_mut() = self.0;
        response
    }
}

impl<R> IntoErrorResponse<R> for Infallible {
    fn into_error_response(self) -> R {
        match self {}
    }
}

impl<B: From<&'static str> + From<String>> IntoErrorResponse<Response<B>> for Box<dyn Error + Send + Sync> {
    fn into_error_response(self) -> Response<B> {
        hidden(self)
    }

    fn report(&self, log: &mut dyn FnMut(&dyn fmt::Display)) {
        log(&WithSources(&**self));
    }
}

impl<B: From<&'static str> + From<String>> IntoErrorResponse<Response<B>> for Box<dyn Error> {
    fn into_error_response(self) -> Response<B> {
        // It cannot cross threads, as a response may: its text can.
        hidden(self.to_string().into())
    }

    fn report(&self, log: &mut dyn FnMut(&dyn fmt::Display)) {
        log(&WithSources(&**self));
    }
}

impl<B: From<&'static str> + From<String>> IntoErrorResponse<Response<B>> for http::Error {
    fn into_error_response(self) -> Response<B> {
        hidden(self.into())
    }

    fn report(&self, log: &mut dyn FnMut(&dyn fmt::Display)) {
        log(&WithSources(self));
    }
}

/// Answers 500 to any error: `#[cors(…, error = cors_runtime::internal_server_error)]`.
///
/// The error's text never reaches the client. It is logged (feature `tracing`) and stands in the response's extensions
/// as a [`HandlerError`].
///
/// # Examples
///
/// ```
/// use cors_runtime::{cors, internal_server_error};
/// use http::{Request, Response};
///
/// #[cors(origins = "https://app.example.com", error = internal_server_error)]
/// fn handler(request: Request<String>) -> Result<Response<String>, std::num::ParseIntError> {
///     let number: u32 = request.body().parse()?;
///     Ok(Response::new(number.to_string()))
/// }
///
/// let response = handler(Request::new("twelve".to_owned())).unwrap();
/// assert_eq!(response.body(), "Internal Server Error");
/// ```
pub fn internal_server_error<B, E>(error: E) -> Response<B>
where
    B: From<&'static str> + From<String>,
    E: Into<Box<dyn Error + Send + Sync>>,
{
    error.into().into_logged_response()
}

/// The error that became a 500, in the response's extensions: for a log or a layer outside of the handler.
///
/// # Examples
///
/// ```
/// use cors_runtime::{internal_server_error, HandlerError};
///
/// let response: http::Response<String> = internal_server_error("the disk is full");
/// let error = response.extensions().get::<HandlerError>().unwrap();
/// assert_eq!(error.to_string(), "the disk is full");
/// ```
#[derive(Debug, Clone)]
pub struct HandlerError(pub(crate) Arc<dyn Error + Send + Sync>);

impl fmt::Display for HandlerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Error for HandlerError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.source()
    }
}

/// An error and, after a colon each, what caused it.
pub(crate) struct WithSources<'a>(pub(crate) &'a dyn Error);

impl fmt::Display for WithSources<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)?;
        let mut error = self.0;
        while let Some(source) = error.source() {
            write!(f, ": {source}")?;
            error = source;
        }
        Ok(())
    }
}

/// A 500 that keeps `error` out of the body.
pub(crate) fn hidden<B: From<&'static str>>(error: Box<dyn Error + Send + Sync>) -> Response<B> {
    let (parts, text) = hidden_parts::<()>(error);
    Response::from_parts(parts, B::from(text))
}

/// All but the body of it, and the text that this is. Of `B` is the response that it is made on, generic for the sake of
/// [`compile_once`](crate::header_map::compile_once).
pub(crate) fn hidden_parts<B: Default>(error: Box<dyn Error + Send + Sync>) -> (Parts, &'static str) {
    let status = StatusCode::INTERNAL_SERVER_ERROR;
    let mut parts = plain_text::<B>(status);
    parts.extensions.insert(HandlerError(Arc::from(error)));
    (parts, reason(status))
}

/// All but the body of a response that is a text; generic as above.
fn plain_text<B: Default>(status: StatusCode) -> Parts {
    let (mut parts, _) = Response::<B>::default().into_parts();
    parts.status = status;
    parts.headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    parts
}

#[cfg(test)]
mod tests;
