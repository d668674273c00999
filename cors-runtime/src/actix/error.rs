//! Errors that become a response.

use std::{borrow::Cow, error::Error, fmt, sync::Arc};

use actix_web::{
    body::BoxBody,
    http::{header::ContentType, StatusCode},
    HttpResponse, ResponseError,
};

use crate::{
    error::{report_debug, WithSources},
    ErrorResponse, HandlerError, IntoErrorResponse,
};

impl<E: ErrorResponse> IntoErrorResponse<HttpResponse> for E {
    fn into_error_response(self) -> HttpResponse {
        // Both crates take any status from 100 to 999.
        let status = StatusCode::from_u16(self.status().as_u16()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        text_response(status, self.message())
    }

    fn report(&self, log: &mut dyn FnMut(&dyn fmt::Display)) {
        report_debug(self, log);
    }
}

impl IntoErrorResponse<Self> for HttpResponse {
    fn into_error_response(self) -> Self {
        self
    }
}

/// Answers with the status and the text of an [`ErrorResponse`]: `#[cors(…, error = cors_runtime::actix::error_response)]`.
///
/// This is for an error that answers on several platforms alike; on actix-web alone, implement its own [`ResponseError`].
///
/// # Examples
///
/// ```
/// use actix_web::{web, HttpResponse};
/// use cors_runtime::{actix::{cors, error_response}, ErrorResponse};
///
/// #[derive(Debug)]
/// struct OutOfStock;
///
/// impl ErrorResponse for OutOfStock {}
///
/// #[cors(origins = "https://app.example.com", error = error_response)]
/// async fn order(item: web::Path<String>) -> Result<HttpResponse, OutOfStock> {
///     Err(OutOfStock)
/// }
/// ```
pub fn error_response<E: ErrorResponse>(error: E) -> HttpResponse {
    error.into_logged_response()
}

/// Answers 500 to any error: `#[cors(…, error = cors_runtime::actix::internal_server_error)]`.
///
/// The error's text never reaches the client. It goes to the log (feature `tracing`), and actix-web finds it as the
/// response's [`error`](HttpResponse::error), which is a [`HandlerError`].
///
/// # Examples
///
/// ```
/// let response = cors_runtime::actix::internal_server_error("the disk is full");
/// assert_eq!(response.status(), 500);
/// assert_eq!(response.error().unwrap().to_string(), "the disk is full");
/// ```
pub fn internal_server_error<E: Into<Box<dyn Error + Send + Sync>>>(error: E) -> HttpResponse {
    let error = error.into();
    #[cfg(feature = "tracing")]
    tracing::error!("{}", crate::log::OneLine(&WithSources(&*error)));
    HttpResponse::from_error(HandlerError(Arc::from(error)))
}

/// An error that became a 500: its text is for the log alone.
impl ResponseError for HandlerError {
    fn error_response(&self) -> HttpResponse<BoxBody> {
        let status = StatusCode::INTERNAL_SERVER_ERROR;
        text_response(status, Cow::Borrowed(status.canonical_reason().unwrap_or("Error")))
    }
}

/// The response, unless actix-web put a boxed error's own text into its body: that stays out of it.
pub(super) fn hide_boxed_error(response: HttpResponse) -> HttpResponse {
    let boxed = response.error().and_then(|error| error.as_error::<Box<dyn Error>>());
    // It cannot cross threads, as a response's may: its text can.
    match boxed.map(|error| WithSources(&**error).to_string()) {
        Some(text) => internal_server_error(text),
        None => response,
    }
}

fn text_response(status: StatusCode, text: Cow<'static, str>) -> HttpResponse {
    let mut response = HttpResponse::build(status);
    response.content_type(ContentType::plaintext());
    match text {
        Cow::Borrowed(text) => response.body(text),
        Cow::Owned(text) => response.body(text),
    }
}

#[cfg(test)]
mod tests;
