//! Routes for annotated handlers: each serves its method, and the preflights that ask for it.
//!
//! actix-web's own `web::get()` lets no `OPTIONS` request through, so that no preflight would reach the handler: an annotated
//! handler does not compile there. These take its place, in a resource or in [`App::route`](actix_web::App::route), and several on one path each answer by the policy of
//! the handler that serves what is asked for. A preflight for a method that none of them serves gets actix-web's 404 or 405,
//! without headers, so that the browser refuses the request.
//!
//! ```
//! use actix_web::{http::{header, Method}, test, web, App, HttpResponse};
//! use cors_runtime::actix::{cors, routing};
//!
//! #[cors(origins = "*", methods = "GET")]
//! async fn list() -> &'static str {
//!     "orders"
//! }
//!
//! #[cors(origins = "https://app.example.com", methods = "PUT")]
//! async fn replace(order: String) -> HttpResponse {
//!     HttpResponse::NoContent().finish()
//! }
//!
//! # actix_web::rt::System::new().block_on(async {
//! let orders = web::resource("/orders").route(routing::get().to(list)).route(routing::put().to(replace));
//! let app = test::init_service(App::new().service(orders)).await;
//!
//! let preflight = test::TestRequest::with_uri("/orders")
//!     .method(Method::OPTIONS)
//!     .insert_header((header::ORIGIN, "https://app.example.com"))
//!     .insert_header((header::ACCESS_CONTROL_REQUEST_METHOD, "PUT"));
//! let response = test::call_service(&app, preflight.to_request()).await;
//! assert_eq!(response.headers().get("access-control-allow-methods").unwrap(), "PUT");
//! # });
//! ```

use std::fmt;

use actix_web::{
    dev::RequestHead,
    guard::{self, Guard},
    http::{
        header::{ACCESS_CONTROL_REQUEST_METHOD, ORIGIN},
        Method,
    },
    web::{self, Payload},
    Handler, HttpRequest, Route,
};

use super::{Annotated, Call};

/// A route that wants its handler: [`to`](Self::to) makes an [`actix_web::Route`] of it.
#[must_use = "a route is nothing without a handler"]
pub struct Methods(Route);

impl Methods {
    /// Takes only what `guard` lets through, preflights included.
    ///
    /// # Examples
    ///
    /// ```
    /// use actix_web::{guard::Host, HttpResponse};
    /// use cors_runtime::actix::{cors, routing};
    ///
    /// #[cors(origins = "*")]
    /// async fn list() -> HttpResponse {
    ///     HttpResponse::Ok().finish()
    /// }
    ///
    /// let route = routing::get().guard(Host("api.example.com")).to(list);
    /// ```
    pub fn guard<G: Guard + 'static>(self, guard: G) -> Self {
        Self(self.0.guard(guard))
    }

    /// The route to an annotated handler.
    ///
    /// It can be [wrapped](Route::wrap) then; middleware sees preflights, which come without cookies and `Authorization`.
    pub fn to<H, A>(self, handler: H) -> Route
    where
        H: Handler<A>,
        A: Annotated<H::Output>,
    {
        self.0.to(move |request: HttpRequest, payload: Payload| {
            let output = handler.call(A::of(Call::new(request, payload)));
            async move { A::response(output.await) }
        })
    }
}

impl fmt::Debug for Methods {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Methods").finish_non_exhaustive()
    }
}

macro_rules! routes {
    ($($name:ident $method:ident)*) => {
        $(
            #[doc = concat!("A route for `", stringify!($method), "` and the preflights that ask for it.")]
            #[doc = ""]
            #[doc = "# Examples"]
            #[doc = ""]
            #[doc = "```"]
            #[doc = "# use cors_runtime::actix::{cors, routing};"]
            #[doc = "# #[cors(origins = \"*\")]"]
            #[doc = "# async fn handler() -> actix_web::HttpResponse { actix_web::HttpResponse::Ok().finish() }"]
            #[doc = concat!("let route = routing::", stringify!($name), "().to(handler);")]
            #[doc = "```"]
            pub fn $name() -> Methods {
                method(Method::$method)
            }
        )*
    };
}

routes! { get GET head HEAD post POST put PUT patch PATCH delete DELETE }

/// A route for any method and the preflights that ask for it.
///
/// # Examples
///
/// ```
/// use actix_web::{http::Method, HttpResponse};
/// use cors_runtime::actix::{cors, routing};
///
/// #[cors(origins = "https://app.example.com", methods = "PURGE")]
/// async fn purge() -> HttpResponse {
///     HttpResponse::NoContent().finish()
/// }
///
/// let route = routing::method(Method::from_bytes(b"PURGE")?).to(purge);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn method(method: Method) -> Methods {
    Methods(web::route().guard(guard::fn_guard(move |context| serves(&method, context.head()))))
}

/// A route for every request, and so for every preflight: what `web::route()` is, and what
/// [`App::default_service`](actix_web::App::default_service) takes.
///
/// # Examples
///
/// ```
/// use actix_web::{http::StatusCode, web, App};
/// use cors_runtime::actix::{cors, routing};
///
/// #[cors(origins = "*", methods = "*")]
/// async fn echo(body: String) -> String {
///     body
/// }
///
/// #[cors(origins = "*")]
/// async fn not_found() -> (&'static str, StatusCode) {
///     ("nothing here", StatusCode::NOT_FOUND)
/// }
///
/// let app = App::new().route("/echo", routing::any().to(echo)).default_service(routing::any().to(not_found));
/// ```
pub fn any() -> Methods {
    Methods(web::route())
}

fn serves(method: &Method, request: &RequestHead) -> bool {
    if request.method != Method::OPTIONS {
        return request.method == *method;
    }
    let mut asked = request.headers.get_all(ACCESS_CONTROL_REQUEST_METHOD);
    match (asked.next(), asked.next()) {
        (Some(asked), None) if request.headers.contains_key(ORIGIN) => asked.as_bytes() == method.as_str().as_bytes(),
        // No preflight.
        _ => *method == Method::OPTIONS,
    }
}

#[cfg(test)]
mod tests {
    use actix_web::{http::Method, test::TestRequest};

    use super::serves;

    const ORIGIN: (&str, &str) = ("origin", "https://app.example.com");
    const ASKS_FOR_PUT: (&str, &str) = ("access-control-request-method", "PUT");

    /// Which of `PUT`, `OPTIONS` and `GET` serve a request with these header lines.
    fn served(method: Method, lines: &[(&'static str, &'static str)]) -> Vec<Method> {
        let request =
            lines.iter().fold(TestRequest::default().method(method), |request, line| request.append_header(*line));
        let request = request.to_http_request();
        let methods = [Method::PUT, Method::OPTIONS, Method::GET];
        methods.into_iter().filter(|method| serves(method, request.head())).collect()
    }

    #[test]
    fn a_method_serves_its_own_requests() {
        assert_eq!(served(Method::PUT, &[]), [Method::PUT]);
        assert_eq!(served(Method::GET, &[ORIGIN, ASKS_FOR_PUT]), [Method::GET]);
        assert_eq!(served(Method::OPTIONS, &[]), [Method::OPTIONS]);
    }

    #[test]
    fn a_method_serves_the_preflights_that_ask_for_it() {
        assert_eq!(served(Method::OPTIONS, &[ORIGIN, ASKS_FOR_PUT]), [Method::PUT]);
        assert!(served(Method::OPTIONS, &[ORIGIN, ("access-control-request-method", "put")]).is_empty());
    }

    /// Fetch, "HTTP requests": nothing less, and nothing twice.
    #[test]
    fn what_is_no_preflight_is_a_request_for_options() {
        assert_eq!(served(Method::OPTIONS, &[ASKS_FOR_PUT]), [Method::OPTIONS]);
        assert_eq!(served(Method::OPTIONS, &[ORIGIN]), [Method::OPTIONS]);
        assert_eq!(served(Method::OPTIONS, &[ORIGIN, ASKS_FOR_PUT, ASKS_FOR_PUT]), [Method::OPTIONS]);
    }
}
