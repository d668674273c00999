//! Routing that admits the preflights of annotated handlers, in place of [`axum::routing`].
//!
//! axum's own `get(handler)` answers `OPTIONS` with 405, so that no preflight reaches the handler. These functions take
//! annotated handlers alone, and answer each preflight by the policy of the handler that serves the method which it asks
//! for.

mod methods;
mod preflights;

pub use ::axum::routing::MethodFilter;

pub use self::methods::Methods;
use super::{Annotated, Called, HandlerState};

macro_rules! functions {
    ($($name:ident $method:ident,)*) => {
        $(
            #[doc = concat!("Routes `", stringify!($method), "` requests, and the preflights that ask for one, to an annotated handler.")]
            pub fn $name<H, C, S>(handler: H) -> Methods<S>
            where
                H: Annotated<C, S>,
                C: Called<S>,
                S: HandlerState,
            {
                on(MethodFilter::$method, handler)
            }
        )*
    };
}

functions! {
    delete DELETE,
    head HEAD,
    options OPTIONS,
    patch PATCH,
    post POST,
    put PUT,
}

/// Routes `GET` requests, `HEAD` requests unless another handler has them, and the preflights that ask for one, to an
/// annotated handler.
pub fn get<H, C, S>(handler: H) -> Methods<S>
where
    H: Annotated<C, S>,
    C: Called<S>,
    S: HandlerState,
{
    on(MethodFilter::GET, handler)
}

/// Routes requests of the methods in `filter`, and the preflights that ask for one, to an annotated handler.
///
/// # Examples
///
/// ```
/// use cors_runtime::axum::{cors, routing::{on, MethodFilter}};
///
/// #[cors(origins = "https://app.example.com", methods = "PUT, PATCH")]
/// async fn save() {}
///
/// let app: axum::Router = axum::Router::new().route("/", on(MethodFilter::PUT.or(MethodFilter::PATCH), save).into());
/// ```
pub fn on<H, C, S>(filter: MethodFilter, handler: H) -> Methods<S>
where
    H: Annotated<C, S>,
    C: Called<S>,
    S: HandlerState,
{
    Methods::new().on(filter, handler)
}

/// Routes requests of every method, and all preflights, to an annotated handler.
///
/// A handler that is added for one method has that method.
///
/// # Examples
///
/// ```
/// use cors_runtime::axum::{cors, routing::any};
/// use axum::http::Method;
///
/// #[cors(origins = "https://app.example.com", methods = "*")]
/// async fn echo(method: Method) -> String {
///     method.to_string()
/// }
///
/// let app: axum::Router = axum::Router::new().route("/", any(echo).into());
/// ```
pub fn any<H, C, S>(handler: H) -> Methods<S>
where
    H: Annotated<C, S>,
    C: Called<S>,
    S: HandlerState,
{
    Methods::any(handler)
}
