//! What a Vercel handler returns.

use std::convert::Infallible;

use bytes::Bytes;
use http::{header::CONTENT_TYPE, HeaderValue, StatusCode};
use serde_json::Value;
use vercel_runtime::ResponseBody;

use super::Response;

/// A handler's output: one of the types that `vercel_runtime` makes a response of, or a `Result` of one with any error.
///
/// There is nothing to implement. `vercel_runtime` keeps its own trait for this private, so its types are named here one
/// by one, with the status and the content type that it gives each: a response with any body that [`ResponseBody`] is made
/// from, text, bytes, JSON, a status, `()` (204), and `Option` (`None` is a 404).
///
/// # Examples
///
/// ```
/// use cors_runtime::vercel::HandlerOutput;
///
/// let Ok(response) = "hello".into_result();
/// assert_eq!(response.headers()["content-type"], "text/plain");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not what a Vercel handler returns",
    label = "neither becomes a response, nor is it a `Result` of what does",
    note = "return `vercel_runtime::Response<vercel_runtime::ResponseBody>`, text, bytes, a `serde_json::Value`, a status, `()`, an `Option` of one, or a `Result` of it"
)]
pub trait HandlerOutput {
    /// What there is instead of a response, if the handler failed.
    type Error;

    /// The response.
    ///
    /// # Errors
    ///
    /// The handler's own error, if it returned one.
    fn into_result(self) -> Result<Response, Self::Error>;
}

impl<T: HandlerOutput<Error = Infallible>, E> HandlerOutput for Result<T, E> {
    type Error = E;

    fn into_result(self) -> Result<Response, E> {
        self.map(into_response)
    }
}

impl<B: Into<ResponseBody>> HandlerOutput for http::Response<B> {
    type Error = Infallible;

    fn into_result(self) -> Result<Response, Infallible> {
        Ok(self.map(Into::into))
    }
}

impl<T: HandlerOutput<Error = Infallible>> HandlerOutput for Option<T> {
    type Error = Infallible;

    fn into_result(self) -> Result<Response, Infallible> {
        Ok(match self {
            Some(value) => into_response(value),
            None => response(StatusCode::NOT_FOUND, None, "Not Found"),
        })
    }
}

fn into_response<T: HandlerOutput<Error = Infallible>>(value: T) -> Response {
    value.into_result().unwrap_or_else(|never| match never {})
}

/// A type whose values are answered with one status and one content type.
macro_rules! outputs {
    ($($type:ty => |$value:ident| $status:expr, $content_type:expr, $body:expr;)*) => {
        $(
            impl HandlerOutput for $type {
                type Error = Infallible;

                fn into_result(self) -> Result<Response, Infallible> {
                    let $value = self;
                    Ok(response($status, $content_type, $body))
                }
            }
        )*
    };
}

outputs! {
    String => |text| StatusCode::OK, Some("text/plain"), text;
    &str => |text| StatusCode::OK, Some("text/plain"), text;
    Vec<u8> => |bytes| StatusCode::OK, Some("application/octet-stream"), bytes;
    Bytes => |bytes| StatusCode::OK, None, bytes;
    Value => |value| StatusCode::OK, Some("application/json"), value;
    StatusCode => |status| status, None, "";
    () => |nothing| StatusCode::NO_CONTENT, None, nothing;
}

fn response(status: StatusCode, content_type: Option<&'static str>, body: impl Into<ResponseBody>) -> Response {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    if let Some(content_type) = content_type {
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    }
    response
}
