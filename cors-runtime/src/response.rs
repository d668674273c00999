//! What a policy does to a response.

use http::{
    header::{ACCESS_CONTROL_ALLOW_ORIGIN, VARY},
    HeaderMap, HeaderValue, Response, StatusCode,
};

use crate::{field::ACCESS_CONTROL, is_access_control, preflight::Ready, request::header_name, Constant, Field};

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

    /// A response with the headers in `ready`, and `own` in the place of the origin there. `write` writes them all; what
    /// it wrote once may be kept.
    #[doc(hidden)]
    fn from_ready(ready: &Ready, own: Option<Self::Value>, write: impl FnOnce(&mut Self, Option<Self::Value>)) -> Self {
        let _ = ready;
        let mut response = Self::no_content();
        write(&mut response, own);
        response
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
        let mut response = Self::default();
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
        self.headers_mut().append(header_name(field), value);
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

    #[inline(always)]
    #[allow(clippy::inline_always, reason = "`vary` is known where this is called")]
    fn prepare(&mut self, vary: Option<&Constant<'_>>) {
        // One look at the names, which are in lower case, finds all that there is to do.
        let (mut is_set_by_hand, mut varies) = (false, false);
        for name in self.headers().keys() {
            is_set_by_hand |= name.as_str().starts_with(ACCESS_CONTROL);
            varies |= *name == VARY;
        }
        if is_set_by_hand {
            self.retain(&mut |name| !is_access_control(name));
        }
        match vary {
            None => {}
            Some(name) if varies => vary_also(self, name),
            Some(name) => self.add(Field::Vary, Self::value(name)),
        }
    }

    fn from_ready(
        Ready(ready): &Ready,
        own: Option<HeaderValue>,
        write: impl FnOnce(&mut Self, Option<HeaderValue>),
    ) -> Self {
        let mut response = Self::no_content();
        let Some(headers) = ready.get() else {
            let is_own = own.is_some();
            write(&mut response, own);
            let mut headers = response.headers().clone();
            if is_own {
                // Of the request nothing is kept.
                replace_origin(&mut headers, HeaderValue::from_static(""));
            }
            let _made_meanwhile = ready.set(headers);
            return response;
        };
        // A copy of a map costs less than to fill one.
        *response.headers_mut() = headers.clone();
        if let Some(own) = own {
            replace_origin(response.headers_mut(), own);
        }
        response
    }
}

fn replace_origin(headers: &mut HeaderMap, value: HeaderValue) {
    if let Some(origin) = headers.get_mut(ACCESS_CONTROL_ALLOW_ORIGIN) {
        *origin = value;
    }
}

/// Whether a `Vary` field line names `header`, or everything.
fn names(line: &[u8], header: &str) -> bool {
    line.split(|byte| *byte == b',')
        .map(<[u8]>::trim_ascii)
        .any(|name| name == b"*" || name.eq_ignore_ascii_case(header.as_bytes()))
}

#[cfg(test)]
mod tests;
