//! The policy: constants that were checked when they compiled.

use cors_rules::matcher::Matcher;
use http::HeaderValue;

use crate::{Cors, CorsRequest};

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
    pub(crate) origins: Origins,
    pub(crate) credentials: bool,
    pub(crate) methods: Option<Allow>,
    pub(crate) headers: Option<Allow>,
    pub(crate) expose_headers: Option<Constant>,
    pub(crate) max_age: Option<Constant>,
}

/// Whom a policy allows.
#[derive(Debug)]
pub(crate) enum Origins {
    /// One exact origin, or `*`: the same header for every request.
    Fixed(Constant),
    /// Anything else: the request's `Origin` decides.
    Matched(Matcher),
}

/// What a preflight's answer says under Access-Control-Allow-Methods or Access-Control-Allow-Headers.
#[derive(Debug)]
pub(crate) enum Allow {
    /// What was declared.
    Constant(Constant),
    /// What was asked for: with credentials, browsers take `*` for a name (Fetch, "CORS protocol and credentials").
    Requested,
    /// What was asked for, unless that includes `authorization`, which `*` does not cover.
    RequestedButAuthorization,
}

/// A header value that was known when the policy compiled.
///
/// # Examples
///
/// An adapter turns it into its platform's own header value, in
/// [`CorsResponse::value`](crate::CorsResponse::value):
///
/// ```
/// fn value(constant: &cors_runtime::Constant) -> String {
///     constant.as_str().to_owned()
/// }
/// ```
#[derive(Debug)]
pub struct Constant {
    text: &'static str,
    value: HeaderValue,
}

impl Constant {
    pub(crate) const fn new(text: &'static str) -> Self {
        Self { text, value: HeaderValue::from_static(text) }
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
        self.value.clone()
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
    pub(crate) const fn is_matched(&self) -> bool {
        matches!(self.origins, Origins::Matched(_))
    }
}
