//! The answer to a *CORS-preflight request* (Fetch, [CORS-preflight fetch], from the server's side).
//!
//! [CORS-preflight fetch]: https://fetch.spec.whatwg.org/#cors-preflight-fetch

use crate::{
    constant::{TRUE, VARY_HEADERS, VARY_METHOD, VARY_ORIGIN},
    policy::Answer,
    Constant, CorsRequest, CorsResponse, Field, Lines,
};

impl Answer {
    /// The answer to a preflight, with the `constant` origin or the request's `own`, if one of them is allowed.
    #[inline(never)]
    pub(crate) fn preflight<R: CorsResponse>(
        &self,
        constant: Option<&'static str>,
        own: &mut Option<R::Value>,
        request: &impl CorsRequest<Value = R::Value>,
    ) -> R {
        let echoed = match (constant, &*own) {
            // For an origin that is refused, nothing is copied.
            (None, None) => Echoed::NOTHING,
            _ if self.echoes() => request.echoed(self),
            _ => Echoed::NOTHING,
        };
        R::preflight(self, constant, own, echoed)
    }
}

/// What an answer may say of what was asked for.
#[derive(Debug)]
pub struct Echoed<V> {
    pub(crate) methods: Option<V>,
    pub(crate) headers: Option<V>,
}

impl<V> Echoed<V> {
    const NOTHING: Self = Self { methods: None, headers: None };
}

/// Of the request's `lines`, what the answer says again: it is not on the way of most policies.
#[cold]
pub(crate) fn echoed<'r, V: AsRef<[u8]> + Clone + 'r>(
    answer: &Answer,
    lines: impl Fn(Field) -> Lines<'r, V>,
) -> Echoed<V> {
    let value = |echo: Option<Echo>| {
        let echo = echo?;
        lines(echo.asked).one().filter(|value| echo.covers(value.as_ref())).cloned()
    };
    Echoed { methods: value(Echo::of_methods(answer)), headers: value(Echo::of_headers(answer)) }
}

/// Writes what is the same for every preflight, and the request's own origin, if that decides.
#[cold]
pub(crate) fn write<R: CorsResponse>(
    answer: &Answer,
    constant: Option<&'static str>,
    own: Option<R::Value>,
    response: &mut R,
) {
    if let Some(origin) = constant {
        response.add(Field::AccessControlAllowOrigin, R::value(&Constant::seldom(origin)));
    } else if let Some(own) = own {
        response.add(Field::Vary, R::value(&VARY_ORIGIN));
        response.add(Field::AccessControlAllowOrigin, own);
    }
    if answer.credentials {
        response.add(Field::AccessControlAllowCredentials, R::value(&TRUE));
    }
    for (field, value, echo) in [
        (Field::AccessControlAllowMethods, answer.methods, Echo::of_methods(answer)),
        (Field::AccessControlAllowHeaders, answer.headers, Echo::of_headers(answer)),
        (Field::AccessControlMaxAge, answer.max_age, None),
    ] {
        if let Some(echo) = echo {
            response.add(Field::Vary, R::value(echo.vary));
        } else if !value.is_empty() {
            response.add(field, R::value(&Constant::seldom(value)));
        }
    }
}

/// What is answered with what was asked for: with credentials, browsers take `*` for a name (Fetch, "CORS protocol and
/// credentials").
struct Echo {
    asked: Field,
    vary: &'static Constant<'static>,
    /// `*` does not cover `authorization`.
    but_authorization: bool,
}

/// The longest request value that is echoed, in bytes: far above what a page asks for, and a bound on the work.
const LONGEST_ECHO: usize = 4096;

impl Echo {
    fn of_methods(answer: &Answer) -> Option<Self> {
        (answer.credentials && answer.methods == "*").then_some(Self {
            asked: Field::AccessControlRequestMethod,
            vary: &VARY_METHOD,
            but_authorization: false,
        })
    }

    fn of_headers(answer: &Answer) -> Option<Self> {
        let but_authorization = match answer.headers {
            "*" => true,
            "*, authorization" => false,
            _ => return None,
        };
        answer.credentials.then_some(Self {
            asked: Field::AccessControlRequestHeaders,
            vary: &VARY_HEADERS,
            but_authorization,
        })
    }

    /// Whether the request's own `value` is the answer.
    fn covers(&self, value: &[u8]) -> bool {
        value.len() <= LONGEST_ECHO
            // A value from a platform that keeps headers as plain strings could split the response.
            && value.iter().all(|byte| matches!(byte, b' '..=b'~'))
            && !(self.but_authorization && names_authorization(value))
    }
}

/// Whether a list of header names holds `authorization`.
fn names_authorization(names: &[u8]) -> bool {
    names.split(|byte| *byte == b',').any(|name| name.trim_ascii().eq_ignore_ascii_case(b"authorization"))
}

#[cfg(test)]
mod tests;
