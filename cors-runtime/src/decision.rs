//! The decision: what a request is, and what its answer may say.

use std::sync::OnceLock;

use http::HeaderValue;

use crate::{
    declared::{Declared, Origins},
    is_cors_preflight_request, Constant, CorsRequest, CorsResponse, Field, HandlerOutput, IntoErrorResponse, Lines,
    Policy,
};

/// What [`Policy::check`] decided about one request.
///
/// It holds what it needs of the request, so that the request can go on to the handler.
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
///         return cors.preflight();
///     }
///     cors.finish(Response::new("the handler's own answer".to_owned()))
/// }
/// ```
#[derive(Debug)]
#[must_use = "the decision does nothing until it answers the preflight or finishes the response"]
pub struct Cors<'p, V> {
    policy: &'p Policy,
    origin: Allowed<V>,
    preflight: Option<Requested<V>>,
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

/// What a preflight asks for, kept where the policy says to echo it.
#[derive(Debug)]
struct Requested<V> {
    methods: Option<V>,
    headers: Option<V>,
}

/// What a preflight's answer says under Access-Control-Allow-Methods or Access-Control-Allow-Headers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Allow {
    /// Nothing.
    Nothing,
    /// What was declared.
    Constant(&'static str),
    /// What was asked for: with credentials, browsers take `*` for a name (Fetch, "CORS protocol and credentials").
    Requested,
    /// What was asked for, unless that includes `authorization`, which `*` does not cover.
    RequestedButAuthorization,
}

impl Allow {
    fn methods(declared: &Declared) -> Self {
        match declared.methods {
            Some("*") if declared.credentials => Self::Requested,
            Some(methods) => Self::Constant(methods),
            None => Self::Nothing,
        }
    }

    fn headers(declared: &Declared) -> Self {
        match declared.headers {
            Some("*") if declared.credentials => Self::RequestedButAuthorization,
            Some("*, authorization") if declared.credentials => Self::Requested,
            Some(headers) => Self::Constant(headers),
            None => Self::Nothing,
        }
    }
}

impl<'p, V: AsRef<[u8]> + Clone> Cors<'p, V> {
    #[inline]
    pub(crate) fn decide<R: CorsRequest<Value = V>>(policy: &'p Policy, request: &R) -> Self {
        let origin = match &policy.declared.origins {
            Origins::Fixed(_) => Allowed::Constant,
            Origins::Matched(matcher) => match request.lines(Field::Origin) {
                Lines::One(origin) if matcher.matches(origin.as_ref()) => Allowed::Echo(origin.clone()),
                _ => Allowed::No,
            },
        };
        let preflight = if is_cors_preflight_request(request) {
            // A foreign origin is told nothing, so nothing is kept for it.
            let is_foreign = matches!(origin, Allowed::No);
            Some(if is_foreign { Requested::NOTHING } else { Requested::by(request, &policy.declared) })
        } else {
            None
        };
        Self { policy, origin, preflight }
    }

    /// Whether the request is a *CORS-preflight request*, which [`preflight`](Self::preflight) answers and no handler
    /// sees.
    #[must_use]
    #[inline]
    pub fn is_preflight(&self) -> bool {
        self.preflight.is_some()
    }

    /// The answer to the preflight: 204, no body, and the declared constants whatever was asked for (Fetch,
    /// [CORS-preflight fetch], step 7: an *ok status*).
    ///
    /// A foreign origin gets 204 without `access-control-*` headers: the browser then refuses the request.
    ///
    /// [CORS-preflight fetch]: https://fetch.spec.whatwg.org/#cors-preflight-fetch
    #[must_use]
    pub fn preflight<T>(self) -> T
    where
        T: HandlerOutput,
        T::Response: CorsResponse<Value = V>,
    {
        let mut response = T::Response::no_content();
        self.write_preflight(&mut response);
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
    pub fn finish_with<T>(self, output: T, error: impl FnOnce(T::Error) -> T::Response) -> T
    where
        T: HandlerOutput,
        T::Response: CorsResponse<Value = V>,
    {
        let mut response = output.into_result().unwrap_or_else(error);
        self.write(&mut response);
        T::from_response(response)
    }

    fn write_preflight<R: CorsResponse<Value = V>>(self, response: &mut R) {
        let Policy { declared, made } = self.policy;
        if self.policy.is_matched() {
            response.add(Field::Vary, R::value(&VARY_ORIGIN));
        }
        if !write_origin(self.policy, self.origin, response) {
            return;
        }
        let (methods, headers) =
            self.preflight.map_or((None, None), |requested| (requested.methods, requested.headers));
        let field = Field::AccessControlAllowMethods;
        write_allow((field, Allow::methods(declared), &made.methods), (&VARY_METHOD, methods), response);
        let field = Field::AccessControlAllowHeaders;
        write_allow((field, Allow::headers(declared), &made.headers), (&VARY_HEADERS, headers), response);
        if let Some(max_age) = declared.max_age {
            response.set(Field::AccessControlMaxAge, R::value(&Constant::new(max_age, &made.max_age)));
        }
    }

    /// Writes the headers of an answer to anything but a preflight.
    pub(crate) fn write<R: CorsResponse<Value = V>>(self, response: &mut R) {
        let Policy { declared, made } = self.policy;
        response.remove_access_control();
        if self.policy.is_matched() {
            response.vary_on(&VARY_ORIGIN);
        }
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
#[inline]
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

fn write_allow<R: CorsResponse>(
    (field, allow, made): (Field, Allow, &OnceLock<HeaderValue>),
    (vary, requested): (&Constant<'_>, Option<R::Value>),
    response: &mut R,
) {
    match allow {
        Allow::Nothing => {}
        Allow::Constant(text) => response.set(field, R::value(&Constant::new(text, made))),
        Allow::Requested | Allow::RequestedButAuthorization => {
            response.add(Field::Vary, R::value(vary));
            if let Some(value) = requested {
                response.set(field, value);
            }
        }
    }
}

impl<V: AsRef<[u8]> + Clone> Requested<V> {
    const NOTHING: Self = Self { methods: None, headers: None };

    fn by<R: CorsRequest<Value = V>>(request: &R, declared: &Declared) -> Self {
        let echo = |allow: Allow, field| {
            if let Allow::Nothing | Allow::Constant(_) = allow {
                return None;
            }
            request.lines(field).one().filter(|value| allow.echoes(value.as_ref())).cloned()
        };
        Self {
            methods: echo(Allow::methods(declared), Field::AccessControlRequestMethod),
            headers: echo(Allow::headers(declared), Field::AccessControlRequestHeaders),
        }
    }
}

/// The longest request value that is echoed, in bytes: far above what a page asks for, and a bound on the work.
const LONGEST_ECHO: usize = 4096;

impl Allow {
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
