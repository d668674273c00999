//! The header names that the CORS protocol speaks of.

/// A header name of the CORS protocol (Fetch, [HTTP requests] and [HTTP responses]), or `Vary`.
///
/// Adapters receive a `Field` instead of text, so that each can use its platform's own ready-made name for it.
///
/// # Examples
///
/// ```
/// use cors_runtime::Field;
///
/// assert_eq!(Field::AccessControlAllowOrigin.as_str(), "access-control-allow-origin");
/// ```
///
/// [HTTP requests]: https://fetch.spec.whatwg.org/#http-requests
/// [HTTP responses]: https://fetch.spec.whatwg.org/#http-responses
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Field {
    /// `Origin`, on a request: where the page comes from.
    Origin,
    /// `Vary`, on a response: what of the request it depends on (RFC 9110 §12.5.5).
    Vary,
    /// `Access-Control-Request-Method`, on a preflight.
    AccessControlRequestMethod,
    /// `Access-Control-Request-Headers`, on a preflight.
    AccessControlRequestHeaders,
    /// `Access-Control-Allow-Origin`, on every response.
    AccessControlAllowOrigin,
    /// `Access-Control-Allow-Credentials`, on every response.
    AccessControlAllowCredentials,
    /// `Access-Control-Allow-Methods`, on the answer to a preflight.
    AccessControlAllowMethods,
    /// `Access-Control-Allow-Headers`, on the answer to a preflight.
    AccessControlAllowHeaders,
    /// `Access-Control-Max-Age`, on the answer to a preflight, in seconds.
    AccessControlMaxAge,
    /// `Access-Control-Expose-Headers`, on every response but a preflight's.
    AccessControlExposeHeaders,
}

impl Field {
    /// The name in lower case.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Origin => "origin",
            Self::Vary => "vary",
            Self::AccessControlRequestMethod => "access-control-request-method",
            Self::AccessControlRequestHeaders => "access-control-request-headers",
            Self::AccessControlAllowOrigin => "access-control-allow-origin",
            Self::AccessControlAllowCredentials => "access-control-allow-credentials",
            Self::AccessControlAllowMethods => "access-control-allow-methods",
            Self::AccessControlAllowHeaders => "access-control-allow-headers",
            Self::AccessControlMaxAge => "access-control-max-age",
            Self::AccessControlExposeHeaders => "access-control-expose-headers",
        }
    }
}

/// Whether `name`, in any case, starts with `access-control-`: only the declared policy may set such a header.
///
/// # Examples
///
/// ```
/// assert!(cors_runtime::is_access_control("Access-Control-Allow-Origin"));
/// assert!(!cors_runtime::is_access_control("content-type"));
/// ```
#[must_use]
#[inline]
pub fn is_access_control(name: &str) -> bool {
    let start = name.as_bytes().get(..ACCESS_CONTROL.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(ACCESS_CONTROL.as_bytes()))
}

/// What only the declared policy may set starts with this.
pub(crate) const ACCESS_CONTROL: &str = "access-control-";
