//! The layer.

use tower_layer::Layer;

use super::CorsService;
use crate::{finished, Policy};

/// A policy for what happens outside of any annotated handler.
///
/// See [the module](super) for what it does.
///
/// # Examples
///
/// A policy that is built at run time does as well: anything that derefs to a [`Policy`] for as long as the program runs.
///
/// ```
/// use std::sync::LazyLock;
/// use cors_runtime::{policy, tower::CorsLayer, Policy};
///
/// static API: Policy = policy!(origins = "https://app.example.com");
/// static LATER: LazyLock<Policy> = LazyLock::new(|| policy!(origins = "https://app.example.com"));
///
/// let layers = [CorsLayer::new(&API), CorsLayer::new(&LATER)];
/// ```
#[derive(Debug, Clone, Copy)]
#[must_use = "a layer does nothing until it is put around a service"]
pub struct CorsLayer {
    pub(super) policy: &'static Policy,
    pub(super) preflights: Preflights,
}

/// Who has the first word on a preflight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Preflights {
    /// An annotated handler inside, if there is one that it reaches.
    Inside,
    /// The layer.
    Here,
}

impl CorsLayer {
    /// The layer of a policy.
    pub const fn new(policy: &'static Policy) -> Self {
        Self { policy, preflights: Preflights::Inside }
    }

    /// Answers every *CORS-preflight request* by this layer's own policy, and lets none inside.
    ///
    /// This is for a service without annotated handlers: what costs something inside (a proxy, a rate limit) is then spared
    /// what it has no answer to. The policy of a handler that is annotated would have no say in its own preflights.
    ///
    /// # Examples
    ///
    /// ```
    /// use cors_runtime::{policy, tower::CorsLayer, Policy};
    ///
    /// static API: Policy = policy!(origins = "https://app.example.com", methods = "GET, PUT");
    ///
    /// let layer = CorsLayer::new(&API).answer_every_preflight();
    /// ```
    pub const fn answer_every_preflight(self) -> Self {
        Self { preflights: Preflights::Here, ..self }
    }
}

impl<S> Layer<S> for CorsLayer {
    type Service = CorsService<S>;

    fn layer(&self, inner: S) -> CorsService<S> {
        finished::read_marks();
        CorsService { inner, layer: *self }
    }
}
