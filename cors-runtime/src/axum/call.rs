//! The one extractor of an annotated handler, which runs the handler's own.

use core::{convert::Infallible, future::Future};

use ::axum::{
    extract::{FromRequest, Request},
    handler::Handler,
    response::{IntoResponse, Response},
};

use super::{Extractor, HandlerState, LastExtractor, Output};

/// The whole request and the router's state: all that an annotated handler is called with.
///
/// The attribute writes it as the handler's one argument, so that the preflight is answered before any extractor runs,
/// and a rejection carries the headers.
#[derive(Debug)]
pub struct Call<S> {
    request: Request,
    state: S,
}

impl<S: HandlerState> FromRequest<S> for Call<S> {
    type Rejection = Infallible;

    async fn from_request(request: Request, state: &S) -> Result<Self, Infallible> {
        Ok(Self { request, state: state.clone() })
    }
}

impl<S: HandlerState> Call<S> {
    /// The request, as it arrived.
    #[must_use]
    #[inline]
    pub const fn request(&self) -> &Request {
        &self.request
    }

    /// Calls a handler that has no arguments.
    #[doc(hidden)]
    pub fn run_0<F, Fut>(self, handler: F) -> impl Future<Output = Response> + Send
    where
        F: FnOnce() -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output: Output> + Send,
    {
        Handler::<((),), S>::call(handler, self.request, self.state)
    }

    /// As [`run_0`](Self::run_0), with `error` to turn the handler's error into a response.
    #[doc(hidden)]
    pub fn run_0_or<F, Fut, T, E, R>(self, handler: F, error: R) -> impl Future<Output = Response> + Send
    where
        F: FnOnce() -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = Result<T, E>> + Send,
        T: Output,
        R: FnOnce(E) -> Response + Clone + Send + Sync + 'static,
    {
        self.run_0(move || or(handler(), error))
    }
}

/// What a handler's `Ok` is, or what `error` makes of its `Err`.
async fn or<T: Output, E>(output: impl Future<Output = Result<T, E>>, error: impl FnOnce(E) -> Response) -> Response {
    output.await.map_or_else(error, IntoResponse::into_response)
}

/// The same for each number of arguments: with the types spelled out, rustc names the one that is wrong.
macro_rules! run {
    ($($run:ident $run_or:ident ($($part:ident)*);)*) => {
        impl<S: HandlerState> Call<S> {
            $(
                #[doc(hidden)]
                #[doc = "Runs the extractors, and calls the handler if none of them rejects the request."]
                pub fn $run<F, Fut, M, $($part,)* L>(self, handler: F) -> impl Future<Output = Response> + Send
                where
                    F: FnOnce($($part,)* L) -> Fut + Clone + Send + Sync + 'static,
                    Fut: Future<Output: Output> + Send,
                    $($part: Extractor<S> + Send,)*
                    L: LastExtractor<S, M> + Send,
                {
                    Handler::<(M, $($part,)* L,), S>::call(handler, self.request, self.state)
                }

                #[doc(hidden)]
                #[doc = concat!("As [`", stringify!($run), "`](Self::", stringify!($run), "), with `error` to turn the handler's error into a response.")]
                #[allow(non_snake_case, reason = "an argument is called by its type")]
                pub fn $run_or<F, Fut, T, E, R, M, $($part,)* L>(
                    self,
                    handler: F,
                    error: R,
                ) -> impl Future<Output = Response> + Send
                where
                    F: FnOnce($($part,)* L) -> Fut + Clone + Send + Sync + 'static,
                    Fut: Future<Output = Result<T, E>> + Send,
                    T: Output,
                    R: FnOnce(E) -> Response + Clone + Send + Sync + 'static,
                    $($part: Extractor<S> + Send,)*
                    L: LastExtractor<S, M> + Send,
                {
                    self.$run(move |$($part: $part,)* last: L| or(handler($($part,)* last), error))
                }
            )*
        }
    };
}

run! {
    run_1 run_1_or ();
    run_2 run_2_or (A1);
    run_3 run_3_or (A1 A2);
    run_4 run_4_or (A1 A2 A3);
    run_5 run_5_or (A1 A2 A3 A4);
    run_6 run_6_or (A1 A2 A3 A4 A5);
    run_7 run_7_or (A1 A2 A3 A4 A5 A6);
    run_8 run_8_or (A1 A2 A3 A4 A5 A6 A7);
    run_9 run_9_or (A1 A2 A3 A4 A5 A6 A7 A8);
    run_10 run_10_or (A1 A2 A3 A4 A5 A6 A7 A8 A9);
    run_11 run_11_or (A1 A2 A3 A4 A5 A6 A7 A8 A9 A10);
    run_12 run_12_or (A1 A2 A3 A4 A5 A6 A7 A8 A9 A10 A11);
    run_13 run_13_or (A1 A2 A3 A4 A5 A6 A7 A8 A9 A10 A11 A12);
    run_14 run_14_or (A1 A2 A3 A4 A5 A6 A7 A8 A9 A10 A11 A12 A13);
    run_15 run_15_or (A1 A2 A3 A4 A5 A6 A7 A8 A9 A10 A11 A12 A13 A14);
    run_16 run_16_or (A1 A2 A3 A4 A5 A6 A7 A8 A9 A10 A11 A12 A13 A14 A15);
}
