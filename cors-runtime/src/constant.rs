//! Header values that are known when a policy compiles.

use std::{fmt, sync::OnceLock};

use http::HeaderValue;

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
    made: Made<'p>,
}

/// Where the value is as the `http` crate has it.
#[derive(Clone, Copy)]
enum Made<'p> {
    /// Here, since it is the same under every policy.
    Known(fn() -> HeaderValue),
    /// In the policy, from the first use on.
    InPolicy(&'p OnceLock<HeaderValue>),
    /// Nowhere, since it is seldom made.
    Nowhere,
}

impl<'p> Constant<'p> {
    /// A value that the policy keeps.
    #[inline]
    pub(crate) const fn new(text: &'static str, made: &'p OnceLock<HeaderValue>) -> Self {
        Self { text, made: Made::InPolicy(made) }
    }

    /// A value that only a preflight's answer needs, which is kept as a whole.
    #[inline]
    pub(crate) const fn seldom(text: &'static str) -> Self {
        Self { text, made: Made::Nowhere }
    }

    /// The value as text: visible ASCII and spaces.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        self.text
    }

    /// The value as the `http` crate has it; nothing is allocated.
    #[must_use]
    #[inline]
    pub fn to_header_value(&self) -> HeaderValue {
        // The text is the macro's own, of visible ASCII: it cannot be refused.
        match self.made {
            Made::Known(value) => value(),
            Made::InPolicy(made) => made.get_or_init(|| HeaderValue::from_static(self.text)).clone(),
            Made::Nowhere => HeaderValue::from_static(self.text),
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
            made: Made::Known(|| {
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
    use std::sync::OnceLock;

    use super::{Constant, VARY_ORIGIN};

    #[test]
    fn a_constant_shows_its_text_for_debugging() {
        assert_eq!(format!("{VARY_ORIGIN:?}"), r#"Constant("Origin")"#);
    }
    #[test]
    fn a_constant_is_the_same_value_wherever_it_is_made() {
        let made = OnceLock::new();
        for constant in [VARY_ORIGIN, Constant::seldom("Origin"), Constant::new("Origin", &made)] {
            assert_eq!(constant.as_str(), "Origin");
            assert_eq!(constant.to_header_value(), "Origin");
            assert_eq!(constant.to_header_value(), "Origin");
        }
        assert!(made.get().is_some());
    }
}
