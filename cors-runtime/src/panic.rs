//! Panics that become a 500 with the headers: `#[cors(…, catch_panics)]`.

use std::{
    any::Any,
    borrow::Cow,
    fmt,
    future::{poll_fn, Future},
    panic::{catch_unwind, AssertUnwindSafe},
    pin::pin,
    task::Poll,
};

use crate::{ErrorResponse, HandlerOutput, IntoErrorResponse};

/// A handler's panic.
///
/// The client gets 500 `Internal Server Error`; the panic's message goes to the log.
///
/// # Examples
///
/// ```
/// use cors_runtime::cors;
/// use http::{Request, Response};
///
/// #[cors(origins = "https://app.example.com", catch_panics)]
/// fn handler(request: Request<String>) -> Response<String> {
///     panic!("no such luck");
/// }
///
/// let response = handler(Request::default());
/// assert_eq!(response.status(), 500);
/// assert_eq!(response.headers()["access-control-allow-origin"], "https://app.example.com");
/// ```
pub struct Panic {
    message: Cow<'static, str>,
}

impl Panic {
    pub(crate) fn new(payload: &(dyn Any + Send)) -> Self {
        let message = match (payload.downcast_ref::<&'static str>(), payload.downcast_ref::<String>()) {
            (Some(message), _) => Cow::Borrowed(*message),
            (_, Some(message)) => Cow::Owned(message.clone()),
            (None, None) => Cow::Borrowed("a value that is no text"),
        };
        Self { message }
    }
}

impl fmt::Debug for Panic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the handler panicked: {}", self.message)
    }
}

impl ErrorResponse for Panic {}

/// Runs `handler`; its panic becomes a 500.
///
/// # Examples
///
/// ```
/// let response: http::Response<String> = cors_runtime::catch_panics(|| panic!("no such luck"));
/// assert_eq!(response.status(), 500);
/// ```
#[must_use]
pub fn catch_panics<T>(handler: impl FnOnce() -> T) -> T
where
    T: HandlerOutput,
    Panic: IntoErrorResponse<T::Response>,
{
    // What the handler left half done is dropped with it: only its arguments were within its reach.
    catch_unwind(AssertUnwindSafe(handler)).unwrap_or_else(|payload| output_of(Panic::new(&*payload)))
}

/// Runs the future of an `async` handler; its panic becomes a 500.
///
/// # Examples
///
/// ```
/// # async fn example() {
/// let response: http::Response<String> = cors_runtime::catch_panics_async(async { panic!("no such luck") }).await;
/// assert_eq!(response.status(), 500);
/// # }
/// ```
pub async fn catch_panics_async<T>(handler: impl Future<Output = T>) -> T
where
    T: HandlerOutput,
    Panic: IntoErrorResponse<T::Response>,
{
    caught(handler).await.unwrap_or_else(output_of)
}

/// What `handler` resolves to, or its panic.
pub(crate) async fn caught<T>(handler: impl Future<Output = T>) -> Result<T, Panic> {
    let mut handler = pin!(handler);
    poll_fn(|context| {
        // A future that panicked is not polled again: this one is ready.
        match catch_unwind(AssertUnwindSafe(|| handler.as_mut().poll(context))) {
            Ok(poll) => poll.map(Ok),
            Err(payload) => Poll::Ready(Err(Panic::new(&*payload))),
        }
    })
    .await
}

fn output_of<T>(panic: Panic) -> T
where
    T: HandlerOutput,
    Panic: IntoErrorResponse<T::Response>,
{
    T::from_response(panic.into_logged_response())
}

#[cfg(test)]
mod tests;
