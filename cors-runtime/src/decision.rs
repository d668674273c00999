//! The decision: what a request is, and what its answer may say.

use crate::{
    is_cors_preflight_request,
    policy::{Allow, Origins},
    Constant, CorsRequest, CorsResponse, Field, HandlerOutput, IntoErrorResponse, Lines, Policy,
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

impl<'p, V: AsRef<[u8]> + Clone> Cors<'p, V> {
    pub(crate) fn decide<R: CorsRequest<Value = V>>(policy: &'p Policy, request: &R) -> Self {
        let origin = match &policy.origins {
            Origins::Fixed(_) => Allowed::Constant,
            Origins::Matched(matcher) => match request.lines(Field::Origin) {
                Lines::One(origin) if matcher.matches(origin.as_ref()) => Allowed::Echo(origin.clone()),
                _ => Allowed::No,
            },
        };
        // A foreign origin is told nothing, so nothing is kept for it.
        let is_foreign = matches!(origin, Allowed::No);
        let requested = |allow: Option<&Allow>, field| {
            let allow = allow.filter(|_| !is_foreign)?;
            let value = request.lines(field).one()?;
            allow.echoes(value.as_ref()).then(|| value.clone())
        };
        let preflight = is_cors_preflight_request(request).then(|| Requested {
            methods: requested(policy.methods.as_ref(), Field::AccessControlRequestMethod),
            headers: requested(policy.headers.as_ref(), Field::AccessControlRequestHeaders),
        });
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
        T::from_response(self.preflight_response())
    }

    /// The handler's output with the declared headers on it, in place of any that it set by hand.
    ///
    /// An `Err` becomes a response through [`IntoErrorResponse`], so that it carries them as well: what comes back is
    /// always `Ok`.
    #[must_use]
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
    pub fn finish_with<T>(self, output: T, error: impl FnOnce(T::Error) -> T::Response) -> T
    where
        T: HandlerOutput,
        T::Response: CorsResponse<Value = V>,
    {
        let mut response = output.into_result().unwrap_or_else(error);
        self.write(&mut response);
        T::from_response(response)
    }

    fn preflight_response<R: CorsResponse<Value = V>>(self) -> R {
        let mut response = R::no_content();
        let Self { policy, origin, preflight } = self;
        if policy.is_matched() {
            response.add(Field::Vary, R::value(&VARY_ORIGIN));
        }
        if !write_origin(policy, origin, &mut response) {
            return response;
        }
        let (methods, headers) = match preflight {
            Some(requested) => (requested.methods, requested.headers),
            None => (None, None),
        };
        write_allow(policy.methods.as_ref(), methods, (Field::AccessControlAllowMethods, &VARY_METHOD), &mut response);
        write_allow(policy.headers.as_ref(), headers, (Field::AccessControlAllowHeaders, &VARY_HEADERS), &mut response);
        if let Some(max_age) = &policy.max_age {
            response.set(Field::AccessControlMaxAge, R::value(max_age));
        }
        response
    }

    /// Writes the headers of an answer to anything but a preflight.
    pub(crate) fn write<R: CorsResponse<Value = V>>(self, response: &mut R) {
        let Self { policy, origin, .. } = self;
        response.remove_access_control();
        // Append, never set: the handler may vary on more (RFC 9110 §12.5.5).
        if policy.is_matched() && !response.any_line(Field::Vary, &mut varies_on_origin) {
            response.add(Field::Vary, R::value(&VARY_ORIGIN));
        }
        if write_origin(policy, origin, response) {
            if let Some(names) = &policy.expose_headers {
                response.set(Field::AccessControlExposeHeaders, R::value(names));
            }
        }
    }
}

static VARY_ORIGIN: Constant = Constant::new("Origin");
static VARY_METHOD: Constant = Constant::new("Access-Control-Request-Method");
static VARY_HEADERS: Constant = Constant::new("Access-Control-Request-Headers");
static TRUE: Constant = Constant::new("true");

/// Writes Access-Control-Allow-Origin and -Credentials, and says whether the origin is allowed.
fn write_origin<R: CorsResponse>(policy: &Policy, origin: Allowed<R::Value>, response: &mut R) -> bool {
    let value = match (origin, &policy.origins) {
        (Allowed::Echo(value), _) => value,
        (Allowed::Constant, Origins::Fixed(constant)) => R::value(constant),
        _ => return false,
    };
    response.set(Field::AccessControlAllowOrigin, value);
    if policy.credentials {
        response.set(Field::AccessControlAllowCredentials, R::value(&TRUE));
    }
    true
}

fn write_allow<R: CorsResponse>(
    allow: Option<&Allow>,
    requested: Option<R::Value>,
    (field, vary): (Field, &Constant),
    response: &mut R,
) {
    match allow {
        None => {}
        Some(Allow::Constant(constant)) => response.set(field, R::value(constant)),
        Some(Allow::Requested | Allow::RequestedButAuthorization) => {
            response.add(Field::Vary, R::value(vary));
            if let Some(value) = requested {
                response.set(field, value);
            }
        }
    }
}

/// Whether a `Vary` field line already covers `Origin`.
fn varies_on_origin(line: &[u8]) -> bool {
    line.split(|byte| *byte == b',')
        .map(<[u8]>::trim_ascii)
        .any(|name| name == b"*" || name.eq_ignore_ascii_case(b"origin"))
}

/// The longest request value that is echoed, in bytes: far above what a page asks for, and a bound on the work.
const LONGEST_ECHO: usize = 4096;

impl Allow {
    /// Whether this preflight's own `value` is the answer.
    fn echoes(&self, value: &[u8]) -> bool {
        // A value from a platform that keeps headers as plain strings could split the response.
        let is_plain = || value.iter().all(|byte| matches!(byte, b' '..=b'~'));
        match self {
            Self::Constant(_) => false,
            Self::Requested => value.len() <= LONGEST_ECHO && is_plain(),
            Self::RequestedButAuthorization => value.len() <= LONGEST_ECHO && is_plain() && !names_authorization(value),
        }
    }
}

/// Whether a list of header names holds `authorization`.
fn names_authorization(names: &[u8]) -> bool {
    names.split(|byte| *byte == b',').any(|name| name.trim_ascii().eq_ignore_ascii_case(b"authorization"))
}
