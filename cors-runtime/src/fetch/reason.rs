//! Why a script does not get the response.

use http::{HeaderName, Method, StatusCode};

/// Why a script does not get the response, one variant for each reason.
///
/// [`Refused`](super::Refused) says it in the words of a browser's console.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// [`Browser::at`](super::Browser::at) was given this, which is no *serialized origin*. Nothing was sent.
    InvalidOrigin(String),
    /// [`Browser::cookie`](super::Browser::cookie) was given this, which no `Cookie` header can hold. Nothing was sent.
    InvalidCookie(String),
    /// The request's URL is not absolute, or cannot be parsed. Nothing was sent.
    InvalidUrl(String),
    /// The request's URL has this scheme, and not http or https. Nothing was sent.
    UnsupportedScheme(String),
    /// The request's URL has a username or a password. Nothing was sent.
    UrlIncludesCredentials,
    /// The method is a *forbidden method*. Nothing was sent.
    ForbiddenMethod(Method),
    /// With [`Mode::NoCors`](super::Mode::NoCors), the method is not a *CORS-safelisted method*. Nothing was sent.
    NoCorsMethod(Method),
    /// With [`Mode::SameOrigin`](super::Mode::SameOrigin), the request is for another origin.
    SameOriginMode,
    /// The handler returned its error, so that no response came.
    ServerFailed,

    /// *CORS check*: there is no Access-Control-Allow-Origin.
    AllowOriginMissing,
    /// *CORS check*: Access-Control-Allow-Origin is this, more than one value.
    AllowOriginMultiple(String),
    /// *CORS check*: Access-Control-Allow-Origin is this, which is no origin, `null` or `*`.
    AllowOriginInvalid(String),
    /// *CORS check*: Access-Control-Allow-Origin is this other origin.
    AllowOriginMismatch(String),
    /// *CORS check*: Access-Control-Allow-Origin is `*`, and the request is sent with credentials.
    AllowOriginWildcard,
    /// *CORS check*: Access-Control-Allow-Credentials is this, or absent, and not `true`.
    AllowCredentials(Option<String>),

    /// *CORS-preflight fetch*: the response to the preflight is a redirect.
    PreflightRedirect(StatusCode),
    /// *CORS-preflight fetch*: the response to the preflight has no *ok status*.
    PreflightStatus(StatusCode),
    /// *CORS-preflight fetch*: this line of Access-Control-Allow-Methods is no list of methods.
    AllowMethodsInvalid(String),
    /// *CORS-preflight fetch*: this line of Access-Control-Allow-Headers is no list of header names.
    AllowHeadersInvalid(String),
    /// *CORS-preflight fetch*: Access-Control-Allow-Methods does not allow this method.
    MethodNotAllowed(Method),
    /// *CORS-preflight fetch*: Access-Control-Allow-Headers does not allow this header.
    HeaderNotAllowed(HeaderName),

    /// *HTTP-redirect fetch*: this location cannot be parsed, or there are several.
    LocationInvalid(String),
    /// *HTTP-redirect fetch*: the location has this scheme, and not http or https.
    LocationScheme(String),
    /// *HTTP-redirect fetch*: the location has a username or a password, and another origin is involved.
    LocationIncludesCredentials,
    /// *HTTP-redirect fetch*: this would be the 21st redirect.
    TooManyRedirects,
}
