//! A handler's call: its arguments are extracted, and what it returns becomes a response.

use std::future::Future;

use actix_web::{web::Payload, FromRequest, HttpRequest, HttpResponse, Responder};

use super::error::hide_boxed_error;

/// Extracts the arguments, or makes a response of the rejection.
#[doc(hidden)]
pub async fn extract<A: Extractors>(request: &HttpRequest, payload: Payload) -> Result<A, HttpResponse> {
    let arguments = A::from_request(request, &mut payload.into_inner()).await;
    arguments.map_err(|rejection| hide_boxed_error(HttpResponse::from_error(rejection)))
}

/// Calls the handler with what was extracted, and makes a response of its output.
#[doc(hidden)]
pub async fn respond<A, F>(
    request: &HttpRequest,
    arguments: Result<A, HttpResponse>,
    handler: impl FnOnce(A) -> F,
) -> HttpResponse
where
    F: Future<Output: HandlerOutput>,
{
    match arguments {
        Ok(arguments) => hide_boxed_error(handler(arguments).await.into_response(request)),
        Err(rejection) => rejection,
    }
}

/// As [`respond`], with `error` to turn the handler's error into a response.
#[doc(hidden)]
pub async fn respond_or<A, F, R, E, T>(
    request: &HttpRequest,
    arguments: Result<A, HttpResponse>,
    handler: impl FnOnce(A) -> F,
    error: impl FnOnce(E) -> T,
) -> HttpResponse
where
    F: Future<Output = Result<R, E>>,
    // As actix-web has it, for an `Ok(())` as well.
    Result<R, actix_web::Error>: HandlerOutput,
    T: HandlerOutput,
{
    let arguments = match arguments {
        Ok(arguments) => arguments,
        Err(rejection) => return rejection,
    };
    let response = match handler(arguments).await {
        Ok(output) => Ok::<R, actix_web::Error>(output).into_response(request),
        Err(reason) => error(reason).into_response(request),
    };
    hide_boxed_error(response)
}

/// A handler's argument: anything that actix-web extracts from a request.
///
/// There is nothing to implement but actix-web's [`FromRequest`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an argument that actix-web extracts from a request",
    label = "not an extractor",
    note = "an argument is an extractor, such as `web::Json<{Self}>`, `web::Path<{Self}>` or `web::Data<{Self}>`; a type of your own is one by `impl actix_web::FromRequest`"
)]
pub trait Extractor: FromRequest + 'static {}

#[diagnostic::do_not_recommend]
impl<T: FromRequest + 'static> Extractor for T {}

/// A handler's arguments, up to sixteen.
#[doc(hidden)]
pub trait Extractors: FromRequest {}

macro_rules! extractors {
    ($($name:ident)*) => {
        impl<$($name: Extractor),*> Extractors for ($($name,)*) {}
    };
}

extractors! {}
extractors! { A }
extractors! { A B }
extractors! { A B C }
extractors! { A B C D }
extractors! { A B C D E }
extractors! { A B C D E F }
extractors! { A B C D E F G }
extractors! { A B C D E F G H }
extractors! { A B C D E F G H I }
extractors! { A B C D E F G H I J }
extractors! { A B C D E F G H I J K }
extractors! { A B C D E F G H I J K L }
extractors! { A B C D E F G H I J K L M }
extractors! { A B C D E F G H I J K L M N }
extractors! { A B C D E F G H I J K L M N O }
extractors! { A B C D E F G H I J K L M N O P }

/// A handler's output: anything that actix-web makes a response of.
///
/// There is nothing to implement but actix-web's [`Responder`], and [`ResponseError`](actix_web::ResponseError) for an error.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an output that actix-web can respond with",
    label = "neither a `Responder` nor a `Result` of one",
    note = "return a `Responder`, such as `HttpResponse` or `web::Json`, or a `Result` of one whose error is an `actix_web::ResponseError`",
    note = "for any other error, name a function from it to the response: `#[cors(…, error = path)]`; `error = cors_runtime::actix::internal_server_error` answers 500 and, with the feature `tracing`, logs it"
)]
pub trait HandlerOutput {
    /// The response.
    fn into_response(self, request: &HttpRequest) -> HttpResponse;
}

#[diagnostic::do_not_recommend]
impl<T: Responder> HandlerOutput for T {
    fn into_response(self, request: &HttpRequest) -> HttpResponse {
        self.respond_to(request).map_into_boxed_body()
    }
}
