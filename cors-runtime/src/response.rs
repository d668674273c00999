//! What a policy does to a response.

use http::{HeaderValue, Response, StatusCode};

use crate::{
    constant::{TRUE, VARY_ORIGIN},
    header_map, is_access_control,
    policy::Answer,
    preflight::{self, Echoed},
    request::header_name,
    Constant, Field,
};

/// A response, as far as the CORS protocol writes on it.
///
/// Implemented for [`http::Response`] whose body has an empty value ([`Default`]). Implement it, and
/// [`CorsRequest`](crate::CorsRequest), to use `#[cors]` on a platform with types of its own.
///
/// # Examples
///
/// ```
/// use cors_runtime::{Constant, CorsResponse, Field};
///
/// /// A response of some framework.
/// #[derive(Default)]
/// struct Answer {
///     status: u16,
///     headers: Vec<(String, String)>,
/// }
///
/// impl CorsResponse for Answer {
///     type Value = String;
///
///     fn no_content() -> Self {
///         Self { status: 204, ..Self::default() }
///     }
///
///     fn value(constant: &Constant<'_>) -> String {
///         constant.as_str().to_owned()
///     }
///
///     fn add(&mut self, field: Field, value: String) {
///         self.headers.push((field.as_str().to_owned(), value));
///     }
///
///     fn retain(&mut self, keep: &mut dyn FnMut(&str) -> bool) {
///         self.headers.retain(|(name, _)| keep(name));
///     }
///
///     fn any_line(&self, field: Field, test: &mut dyn FnMut(&[u8]) -> bool) -> bool {
///         let mut lines = self.headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case(field.as_str()));
///         lines.any(|(_, value)| test(value.as_bytes()))
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a response that `#[cors]` can write headers on",
    label = "not a response",
    note = "a handler returns an `http::Response<B>` whose body type `B` implements `Default`, or a `Result` of one"
)]
pub trait CorsResponse: Sized {
    /// A header value; the same type as the request's, so that it can be echoed.
    type Value;

    /// A response with status 204 (No Content), without headers and without a body: the answer to a preflight.
    fn no_content() -> Self;

    /// A declared constant as a header value of this platform.
    fn value(constant: &Constant<'_>) -> Self::Value;

    /// Adds a field line, whatever others of that name there are.
    fn add(&mut self, field: Field, value: Self::Value);

    /// Removes every header whose name `keep` refuses. Names are passed in any case.
    fn retain(&mut self, keep: &mut dyn FnMut(&str) -> bool);

    /// Whether `test` holds for the value of any field line of this name, whatever its case.
    fn any_line(&self, field: Field, test: &mut dyn FnMut(&[u8]) -> bool) -> bool;

    /// Makes room for the policy's own headers: removes every one under `access-control-*`, since the declaration is
    /// their only source, and adds the header that `vary` names to `Vary`, unless the response varies on it already
    /// (RFC 9110 §12.5.5).
    #[inline]
    fn prepare(&mut self, vary: Option<&Constant<'_>>) {
        self.retain(&mut |name| !is_access_control(name));
        if let Some(name) = vary {
            vary_also(self, name);
        }
    }

    /// Leaves word, for a layer of ours around the handler, that the headers are a policy's.
    #[doc(hidden)]
    #[inline]
    fn mark_finished(&mut self) {}

    /// Writes the headers of an answer, with an origin that is allowed whatever the request says.
    #[doc(hidden)]
    #[inline(never)]
    fn allow_always(&mut self, answer: &Answer, origin: &'static str) {
        self.mark_finished();
        self.prepare(None);
        add_allowed(self, answer, Self::value(&Constant::origin(origin, &answer.made)));
    }

    /// Writes the headers of an answer, with the request's own origin, if that is allowed.
    #[doc(hidden)]
    #[inline(never)]
    fn allow_matched(&mut self, answer: &Answer, own: &mut Option<Self::Value>) {
        self.mark_finished();
        self.prepare(Some(&VARY_ORIGIN));
        if let Some(origin) = own.take() {
            add_allowed(self, answer, origin);
        }
    }

    /// The answer to a preflight, with the `constant` origin or the request's `own`, if one of them is allowed, and then what
    /// is said again of what was asked for.
    #[doc(hidden)]
    fn preflight(
        answer: &Answer,
        constant: Option<&'static str>,
        own: &mut Option<Self::Value>,
        Echoed { methods, headers }: Echoed<Self::Value>,
    ) -> Self {
        let mut response = Self::no_content();
        response.mark_finished();
        let own = own.take();
        if constant.is_none() && own.is_none() {
            response.add(Field::Vary, Self::value(&VARY_ORIGIN));
            return response;
        }
        preflight::write(answer, constant, own, &mut response);
        if let Some(method) = methods {
            response.add(Field::AccessControlAllowMethods, method);
        }
        if let Some(names) = headers {
            response.add(Field::AccessControlAllowHeaders, names);
        }
        response
    }
}

/// Adds what an allowed origin is told.
fn add_allowed<R: CorsResponse>(response: &mut R, answer: &Answer, origin: R::Value) {
    response.add(Field::AccessControlAllowOrigin, origin);
    if answer.credentials {
        response.add(Field::AccessControlAllowCredentials, R::value(&TRUE));
    }
    if !answer.expose_headers.is_empty() {
        response.add(
            Field::AccessControlExposeHeaders,
            R::value(&Constant::expose_headers(answer.expose_headers, &answer.made)),
        );
    }
}

/// Adds `name` to `Vary`, unless the response varies on it already.
fn vary_also<R: CorsResponse>(response: &mut R, name: &Constant<'_>) {
    // Append, never set: the handler may vary on more.
    if !response.any_line(Field::Vary, &mut |line| names(line, name.as_str())) {
        response.add(Field::Vary, R::value(name));
    }
}

impl<B: Default> CorsResponse for Response<B> {
    type Value = HeaderValue;

    fn no_content() -> Self {
        let mut response = Self::new(B::default());
        *response.status_mut() = StatusCode::NO_CONTENT;
        response
    }

    #[inline]
    fn value(constant: &Constant<'_>) -> HeaderValue {
        constant.to_header_value()
    }

    #[inline(always)]
    #[allow(clippy::inline_always, reason = "the name is known where this is called, and so is its hash")]
    fn add(&mut self, field: Field, value: HeaderValue) {
        header_map::add(self.headers_mut(), header_name(field), value);
    }

    #[cold]
    fn retain(&mut self, keep: &mut dyn FnMut(&str) -> bool) {
        // `HeaderMap` has no `retain`: one name at a time.
        while let Some(name) = self.headers().keys().find(|name| !keep(name.as_str())).cloned() {
            self.headers_mut().remove(name);
        }
    }

    fn any_line(&self, field: Field, test: &mut dyn FnMut(&[u8]) -> bool) -> bool {
        self.headers().get_all(header_name(field)).iter().any(|value| test(value.as_bytes()))
    }

    #[cfg(feature = "tower")]
    #[inline]
    fn mark_finished(&mut self) {
        crate::finished::mark(self.extensions_mut());
    }

    #[inline]
    fn allow_always(&mut self, answer: &Answer, origin: &'static str) {
        self.mark_finished();
        header_map::allow_always(self.headers_mut(), answer, origin);
    }

    #[inline]
    fn allow_matched(&mut self, answer: &Answer, own: &mut Option<HeaderValue>) {
        self.mark_finished();
        // A method of `Option`'s would be one more unit of code in a debug build, as told in `policy`.
        match own {
            None => header_map::allow_none(self.headers_mut()),
            own => header_map::allow_own(self.headers_mut(), answer, own),
        }
    }

    #[inline]
    fn preflight(
        answer: &Answer,
        constant: Option<&'static str>,
        own: &mut Option<HeaderValue>,
        echoed: Echoed<HeaderValue>,
    ) -> Self {
        let body = B::default();
        Self::from_parts(header_map::answer_preflight::<()>(answer, constant, own, echoed), body)
    }
}

/// Whether a `Vary` field line names `header`, or everything.
pub(crate) fn names(line: &[u8], header: &str) -> bool {
    line.split(|byte| *byte == b',')
        .map(<[u8]>::trim_ascii)
        .any(|name| name == b"*" || name.eq_ignore_ascii_case(header.as_bytes()))
}

#[cfg(test)]
mod tests;
