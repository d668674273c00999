//! Routes for annotated handlers: each serves its method, and the preflights that ask for it.
//!
//! actix-web's own `web::get()` lets no `OPTIONS` request through, and so no preflight reaches the handler. These take its
//! place, in a resource or in [`App::route`](actix_web::App::route), and several on one path each answer by the policy of
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

use actix_web::{
    dev::RequestHead,
    guard,
    http::{
        header::{ACCESS_CONTROL_REQUEST_METHOD, ORIGIN},
        Method,
    },
    web, Route,
};

macro_rules! routes {
    ($($name:ident $method:ident)*) => {
        $(
            #[doc = concat!("A route for `", stringify!($method), "` and the preflights that ask for it.")]
            #[doc = ""]
            #[doc = "# Examples"]
            #[doc = ""]
            #[doc = "```"]
            #[doc = concat!("let route = cors_runtime::actix::routing::", stringify!($name), "().to(actix_web::HttpResponse::Ok);")]
            #[doc = "```"]
            #[must_use]
            pub fn $name() -> Route {
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
/// use actix_web::http::Method;
///
/// let purge = Method::from_bytes(b"PURGE")?;
/// let route = cors_runtime::actix::routing::method(purge).to(actix_web::HttpResponse::Ok);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn method(method: Method) -> Route {
    web::route().guard(guard::fn_guard(move |context| serves(&method, context.head())))
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
