//! What an annotated handler asks of its arguments, its output and the router's state: axum's own traits, with messages
//! that speak of the handler.

use ::axum::{
    extract::{FromRequest, FromRequestParts},
    response::IntoResponse,
};

/// What a router's state is: implemented for every type that axum takes for one.
pub trait HandlerState: Clone + Send + Sync + 'static {}

impl<S: Clone + Send + Sync + 'static> HandlerState for S {}

/// An argument of a handler, but not the last: everything that implements [`FromRequestParts`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an extractor that leaves the body alone",
    label = "it has an argument that is no extractor",
    note = "each argument but the last implements `axum::extract::FromRequestParts<S>`, where `S` is the router's state",
    note = "`State<T>` wants a router whose state is `T`, or a state of which `T` is a part (`FromRef`)"
)]
pub trait Extractor<S>: FromRequestParts<S> {}

#[diagnostic::do_not_recommend]
impl<S, T: FromRequestParts<S>> Extractor<S> for T {}

/// The last argument of a handler, which may take the body: everything that implements [`FromRequest`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an extractor",
    label = "it has an argument that is no extractor",
    note = "the last argument implements `axum::extract::FromRequest<S, M>`, where `S` is the router's state, and so does whatever implements `FromRequestParts<S>`",
    note = "`State<T>` wants a router whose state is `T`, or a state of which `T` is a part (`FromRef`)"
)]
pub trait LastExtractor<S, M>: FromRequest<S, M> {}

#[diagnostic::do_not_recommend]
impl<S, M, T: FromRequest<S, M>> LastExtractor<S, M> for T {}

/// What a handler returns: everything that implements [`IntoResponse`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not what an axum handler returns",
    label = "no response",
    note = "return what implements `axum::response::IntoResponse`; of a `Result`, both sides do",
    note = "for an error that does not, name a function from it to the response: `#[cors(…, error = path)]`; `cors_runtime::internal_server_error` answers 500"
)]
pub trait Output: IntoResponse {}

#[diagnostic::do_not_recommend]
impl<T: IntoResponse> Output for T {}
