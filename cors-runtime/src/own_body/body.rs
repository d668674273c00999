//! Bodies that can be empty.

use core::fmt;

/// A response's body that can be empty, as that of the answer to a preflight is.
///
/// There is nothing to implement. `K` says by what it can be, and is inferred: that a platform's own body implements
/// [`Default`] one day is not for this crate to rule out.
#[diagnostic::on_unimplemented(
    message = "the body `{Self}` cannot be empty, as the answer to a preflight is",
    label = "a body without an empty value",
    note = "return an `http::Response` of the platform's own body, or of one that implements `Default`, such as `String`"
)]
pub trait EmptyBody<K> {
    /// The empty body.
    fn empty() -> Self;
}

/// The kind of [`EmptyBody`] that implements [`Default`].
pub enum ByDefault {}

/// The kind of [`EmptyBody`] that is a platform's own.
pub enum OfPlatform {}

impl fmt::Debug for ByDefault {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl fmt::Debug for OfPlatform {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl<B: Default> EmptyBody<ByDefault> for B {
    fn empty() -> Self {
        Self::default()
    }
}
