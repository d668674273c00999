//! Header values that are known when a policy compiles.

use std::fmt;

use http::HeaderValue;

use crate::made::Made;

/// A header value that was known when the policy compiled.
///
/// # Examples
///
/// An adapter turns it into its platform's own header value, in
/// [`CorsResponse::value`](crate::CorsResponse::value):
///
/// ```
/// use cors_runtime::Constant;
///
/// fn value(constant: &Constant<'_>) -> String {
///     constant.as_str().to_owned()
/// }
/// ```
#[derive(Clone, Copy)]
pub struct Constant<'p> {
    text: &'static str,
    kept: Kept<'p>,
}

/// Where the value is as the `http` crate has it.
#[derive(Clone, Copy)]
enum Kept<'p> {
    /// Here, since it is the same under every policy.
    Known(fn() -> HeaderValue),
    /// Among what is made of the policy, as its one origin.
    Origin(&'p Made),
    /// Among what is made of the policy, as the headers that it exposes.
    ExposeHeaders(&'p Made),
    /// Nowhere, since it is seldom made.
    Nowhere,
}

impl<'p> Constant<'p> {
    /// A policy's one origin.
    #[inline]
    pub(crate) const fn origin(text: &'static str, made: &'p Made) -> Self {
        Self { text, kept: Kept::Origin(made) }
    }

    /// The headers that a policy exposes.
    #[inline]
    pub(crate) const fn expose_headers(text: &'static str, made: &'p Made) -> Self {
        Self { text, kept: Kept::ExposeHeaders(made) }
    }

    /// A value that only a preflight's answer needs, which is kept as a whole.
    #[inline]
    pub(crate) const fn seldom(text: &'static str) -> Self {
        Self { text, kept: Kept::Nowhere }
    }

    /// The value as text: visible ASCII and spaces.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        self.text
    }

    /// The value as the `http` crate has it; nothing is allocated.
    #[must_use]
    #[inline(always)]
    #[allow(clippy::inline_always, reason = "of a constant that is known here, nothing is left but its value")]
    pub fn to_header_value(&self) -> HeaderValue {
        match self.kept {
            Kept::Known(value) => value(),
            Kept::Origin(made) => made.origin(self.text),
            Kept::ExposeHeaders(made) => made.expose_headers(self.text),
            // The text is the macro's own, of visible ASCII: it cannot be refused.
            Kept::Nowhere => HeaderValue::from_static(self.text),
        }
    }
}

impl fmt::Debug for Constant<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Constant").field(&self.text).finish()
    }
}

/// A constant that is the same under every policy.
macro_rules! constant {
    ($name:ident, $text:literal) => {
        pub(crate) const $name: Constant<'static> = Constant {
            text: $text,
            kept: Kept::Known(|| {
                #[allow(clippy::declare_interior_mutable_const, reason = "each answer has a copy of its own")]
                const VALUE: HeaderValue = HeaderValue::from_static($text);
                VALUE
            }),
        };
    };
}

constant!(VARY_ORIGIN, "Origin");
constant!(VARY_METHOD, "Access-Control-Request-Method");
constant!(VARY_HEADERS, "Access-Control-Request-Headers");
constant!(TRUE, "true");

#[cfg(test)]
mod tests {
    use super::{Constant, VARY_ORIGIN};
    use crate::made::NOT_MADE;

    #[test]
    fn a_constant_shows_its_text_for_debugging() {
        assert_eq!(format!("{VARY_ORIGIN:?}"), r#"Constant("Origin")"#);
    }
    #[test]
    fn a_constant_is_the_same_value_wherever_it_is_made() {
        let made = NOT_MADE;
        let [origin, exposed] = [Constant::origin("Origin", &made), Constant::expose_headers("X-Exposed", &made)];
        for (constant, text) in [
            (VARY_ORIGIN, "Origin"),
            (Constant::seldom("Origin"), "Origin"),
            (origin, "Origin"),
            (exposed, "X-Exposed"),
        ] {
            assert_eq!(constant.as_str(), text);
            assert_eq!(constant.to_header_value(), text);
            assert_eq!(constant.to_header_value(), text);
        }
    }
}
