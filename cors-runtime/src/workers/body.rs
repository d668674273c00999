//! `worker`'s own body and error.

use core::fmt;

use ::worker::{Body, Error, HttpResponse};
use http::Response;

use crate::{
    error::hidden,
    own_body::{EmptyBody, ErrorWithBody, OfPlatform},
    IntoErrorResponse,
};

impl EmptyBody<OfPlatform> for Body {
    fn empty() -> Self {
        Self::empty()
    }
}

/// The kind of [`ErrorWithBody`] whose text becomes `worker`'s own body.
pub enum AsText {}

impl fmt::Debug for AsText {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl<E: IntoErrorResponse<Response<String>>> ErrorWithBody<Body, AsText> for E {
    fn into_response(self) -> Response<Body> {
        self.into_error_response().map(text)
    }

    fn report(&self, log: &mut dyn FnMut(&dyn fmt::Display)) {
        IntoErrorResponse::report(self, log);
    }
}

/// A body is a stream of JavaScript's: it is left out where none can be made, since headers go without one.
fn text(text: String) -> Body {
    let response = ::worker::Response::ok(text).and_then(HttpResponse::try_from);
    response.map_or_else(|_| Body::empty(), Response::into_body)
}

impl<B: From<&'static str> + From<String>> IntoErrorResponse<Response<B>> for Error {
    fn into_error_response(self) -> Response<B> {
        // It cannot cross threads, as a response may: its text can.
        hidden(self.to_string().into())
    }

    fn report(&self, log: &mut dyn FnMut(&dyn fmt::Display)) {
        log(self);
    }
}
