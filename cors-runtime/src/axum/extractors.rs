//! A handler's arguments, extracted one after the other.

use core::future::Future;

use ::axum::{
    extract::Request,
    response::{IntoResponse, Response},
};

use super::{Extractor, HandlerState, LastExtractor};

/// The arguments of a handler, as a tuple: each of them an [`Extractor`], and the last a [`LastExtractor`].
///
/// There is nothing to implement.
pub trait Extractors<S, Via>: Sized + 'static {
    /// Runs the extractors in order.
    ///
    /// # Errors
    ///
    /// The rejection of the first that rejects the request, as a response.
    fn extract(request: Request, state: &S) -> impl Future<Output = Result<Self, Response>> + Send;
}

/// A function of these arguments.
///
/// There is nothing to implement.
pub trait Function<A> {
    /// What it returns.
    type Output;

    #[doc(hidden)]
    fn call(self, arguments: A) -> Self::Output;
}

impl<S: HandlerState> Extractors<S, ()> for () {
    async fn extract(_: Request, _: &S) -> Result<(), Response> {
        Ok(())
    }
}

impl<F: FnOnce() -> T, T> Function<()> for F {
    type Output = T;

    fn call(self, (): ()) -> T {
        self()
    }
}

macro_rules! extractors {
    ($(($($part:ident)*))*) => {
        $(
            #[allow(non_snake_case, reason = "an argument is called by its type")]
            impl<S, Via, $($part,)* Last> Extractors<S, Via> for ($($part,)* Last,)
            where
                S: HandlerState,
                $($part: Extractor<S> + Send + 'static,)*
                Last: LastExtractor<S, Via> + Send + 'static,
            {
                async fn extract(request: Request, state: &S) -> Result<Self, Response> {
                    #[allow(unused_mut, reason = "one argument takes the whole request")]
                    let (mut parts, body) = request.into_parts();
                    $(let $part = $part::from_request_parts(&mut parts, state).await.map_err(IntoResponse::into_response)?;)*
                    let last = Last::from_request(Request::from_parts(parts, body), state).await;
                    Ok(($($part,)* last.map_err(IntoResponse::into_response)?,))
                }
            }

            #[allow(non_snake_case, reason = "an argument is called by its type")]
            impl<F, T, $($part,)* Last> Function<($($part,)* Last,)> for F
            where
                F: FnOnce($($part,)* Last) -> T,
            {
                type Output = T;

                fn call(self, ($($part,)* last,): ($($part,)* Last,)) -> T {
                    self($($part,)* last)
                }
            }
        )*
    };
}

extractors! {
    ()
    (A1)
    (A1 A2)
    (A1 A2 A3)
    (A1 A2 A3 A4)
    (A1 A2 A3 A4 A5)
    (A1 A2 A3 A4 A5 A6)
    (A1 A2 A3 A4 A5 A6 A7)
    (A1 A2 A3 A4 A5 A6 A7 A8)
    (A1 A2 A3 A4 A5 A6 A7 A8 A9)
    (A1 A2 A3 A4 A5 A6 A7 A8 A9 A10)
    (A1 A2 A3 A4 A5 A6 A7 A8 A9 A10 A11)
    (A1 A2 A3 A4 A5 A6 A7 A8 A9 A10 A11 A12)
    (A1 A2 A3 A4 A5 A6 A7 A8 A9 A10 A11 A12 A13)
    (A1 A2 A3 A4 A5 A6 A7 A8 A9 A10 A11 A12 A13 A14)
    (A1 A2 A3 A4 A5 A6 A7 A8 A9 A10 A11 A12 A13 A14 A15)
}
