//! What a policy asks of a request.

use http::{request::Parts, HeaderMap, HeaderName, HeaderValue, Method, Request};

use crate::{
    header_map,
    policy::{Answer, Matched},
    preflight::{self, Echoed},
    Cors, Field, Policy,
};

/// A request, as far as the CORS protocol looks at it.
///
/// Implemented for [`http::Request`] and its [`Parts`]. Implement it, and [`CorsResponse`](crate::CorsResponse), to
/// use `#[cors]` on a platform with types of its own.
///
/// # Examples
///
/// ```
/// use cors_runtime::{CorsRequest, Field, Lines};
///
/// /// A request of some framework: header names arrive in lower case, each of them once.
/// struct Event {
///     verb: String,
///     headers: std::collections::HashMap<String, String>,
/// }
///
/// impl CorsRequest for Event {
///     type Value = String;
///
///     fn method(&self) -> &str {
///         &self.verb
///     }
///
///     fn lines(&self, field: Field) -> Lines<'_, String> {
///         self.headers.get(field.as_str()).map_or(Lines::None, Lines::One)
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a request that `#[cors]` can look at",
    label = "not a request",
    note = "the handler's first parameter is taken for the request, unless another one is marked `#[cors(request)]`",
    note = "`cors_runtime::cors` wants an `http::Request<B>`; other platforms have an attribute of their own, such as `cors_runtime::axum::cors`"
)]
pub trait CorsRequest {
    /// A header value that can be kept when the request is gone: an allowed `Origin` is echoed on the response.
    type Value: AsRef<[u8]> + Clone;

    /// The method, as it was sent: methods are case-sensitive.
    fn method(&self) -> &str;

    /// Whether the method is `OPTIONS`.
    #[inline]
    fn is_options(&self) -> bool {
        self.method() == "OPTIONS"
    }

    /// The request's field lines of this name, whatever the case it was sent in.
    fn lines(&self, field: Field) -> Lines<'_, Self::Value>;

    /// Whether an `OPTIONS` request is a *CORS-preflight request*.
    #[doc(hidden)]
    #[cold]
    fn asks_first(&self) -> bool {
        !self.lines(Field::AccessControlRequestMethod).is_none() && !self.lines(Field::Origin).is_none()
    }

    /// The value of the one `Origin` field line, if `origins` allows it.
    #[doc(hidden)]
    #[inline(never)]
    fn allowed_origin(&self, origins: &Matched) -> Option<Self::Value> {
        match self.lines(Field::Origin) {
            Lines::One(origin) if origins.matches(origin.as_ref()) => Some(origin.clone()),
            _ => None,
        }
    }

    /// The decision about this request under `policy`.
    #[doc(hidden)]
    #[inline(never)]
    fn decide<'p>(&self, policy: &'p Policy<Matched>) -> Cors<'p, Self::Value, Matched> {
        let origins = &policy.origins;
        Cors { policy, kept: self.allowed_origin(origins), is_preflight: is_cors_preflight_request(self) }
    }

    /// What an answer to this preflight says of what it asks for.
    #[doc(hidden)]
    #[cold]
    fn echoed(&self, answer: &Answer) -> Echoed<Self::Value> {
        preflight::echoed(answer, |field| self.lines(field))
    }
}

/// The field lines of one name in a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines<'a, V> {
    /// There is none.
    None,
    /// There is exactly one, with this value.
    One(&'a V),
    /// There are several: no browser sends that, so nothing is read from them.
    Several,
}

impl<'a, V> Lines<'a, V> {
    /// The field lines among `values`, of which two at most are looked at.
    #[inline]
    pub(crate) fn of(mut values: impl Iterator<Item = &'a V>) -> Self {
        match (values.next(), values.next()) {
            (None, _) => Self::None,
            (Some(value), None) => Self::One(value),
            (Some(_), Some(_)) => Self::Several,
        }
    }

    /// The value, if there is exactly one.
    #[must_use]
    pub fn one(self) -> Option<&'a V> {
        match self {
            Self::One(value) => Some(value),
            Self::None | Self::Several => None,
        }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_none(&self) -> bool {
        matches!(self, Self::None)
    }
}

/// Whether `request` is a *CORS-preflight request*: an `OPTIONS` request with `Origin` and
/// `Access-Control-Request-Method`, nothing less (Fetch, [CORS-preflight request]).
///
/// # Examples
///
/// ```
/// use cors_runtime::is_cors_preflight_request;
///
/// let request = http::Request::options("/")
///     .header("origin", "https://app.example.com")
///     .header("access-control-request-method", "PUT")
///     .body(())?;
/// assert!(is_cors_preflight_request(&request));
/// assert!(!is_cors_preflight_request(&http::Request::options("/").body(())?));
/// # Ok::<(), http::Error>(())
/// ```
///
/// [CORS-preflight request]: https://fetch.spec.whatwg.org/#cors-preflight-request
#[must_use]
#[inline]
pub fn is_cors_preflight_request<R: CorsRequest + ?Sized>(request: &R) -> bool {
    request.is_options() && request.asks_first()
}

impl<B> CorsRequest for Request<B> {
    type Value = HeaderValue;

    #[inline]
    fn method(&self) -> &str {
        Request::method(self).as_str()
    }

    #[inline]
    fn is_options(&self) -> bool {
        // Of a pattern, unlike of `==`, no crate that calls this has anything to compile.
        matches!(*Request::method(self), Method::OPTIONS)
    }

    #[inline(always)]
    #[allow(clippy::inline_always, reason = "the name is known where this is called, and so is its hash")]
    fn lines(&self, field: Field) -> Lines<'_, HeaderValue> {
        lines(self.headers(), field)
    }

    #[inline]
    fn decide<'p>(&self, policy: &'p Policy<Matched>) -> Cors<'p, HeaderValue, Matched> {
        header_map::decide(policy, self.headers(), Request::method(self))
    }

    #[inline]
    fn asks_first(&self) -> bool {
        header_map::asks_first(self.headers())
    }

    #[inline]
    fn echoed(&self, answer: &Answer) -> Echoed<HeaderValue> {
        header_map::echoed(answer, self.headers())
    }
}

impl CorsRequest for Parts {
    type Value = HeaderValue;

    #[inline]
    fn method(&self) -> &str {
        Method::as_str(&self.method)
    }

    #[inline]
    fn is_options(&self) -> bool {
        matches!(self.method, Method::OPTIONS)
    }

    #[inline]
    fn lines(&self, field: Field) -> Lines<'_, HeaderValue> {
        lines(&self.headers, field)
    }

    #[inline]
    fn decide<'p>(&self, policy: &'p Policy<Matched>) -> Cors<'p, HeaderValue, Matched> {
        header_map::decide(policy, &self.headers, &self.method)
    }

    #[inline]
    fn asks_first(&self) -> bool {
        header_map::asks_first(&self.headers)
    }

    #[inline]
    fn echoed(&self, answer: &Answer) -> Echoed<HeaderValue> {
        header_map::echoed(answer, &self.headers)
    }
}

impl<R: CorsRequest + ?Sized> CorsRequest for &R {
    type Value = R::Value;

    #[inline]
    fn method(&self) -> &str {
        R::method(self)
    }

    #[inline]
    fn is_options(&self) -> bool {
        R::is_options(self)
    }

    #[inline]
    fn lines(&self, field: Field) -> Lines<'_, R::Value> {
        R::lines(self, field)
    }

    #[inline]
    fn allowed_origin(&self, origins: &Matched) -> Option<R::Value> {
        R::allowed_origin(self, origins)
    }

    #[inline]
    fn decide<'p>(&self, policy: &'p Policy<Matched>) -> Cors<'p, R::Value, Matched> {
        R::decide(self, policy)
    }

    #[inline]
    fn asks_first(&self) -> bool {
        R::asks_first(self)
    }

    #[inline]
    fn echoed(&self, answer: &Answer) -> Echoed<R::Value> {
        R::echoed(self, answer)
    }
}

impl<R: CorsRequest + ?Sized> CorsRequest for &mut R {
    type Value = R::Value;

    #[inline]
    fn method(&self) -> &str {
        R::method(self)
    }

    #[inline]
    fn is_options(&self) -> bool {
        R::is_options(self)
    }

    #[inline]
    fn lines(&self, field: Field) -> Lines<'_, R::Value> {
        R::lines(self, field)
    }

    #[inline]
    fn allowed_origin(&self, origins: &Matched) -> Option<R::Value> {
        R::allowed_origin(self, origins)
    }

    #[inline]
    fn decide<'p>(&self, policy: &'p Policy<Matched>) -> Cors<'p, R::Value, Matched> {
        R::decide(self, policy)
    }

    #[inline]
    fn asks_first(&self) -> bool {
        R::asks_first(self)
    }

    #[inline]
    fn echoed(&self, answer: &Answer) -> Echoed<R::Value> {
        R::echoed(self, answer)
    }
}

#[inline(always)]
#[allow(clippy::inline_always, reason = "as for its callers")]
pub(crate) fn lines(headers: &HeaderMap, field: Field) -> Lines<'_, HeaderValue> {
    let name = header_name(field);
    // As many lines as names: none has two, which `get` does not tell.
    if headers.len() == headers.keys_len() {
        return headers.get(name).map_or(Lines::None, Lines::One);
    }
    Lines::of(headers.get_all(name).iter())
}

/// The `http` crate's own constant for `field`.
#[inline]
pub(crate) const fn header_name(field: Field) -> HeaderName {
    use http::header;
    match field {
        Field::Origin => header::ORIGIN,
        Field::Vary => header::VARY,
        Field::AccessControlRequestMethod => header::ACCESS_CONTROL_REQUEST_METHOD,
        Field::AccessControlRequestHeaders => header::ACCESS_CONTROL_REQUEST_HEADERS,
        Field::AccessControlAllowOrigin => header::ACCESS_CONTROL_ALLOW_ORIGIN,
        Field::AccessControlAllowCredentials => header::ACCESS_CONTROL_ALLOW_CREDENTIALS,
        Field::AccessControlAllowMethods => header::ACCESS_CONTROL_ALLOW_METHODS,
        Field::AccessControlAllowHeaders => header::ACCESS_CONTROL_ALLOW_HEADERS,
        Field::AccessControlMaxAge => header::ACCESS_CONTROL_MAX_AGE,
        Field::AccessControlExposeHeaders => header::ACCESS_CONTROL_EXPOSE_HEADERS,
    }
}

#[cfg(test)]
mod tests;
