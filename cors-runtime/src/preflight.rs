//! The answer to a *CORS-preflight request* (Fetch, [CORS-preflight fetch], from the server's side).
//!
//! [CORS-preflight fetch]: https://fetch.spec.whatwg.org/#cors-preflight-fetch

use std::sync::OnceLock;

use http::HeaderMap;

use crate::{
    constant::{TRUE, VARY_HEADERS, VARY_METHOD, VARY_ORIGIN},
    declared::Declared,
    origins::Origins,
    Constant, CorsRequest, CorsResponse, Field, Policy,
};

/// The headers of a policy's answer to a preflight, once they are made.
#[derive(Debug)]
pub struct Ready(pub(crate) OnceLock<HeaderMap>);

impl Ready {
    #[allow(clippy::declare_interior_mutable_const, reason = "each policy starts with a copy of its own")]
    pub(crate) const NONE: Self = Self(OnceLock::new());
}

/// The answer, for a decision that kept `kept` of the request.
#[inline(never)]
pub(crate) fn answer<O: Origins, R: CorsResponse<Value: AsRef<[u8]> + Clone>>(
    policy: &Policy<O>,
    kept: O::Kept<R::Value>,
    request: &impl CorsRequest<Value = R::Value>,
) -> R {
    let Policy { declared, made } = policy;
    let own = O::own(kept);
    if declared.origins.constant().is_none() && own.is_none() {
        let mut response = R::no_content();
        response.mark_finished();
        response.add(Field::Vary, R::value(&VARY_ORIGIN));
        return response;
    }
    let mut response = R::from_ready(&made.preflight, own, |response, own| write(declared, own, response));
    // With credentials alone: what follows is not on the way of the others.
    if declared.credentials {
        for echo in [Echo::of_methods(declared), Echo::of_headers(declared)].into_iter().flatten() {
            echo.write(request, &mut response);
        }
    }
    response
}

/// Writes what is the same for every preflight, and the request's own origin, if that decides.
#[cold]
fn write<O: Origins, R: CorsResponse>(declared: &Declared<O>, own: Option<R::Value>, response: &mut R) {
    if let Some(origin) = declared.origins.constant() {
        response.add(Field::AccessControlAllowOrigin, R::value(&Constant::seldom(origin)));
    } else if let Some(own) = own {
        response.add(Field::Vary, R::value(&VARY_ORIGIN));
        response.add(Field::AccessControlAllowOrigin, own);
    }
    if declared.credentials {
        response.add(Field::AccessControlAllowCredentials, R::value(&TRUE));
    }
    for (field, value, echo) in [
        (Field::AccessControlAllowMethods, declared.methods, Echo::of_methods(declared)),
        (Field::AccessControlAllowHeaders, declared.headers, Echo::of_headers(declared)),
        (Field::AccessControlMaxAge, declared.max_age, None),
    ] {
        match (value, echo) {
            (_, Some(echo)) => response.add(Field::Vary, R::value(echo.vary)),
            (Some(value), None) => response.add(field, R::value(&Constant::seldom(value))),
            (None, None) => {}
        }
    }
}

/// What is answered with what was asked for: with credentials, browsers take `*` for a name (Fetch, "CORS protocol and
/// credentials").
struct Echo {
    asked: Field,
    answer: Field,
    vary: &'static Constant<'static>,
    /// `*` does not cover `authorization`.
    but_authorization: bool,
}

/// The longest request value that is echoed, in bytes: far above what a page asks for, and a bound on the work.
const LONGEST_ECHO: usize = 4096;

impl Echo {
    fn of_methods<O>(declared: &Declared<O>) -> Option<Self> {
        (declared.credentials && declared.methods == Some("*")).then_some(Self {
            asked: Field::AccessControlRequestMethod,
            answer: Field::AccessControlAllowMethods,
            vary: &VARY_METHOD,
            but_authorization: false,
        })
    }

    fn of_headers<O>(declared: &Declared<O>) -> Option<Self> {
        let but_authorization = match declared.headers {
            Some("*") => true,
            Some("*, authorization") => false,
            _ => return None,
        };
        declared.credentials.then_some(Self {
            asked: Field::AccessControlRequestHeaders,
            answer: Field::AccessControlAllowHeaders,
            vary: &VARY_HEADERS,
            but_authorization,
        })
    }

    fn write<R: CorsResponse<Value: AsRef<[u8]> + Clone>>(
        &self,
        request: &impl CorsRequest<Value = R::Value>,
        response: &mut R,
    ) {
        if let Some(value) = request.lines(self.asked).one().filter(|value| self.covers(value.as_ref())) {
            response.add(self.answer, value.clone());
        }
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
