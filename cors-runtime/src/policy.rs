//! The policy: constants that were checked when they compiled.

use std::{fmt, sync::OnceLock};

use http::HeaderValue;

use crate::{
    declared::{Declared, Origins},
    Cors, CorsRequest,
};

/// A checked CORS policy, lowered to the constant headers that it needs.
///
/// `#[cors(…)]` declares one in a `static` of each handler; there is no way to build one that was not checked.
///
/// # Examples
///
/// ```
/// use cors_runtime::cors;
/// use http::{Request, Response};
///
/// #[cors(origins = "https://app.example.com", methods = "GET, PUT")]
/// fn handler(request: Request<String>) -> Response<String> {
///     Response::new(request.into_body())
/// }
///
/// let response = handler(Request::new("hello".to_owned()));
/// assert_eq!(response.headers()["access-control-allow-origin"], "https://app.example.com");
/// ```
#[derive(Debug)]
pub struct Policy {
    pub(crate) declared: Declared,
    pub(crate) made: Made,
}

/// The declared values as the `http` crate has them.
///
/// Each is made on first use: in a constant, rustc would spend more on its bytes than on all else of the attribute
/// (`docs/decisions.md`).
#[derive(Debug)]
pub(crate) struct Made {
    pub(crate) origin: OnceLock<HeaderValue>,
    pub(crate) methods: OnceLock<HeaderValue>,
    pub(crate) headers: OnceLock<HeaderValue>,
    pub(crate) expose_headers: OnceLock<HeaderValue>,
    pub(crate) max_age: OnceLock<HeaderValue>,
}

impl Made {
    #[allow(clippy::declare_interior_mutable_const, reason = "each policy starts with a copy of its own")]
    pub(crate) const NONE: Self = Self {
        origin: OnceLock::new(),
        methods: OnceLock::new(),
        headers: OnceLock::new(),
        expose_headers: OnceLock::new(),
        max_age: OnceLock::new(),
    };
}

/// A header value that was known when the policy compiled.
///
/// # Examples
///
/// An adapter turns it into its platform's own header value, in
/// [`CorsResponse::value`](crate::CorsResponse::value):
///
/// ```
/// use cors_runtime::Constant;
///
/// fn value(constant: &Constant<'_>) -> String {
///     constant.as_str().to_owned()
/// }
/// ```
#[derive(Clone, Copy)]
pub struct Constant<'p> {
    text: &'static str,
    made: &'p OnceLock<HeaderValue>,
}

impl<'p> Constant<'p> {
    #[inline]
    pub(crate) const fn new(text: &'static str, made: &'p OnceLock<HeaderValue>) -> Self {
        Self { text, made }
    }

    /// The value as text: visible ASCII and spaces.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        self.text
    }

    /// The value as the `http` crate has it; nothing is allocated.
    #[must_use]
    #[inline]
    pub fn to_header_value(&self) -> HeaderValue {
        // The text is the macro's own, of visible ASCII: it cannot be refused.
        self.made.get_or_init(|| HeaderValue::from_static(self.text)).clone()
    }
}

impl fmt::Debug for Constant<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Constant").field(&self.text).finish()
    }
}

impl Policy {
    /// Decides what `request` is and what its answer may say (Fetch, [CORS check] and [CORS-preflight fetch], from the
    /// server's side).
    ///
    /// Nothing is allocated, and of the request nothing is parsed.
    ///
    /// [CORS check]: https://fetch.spec.whatwg.org/#concept-cors-check
    /// [CORS-preflight fetch]: https://fetch.spec.whatwg.org/#cors-preflight-fetch
    pub fn check<R: CorsRequest>(&self, request: &R) -> Cors<'_, R::Value> {
        Cors::decide(self, request)
    }

    /// Whether the answer depends on the request's `Origin`, so that `Vary` has to say so (Fetch,
    /// "CORS protocol and HTTP caches").
    #[inline]
    pub(crate) const fn is_matched(&self) -> bool {
        matches!(self.declared.origins, Origins::Matched(_))
    }
}
