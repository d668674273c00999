//! The decision: what a request is, and what its answer may say.

use std::sync::OnceLock;

use cors_rules::matcher::Matcher;
use http::HeaderValue;

use crate::{
    declared::{Declared, Origins},
    is_cors_preflight_request,
    policy::Made,
    Constant, CorsRequest, CorsResponse, Field, HandlerOutput, IntoErrorResponse, Lines, Policy,
};

/// What [`Policy::check`] decided about one request.
///
/// Of the request it holds an allowed origin and no more, so that the request can go on to the handler.
///
/// # Examples
///
/// ```
/// use cors_runtime::{Cors, Policy};
/// use http::{HeaderValue, Request, Response};
///
/// fn answer(policy: &Policy, request: Request<()>) -> Response<String> {
///     let cors: Cors<'_, HeaderValue> = policy.check(&request);
///     if cors.is_preflight() {
///         return cors.preflight(&request);
///     }
///     cors.finish(Response::new("the handler's own answer".to_owned()))
/// }
/// ```
#[derive(Debug)]
#[must_use = "the decision does nothing until it answers the preflight or finishes the response"]
pub struct Cors<'p, V> {
    policy: &'p Policy,
    origin: Allowed<V>,
    is_preflight: bool,
}

/// The value of Access-Control-Allow-Origin.
#[derive(Debug)]
enum Allowed<V> {
    /// The origin is foreign: no header.
    No,
    /// The policy's one origin, or `*`.
    Constant,
    /// The request's own origin, which is allowed.
    Echo(V),
}

impl<V: AsRef<[u8]> + Clone> Allowed<V> {
    fn by<R: CorsRequest<Value = V>>(matcher: &Matcher, request: &R) -> Self {
        match request.lines(Field::Origin) {
            Lines::One(origin) if matcher.matches(origin.as_ref()) => Self::Echo(origin.clone()),
            _ => Self::No,
        }
    }
}

/// What a preflight's answer says under Access-Control-Allow-Methods or Access-Control-Allow-Headers.
#[derive(Debug, Clone, Copy)]
enum Allow<'p> {
    /// Nothing.
    Nothing,
    /// What was declared.
    Constant(Constant<'p>),
    /// What was asked for: with credentials, browsers take `*` for a name (Fetch, "CORS protocol and credentials").
    Requested,
    /// What was asked for, unless that includes `authorization`, which `*` does not cover.
    RequestedButAuthorization,
}

impl<'p> Allow<'p> {
    fn methods(declared: &Declared, made: &'p Made) -> Self {
        match declared.methods {
            Some("*") if declared.credentials => Self::Requested,
            Some(methods) => Self::Constant(Constant::new(methods, &made.methods)),
            None => Self::Nothing,
        }
    }

    fn headers(declared: &Declared, made: &'p Made) -> Self {
        match declared.headers {
            Some("*") if declared.credentials => Self::RequestedButAuthorization,
            Some("*, authorization") if declared.credentials => Self::Requested,
            Some(headers) => Self::Constant(Constant::new(headers, &made.headers)),
            None => Self::Nothing,
        }
    }
}

impl<'p, V: AsRef<[u8]> + Clone> Cors<'p, V> {
    #[inline]
    pub(crate) fn decide<R: CorsRequest<Value = V>>(policy: &'p Policy, request: &R) -> Self {
        let origin = match &policy.declared.origins {
            Origins::Fixed(_) => Allowed::Constant,
            Origins::Matched(matcher) => Allowed::by(matcher, request),
        };
        Self { policy, origin, is_preflight: is_cors_preflight_request(request) }
    }

    /// Whether the request is a *CORS-preflight request*, which [`preflight`](Self::preflight) answers and no handler
    /// sees.
    #[must_use]
    #[inline]
    pub fn is_preflight(&self) -> bool {
        self.is_preflight
    }

    /// The answer to the preflight: 204, no body, and the declared constants whatever was asked for (Fetch,
    /// [CORS-preflight fetch], step 7: an *ok status*).
    ///
    /// A foreign origin gets 204 without `access-control-*` headers: the browser then refuses the request.
    ///
    /// [CORS-preflight fetch]: https://fetch.spec.whatwg.org/#cors-preflight-fetch
    #[must_use]
    pub fn preflight<R, T>(self, request: &R) -> T
    where
        R: CorsRequest<Value = V>,
        T: HandlerOutput,
        T::Response: CorsResponse<Value = V>,
    {
        let mut response = T::Response::no_content();
        self.write_preflight(request, &mut response);
        T::from_response(response)
    }

    /// The handler's output with the declared headers on it, in place of any that it set by hand.
    ///
    /// An `Err` becomes a response through [`IntoErrorResponse`], so that it carries them as well: what comes back is
    /// always `Ok`.
    #[must_use]
    #[inline]
    pub fn finish<T>(self, output: T) -> T
    where
        T: HandlerOutput,
        T::Error: IntoErrorResponse<T::Response>,
        T::Response: CorsResponse<Value = V>,
    {
        self.finish_with(output, crate::error::into_logged_response)
    }

    /// As [`finish`](Self::finish), with `error` to turn the handler's error into a response.
    #[must_use]
    #[inline]
    pub fn finish_with<T>(self, mut output: T, error: impl FnOnce(T::Error) -> T::Response) -> T
    where
        T: HandlerOutput,
        T::Response: CorsResponse<Value = V>,
    {
        if let Some(response) = output.response_mut() {
            self.write(response);
            return output;
        }
        self.finish_error(output, error)
    }

    /// Kept apart, for a success to be finished where it stands.
    #[cold]
    fn finish_error<T>(self, output: T, error: impl FnOnce(T::Error) -> T::Response) -> T
    where
        T: HandlerOutput,
        T::Response: CorsResponse<Value = V>,
    {
        let mut response = output.into_result().unwrap_or_else(error);
        self.write(&mut response);
        T::from_response(response)
    }

    fn write_preflight<R: CorsResponse<Value = V>>(self, request: &impl CorsRequest<Value = V>, response: &mut R) {
        let Policy { declared, made } = self.policy;
        if self.policy.is_matched() {
            response.add(Field::Vary, R::value(&VARY_ORIGIN));
        }
        if !write_origin(self.policy, self.origin, response) {
            return;
        }
        let fields = (Field::AccessControlAllowMethods, Field::AccessControlRequestMethod);
        write_allow(Allow::methods(declared, made), fields, &VARY_METHOD, request, response);
        let fields = (Field::AccessControlAllowHeaders, Field::AccessControlRequestHeaders);
        write_allow(Allow::headers(declared, made), fields, &VARY_HEADERS, request, response);
        if let Some(max_age) = declared.max_age {
            response.set(Field::AccessControlMaxAge, R::value(&Constant::new(max_age, &made.max_age)));
        }
    }

    /// Writes the headers of an answer to anything but a preflight.
    pub(crate) fn write<R: CorsResponse<Value = V>>(self, response: &mut R) {
        let Policy { declared, made } = self.policy;
        response.prepare(self.policy.is_matched().then_some(&VARY_ORIGIN));
        if write_origin(self.policy, self.origin, response) {
            if let Some(names) = declared.expose_headers {
                response.set(Field::AccessControlExposeHeaders, R::value(&Constant::new(names, &made.expose_headers)));
            }
        }
    }
}

/// A constant that is the same under every policy.
macro_rules! constant {
    ($name:ident, $text:literal) => {
        static $name: Constant<'static> = {
            static MADE: OnceLock<HeaderValue> = OnceLock::new();
            Constant::new($text, &MADE)
        };
    };
}

constant!(VARY_ORIGIN, "Origin");
constant!(VARY_METHOD, "Access-Control-Request-Method");
constant!(VARY_HEADERS, "Access-Control-Request-Headers");
constant!(TRUE, "true");

/// Writes Access-Control-Allow-Origin and -Credentials, and says whether the origin is allowed.
#[inline(always)]
#[allow(clippy::inline_always, reason = "the origin is moved otherwise")]
fn write_origin<R: CorsResponse>(policy: &Policy, origin: Allowed<R::Value>, response: &mut R) -> bool {
    let value = match (origin, &policy.declared.origins) {
        (Allowed::Echo(value), _) => value,
        (Allowed::Constant, Origins::Fixed(origin)) => R::value(&Constant::new(origin, &policy.made.origin)),
        _ => return false,
    };
    response.set(Field::AccessControlAllowOrigin, value);
    if policy.declared.credentials {
        response.set(Field::AccessControlAllowCredentials, R::value(&TRUE));
    }
    true
}

/// Writes the field that answers what the preflight asks for in another one, with `vary` for its name where that decides.
#[inline(always)]
#[allow(clippy::inline_always, reason = "the fields are known where this is called, and so are their hashes")]
fn write_allow<R: CorsResponse<Value: AsRef<[u8]> + Clone>>(
    allow: Allow<'_>,
    (answer, asked): (Field, Field),
    vary: &Constant<'_>,
    request: &impl CorsRequest<Value = R::Value>,
    response: &mut R,
) {
    match allow {
        Allow::Nothing => {}
        Allow::Constant(constant) => response.set(answer, R::value(&constant)),
        Allow::Requested | Allow::RequestedButAuthorization => {
            response.add(Field::Vary, R::value(vary));
            if let Some(value) = request.lines(asked).one().filter(|value| allow.echoes(value.as_ref())) {
                response.set(answer, value.clone());
            }
        }
    }
}

/// The longest request value that is echoed, in bytes: far above what a page asks for, and a bound on the work.
const LONGEST_ECHO: usize = 4096;

impl Allow<'_> {
    /// Whether this preflight's own `value` is the answer.
    fn echoes(self, value: &[u8]) -> bool {
        // A value from a platform that keeps headers as plain strings could split the response.
        let is_plain = || value.iter().all(|byte| matches!(byte, b' '..=b'~'));
        match self {
            Self::Nothing | Self::Constant(_) => false,
            Self::Requested => value.len() <= LONGEST_ECHO && is_plain(),
            Self::RequestedButAuthorization => value.len() <= LONGEST_ECHO && is_plain() && !names_authorization(value),
        }
    }
}

/// Whether a list of header names holds `authorization`.
fn names_authorization(names: &[u8]) -> bool {
    names.split(|byte| *byte == b',').any(|name| name.trim_ascii().eq_ignore_ascii_case(b"authorization"))
}
