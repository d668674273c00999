//! The one argument of an annotated handler, and which routes may pass it.

use std::{
    fmt,
    future::{ready, Ready},
    marker::PhantomData,
};

use actix_web::{dev, web::Payload, Error, FromRequest, HttpRequest, HttpResponse};

/// The whole request: all that an annotated handler is called with.
///
/// The attribute writes it as the handler's one argument, so that the preflight is answered before any extractor runs, and
/// a rejection carries the headers. `Via` is the way in which the handler is routed: by [`routing`](super::routing), or by
/// a [routing macro](RoutingMacro) below the attribute. What else actix-web has does not compile with it, since no
/// preflight would reach the handler.
pub struct Call<Via = Routing> {
    request: HttpRequest,
    payload: Payload,
    via: PhantomData<Via>,
}

impl<Via> Call<Via> {
    /// The call of a request, for whoever calls the handler directly.
    ///
    /// # Examples
    ///
    /// ```
    /// use actix_web::{test::TestRequest, web::Payload, HttpResponse};
    /// use cors_runtime::actix::{cors, Call};
    ///
    /// #[cors(origins = "https://app.example.com")]
    /// async fn handler() -> HttpResponse {
    ///     HttpResponse::Ok().finish()
    /// }
    ///
    /// # actix_web::rt::System::new().block_on(async {
    /// let payload = TestRequest::default().to_srv_request().extract::<Payload>().await?;
    /// let response = handler(Call::new(TestRequest::default().to_http_request(), payload)).await;
    /// assert_eq!(response.headers().get("access-control-allow-origin").unwrap(), "https://app.example.com");
    /// # Ok::<(), actix_web::Error>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub const fn new(request: HttpRequest, payload: Payload) -> Self {
        Self { request, payload, via: PhantomData }
    }

    /// The request, and its body.
    #[must_use]
    pub fn into_parts(self) -> (HttpRequest, Payload) {
        (self.request, self.payload)
    }
}

impl<Via> fmt::Debug for Call<Via> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call").field("request", &self.request).finish_non_exhaustive()
    }
}

/// A handler that is routed by [`routing`](super::routing).
#[derive(Debug)]
pub enum Routing {}

/// A handler that actix-web's own routing macro registers, which stands below the attribute and names `OPTIONS`.
#[derive(Debug)]
pub enum RoutingMacro {}

/// A way to a handler that preflights take as well.
#[diagnostic::on_unimplemented(
    message = "a handler with `#[cors]` is routed where preflights may not reach it",
    label = "not known to let preflights through",
    note = "route it by `cors_runtime::actix::routing`, which takes the place of actix-web's own: `.route(\"/path\", routing::post().to(handler))`, or `routing::any()` for every method",
    note = "a routing macro stands below `#[cors]`, and names `OPTIONS`: `#[route(\"/path\", method = \"POST\", method = \"OPTIONS\")]`"
)]
pub trait AdmitsPreflights {}

impl AdmitsPreflights for RoutingMacro {}

impl<Via: AdmitsPreflights + 'static> FromRequest for Call<Via> {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;

    fn from_request(request: &HttpRequest, payload: &mut dev::Payload) -> Self::Future {
        let payload = <Payload as FromRequest>::from_request(request, payload).into_inner();
        ready(payload.map(|payload| Self::new(request.clone(), payload)))
    }
}

/// A handler with `#[cors_runtime::actix::cors]`, by what actix-web calls it with, and by its output `O`: [`Call`] is its one
/// argument, and an [`HttpResponse`] what it returns.
//
// The output is a parameter, and no bound beside it: a handler without the attribute would be an error for either.
#[diagnostic::on_unimplemented(
    message = "this handler has no `#[cors_runtime::actix::cors]`",
    label = "takes annotated handlers alone",
    note = "annotate the handler; or keep it without CORS, under actix-web's own `web::get()` and the like"
)]
pub trait Annotated<O>: 'static {
    #[doc(hidden)]
    fn of(call: Call) -> Self;

    #[doc(hidden)]
    fn response(output: O) -> HttpResponse;
}

impl Annotated<HttpResponse> for (Call,) {
    fn of(call: Call) -> Self {
        (call,)
    }

    fn response(output: HttpResponse) -> HttpResponse {
        output
    }
}

/// Were there but one, rustc would take it for what is meant, and complain of a handler's arguments.
#[diagnostic::do_not_recommend]
impl Annotated<HttpResponse> for (Call<RoutingMacro>,) {
    fn of(Call { request, payload, .. }: Call) -> Self {
        (Call::new(request, payload),)
    }

    fn response(output: HttpResponse) -> HttpResponse {
        output
    }
}
