//! The handlers of one path.

use std::{convert::Infallible, fmt};

use ::axum::{
    extract::Request,
    response::IntoResponse,
    routing::{any, on, MethodFilter, MethodRouter, Route},
};
use tower_layer::Layer;
use tower_service::Service;

use super::preflights::{contains, Options, Preflights};
use crate::axum::{annotated::Routed, Annotated, Called, HandlerState};

/// The annotated handlers of one path, each with its methods and with the preflights that ask for one of them.
///
/// `.into()` makes an [`axum::routing::MethodRouter`] of it, for [`Router::route`](::axum::Router::route);
/// without it, the router does not compile.
///
/// # Examples
///
/// ```
/// use axum::{extract::Path, Router};
/// use cors_runtime::axum::{cors, routing::get};
///
/// #[cors(origins = "*")]
/// async fn show(Path(id): Path<u32>) -> String {
///     format!("order {id}")
/// }
///
/// #[cors(origins = "https://admin.example.com", methods = "DELETE", credentials)]
/// async fn remove(Path(id): Path<u32>) {}
///
/// let app: Router = Router::new().route("/orders/{id}", get(show).delete(remove).into());
/// ```
#[must_use = "`.into()` makes a `MethodRouter` of it, for `Router::route`"]
pub struct Methods<S = ()> {
    /// Every method but `OPTIONS`.
    routes: MethodRouter<S>,
    /// Whether there are any but the fallback.
    has_routes: bool,
    /// `OPTIONS`, if a handler has it.
    options: Option<MethodRouter<S>>,
    preflights: Preflights<S>,
}

impl<S: HandlerState> Methods<S> {
    pub(super) fn new() -> Self {
        Self { routes: MethodRouter::new(), has_routes: false, options: None, preflights: Preflights::new() }
    }

    pub(super) fn any<H, C>(handler: H) -> Self
    where
        H: Annotated<C, S>,
        C: Called<S>,
    {
        let handler = Routed::new(handler);
        let mut preflights = Preflights::new();
        preflights.any(handler.clone());
        Self { routes: any(handler), has_routes: false, options: None, preflights }
    }

    /// As [`on`](super::on), for a path that has a handler already.
    ///
    /// # Panics
    ///
    /// As axum's own: if one of the methods has a handler.
    #[track_caller]
    pub fn on<H, C>(mut self, filter: MethodFilter, handler: H) -> Self
    where
        H: Annotated<C, S>,
        C: Called<S>,
    {
        let handler = Routed::new(handler);
        for method in METHODS {
            if contains(filter, method) {
                self.routes = self.routes.on(method, handler.clone());
                self.has_routes = true;
            }
        }
        if contains(filter, MethodFilter::OPTIONS) {
            let options = self.options.take().unwrap_or_default();
            self.options = Some(options.merge(on(MethodFilter::OPTIONS, handler.clone())));
        }
        self.preflights.on(filter, handler);
        self
    }

    /// Answers every method that no other handler has, and the preflights that ask for one, by an annotated handler.
    ///
    /// # Examples
    ///
    /// ```
    /// use axum::http::{Method, StatusCode};
    /// use cors_runtime::axum::{cors, routing::get};
    ///
    /// #[cors(origins = "*")]
    /// async fn show() {}
    ///
    /// #[cors(origins = "*")]
    /// async fn not_allowed(method: Method) -> (StatusCode, String) {
    ///     (StatusCode::METHOD_NOT_ALLOWED, format!("no {method} here"))
    /// }
    ///
    /// let app: axum::Router = axum::Router::new().route("/", get(show).fallback(not_allowed).into());
    /// ```
    pub fn fallback<H, C>(mut self, handler: H) -> Self
    where
        H: Annotated<C, S>,
        C: Called<S>,
    {
        let handler = Routed::new(handler);
        self.preflights.any(handler.clone());
        self.routes = self.routes.fallback(handler);
        self
    }

    /// Adds the handlers of another chain, or what has no policy: handlers without the attribute, and services.
    ///
    /// A preflight that asks for a method of what has no policy gets no CORS headers.
    ///
    /// # Examples
    ///
    /// ```
    /// use cors_runtime::axum::{cors, routing::{delete, get}};
    ///
    /// #[cors(origins = "*")]
    /// async fn show() {}
    ///
    /// #[cors(origins = "https://admin.example.com", methods = "DELETE")]
    /// async fn remove() {}
    ///
    /// async fn refresh() {}
    ///
    /// let handlers = get(show).merge(delete(remove)).merge(axum::routing::post(refresh));
    /// let app: axum::Router = axum::Router::new().route("/", handlers.into());
    /// ```
    ///
    /// # Panics
    ///
    /// As axum's own: if both have a handler for one method, or both one for every method. So does `.into()`, if what has no
    /// policy has a handler for `OPTIONS`.
    #[track_caller]
    pub fn merge(self, other: impl Into<Self>) -> Self {
        let other = other.into();
        let options = match (self.options, other.options) {
            (Some(options), Some(others)) => Some(options.merge(others)),
            (options, others) => options.or(others),
        };
        Self {
            routes: self.routes.merge(other.routes),
            has_routes: self.has_routes || other.has_routes,
            options,
            preflights: self.preflights.merge(other.preflights),
        }
    }

    /// Wraps the handlers that are here so far, and the answer to a method that none of them has, in a layer.
    ///
    /// Preflights are answered outside of it: browsers send them without cookies and without `Authorization`, so a layer
    /// that asks who is there would refuse them all. A layer around `Router::route` or around the
    /// [`MethodRouter`] that `.into()` makes sees them as well.
    ///
    /// # Examples
    ///
    /// ```
    /// use axum::Extension;
    /// use cors_runtime::axum::{cors, routing::get};
    ///
    /// #[cors(origins = "*")]
    /// async fn greet(Extension(name): Extension<&'static str>) -> String {
    ///     format!("hello, {name}")
    /// }
    ///
    /// let app: axum::Router = axum::Router::new().route("/", get(greet).layer(Extension("you")).into());
    /// ```
    pub fn layer<L>(self, layer: L) -> Self
    where
        L: Layer<Route> + Clone + Send + Sync + 'static,
        L::Service: Service<Request> + Clone + Send + Sync + 'static,
        <L::Service as Service<Request>>::Response: IntoResponse + 'static,
        <L::Service as Service<Request>>::Error: Into<Infallible> + 'static,
        <L::Service as Service<Request>>::Future: Send + 'static,
    {
        let options = self.options.map(|options| options.layer(layer.clone()));
        Self { routes: self.routes.layer(layer), options, ..self }
    }

    /// As [`layer`](Self::layer), but not around the answer to a method that no handler has.
    ///
    /// # Examples
    ///
    /// ```
    /// use axum::{extract::Request, http::StatusCode, middleware::{from_fn, Next}, response::Response};
    /// use cors_runtime::axum::{cors, routing::get};
    ///
    /// #[cors(origins = "https://app.example.com", headers = "authorization")]
    /// async fn secret() -> &'static str {
    ///     "secret"
    /// }
    ///
    /// async fn signed_in(request: Request, next: Next) -> Result<Response, StatusCode> {
    ///     if !request.headers().contains_key("authorization") {
    ///         return Err(StatusCode::UNAUTHORIZED);
    ///     }
    ///     Ok(next.run(request).await)
    /// }
    ///
    /// let app: axum::Router = axum::Router::new().route("/", get(secret).route_layer(from_fn(signed_in)).into());
    /// ```
    ///
    /// # Panics
    ///
    /// As axum's own: if there is no handler yet that it would be around.
    #[track_caller]
    pub fn route_layer<L>(mut self, layer: L) -> Self
    where
        L: Layer<Route> + Clone + Send + Sync + 'static,
        L::Service: Service<Request, Error = Infallible> + Clone + Send + Sync + 'static,
        <L::Service as Service<Request>>::Response: IntoResponse + 'static,
        <L::Service as Service<Request>>::Future: Send + 'static,
    {
        self.options = self.options.map(|options| options.route_layer(layer.clone()));
        if self.has_routes || self.options.is_none() {
            self.routes = self.routes.route_layer(layer);
        }
        self
    }
}

/// All but `OPTIONS`.
const METHODS: [MethodFilter; 8] = [
    MethodFilter::CONNECT,
    MethodFilter::DELETE,
    MethodFilter::GET,
    MethodFilter::HEAD,
    MethodFilter::PATCH,
    MethodFilter::POST,
    MethodFilter::PUT,
    MethodFilter::TRACE,
];

macro_rules! methods {
    ($($name:ident $method:ident,)*) => {
        impl<S: HandlerState> Methods<S> {
            $(
                #[doc = concat!("As [`", stringify!($name), "`](super::", stringify!($name), "()), for a path that has a handler already.")]
                ///
                /// # Panics
                ///
                /// As axum's own: if the method has a handler.
                #[track_caller]
                pub fn $name<H, C>(self, handler: H) -> Self
                where
                    H: Annotated<C, S>,
                    C: Called<S>,
                {
                    self.on(MethodFilter::$method, handler)
                }
            )*
        }
    };
}

methods! {
    delete DELETE,
    get GET,
    head HEAD,
    options OPTIONS,
    patch PATCH,
    post POST,
    put PUT,
}

/// What has no policy, to be [merged](Methods::merge).
impl<S: HandlerState> From<MethodRouter<S>> for Methods<S> {
    fn from(routes: MethodRouter<S>) -> Self {
        Self { routes, has_routes: true, ..Self::new() }
    }
}

impl<S: HandlerState> From<Methods<S>> for MethodRouter<S> {
    #[track_caller]
    fn from(Methods { routes, options, preflights, .. }: Methods<S>) -> Self {
        routes.clone().options(Options::new(preflights, routes, options))
    }
}

impl<S> Clone for Methods<S> {
    fn clone(&self) -> Self {
        Self {
            routes: self.routes.clone(),
            has_routes: self.has_routes,
            options: self.options.clone(),
            preflights: self.preflights.clone(),
        }
    }
}

impl<S> fmt::Debug for Methods<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Methods")
            .field("routes", &self.routes)
            .field("options", &self.options)
            .field("preflights", &self.preflights)
            .finish_non_exhaustive()
    }
}
