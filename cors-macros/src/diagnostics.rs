//! What is wrong, collected, so that one build reports all of it.

use std::fmt::Display;

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;

/// Every error found so far. It has to be read: dropped unread, it would lose them.
#[derive(Debug)]
pub(crate) struct Diagnostics {
    errors: Option<syn::Error>,
    read: bool,
}

impl Diagnostics {
    pub(crate) fn new() -> Self {
        Self { errors: None, read: false }
    }

    /// Adds an error at `span`, with what to write instead.
    pub(crate) fn error(&mut self, span: Span, message: impl Display, help: impl Display) {
        // Stable Rust gives a macro no sub-diagnostics: the help is a line of the message, laid out as rustc's own.
        self.push(syn::Error::new(span, format_args!("{message}\n= help: {help}")));
    }

    /// Adds an error that underlines all of `tokens`, with what to write instead.
    pub(crate) fn error_on(&mut self, tokens: impl ToTokens, message: impl Display, help: impl Display) {
        // Stable Rust joins no spans, but marks what lies between two of them.
        self.push(syn::Error::new_spanned(tokens, format_args!("{message}\n= help: {help}")));
    }

    /// Adds an error that says all there is to say.
    pub(crate) fn error_alone(&mut self, span: Span, message: impl Display) {
        self.push(syn::Error::new(span, message));
    }

    /// Adds an error of the parser's.
    pub(crate) fn push(&mut self, error: syn::Error) {
        match &mut self.errors {
            Some(errors) => errors.combine(error),
            None => self.errors = Some(error),
        }
    }

    /// One `compile_error!` for each error, or `None` if there is none.
    pub(crate) fn into_errors(mut self) -> Option<TokenStream> {
        self.read = true;
        self.errors.take().map(syn::Error::into_compile_error)
    }
}

impl Drop for Diagnostics {
    fn drop(&mut self) {
        debug_assert!(self.read || std::thread::panicking(), "the diagnostics were not read");
    }
}

#[cfg(test)]
mod tests {
    use super::Diagnostics;

    /// A mistake in the macro, which is found when it is built for its own tests.
    #[cfg(debug_assertions)]
    #[test]
    #[should_panic(expected = "the diagnostics were not read")]
    fn what_is_dropped_unread_panics() {
        drop(Diagnostics::new());
    }

    #[test]
    fn what_is_read_may_be_dropped() {
        assert!(Diagnostics::new().into_errors().is_none());
    }
}
