//! One thing that is wrong with a declaration.

use alloc::string::String;
use core::fmt;

use crate::reason::Reason;
use crate::{help, message};

/// The argument that a [`Fault`] is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Argument {
    /// `origins`
    Origins,
    /// `methods`
    Methods,
    /// `headers`
    Headers,
    /// `expose_headers`
    ExposeHeaders,
    /// `credentials`
    Credentials,
    /// `max_age`
    MaxAge,
}

impl Argument {
    /// The argument as it is written in an attribute.
    ///
    /// ```
    /// assert_eq!(cors_rules::Argument::ExposeHeaders.name(), "expose_headers");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Origins => "origins",
            Self::Methods => "methods",
            Self::Headers => "headers",
            Self::ExposeHeaders => "expose_headers",
            Self::Credentials => "credentials",
            Self::MaxAge => "max_age",
        }
    }

    /// What one of the argument's items is called in a message.
    pub(crate) const fn item(self) -> &'static str {
        match self {
            Self::Origins => "origin",
            Self::Methods => "method",
            Self::Headers => "header",
            Self::ExposeHeaders => "exposed header",
            Self::Credentials => "credentials",
            Self::MaxAge => "max-age",
        }
    }
}

/// One thing that is wrong with a declaration: where it is, what is wrong, and what would be right.
///
/// Its [`Display`](fmt::Display) says what is wrong, in one line; [`help`](Self::help) says what to write instead.
///
/// # Examples
///
/// ```
/// use cors_rules::{Origin, Reason};
///
/// let faults = Origin::parse("https://a.example/").unwrap_err();
/// assert_eq!(faults[0].reason(), &Reason::TrailingSlash);
/// assert_eq!(faults[0].to_string(), "origin `https://a.example/` has a path, if only a `/`");
/// assert_eq!(faults[0].corrected(), Some("https://a.example"));
/// assert_eq!(
///     faults[0].help().as_deref(),
///     Some("write the serialized origin `https://a.example`"),
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    argument: Argument,
    item: Option<usize>,
    reason: Reason,
    text: String,
    corrected: Option<String>,
}

impl Fault {
    pub(crate) fn new(argument: Argument, reason: Reason, text: &str) -> Self {
        Self { argument, item: None, reason, text: text.into(), corrected: None }
    }

    pub(crate) fn at(mut self, item: usize) -> Self {
        self.item = Some(item);
        self
    }

    pub(crate) fn or_write(mut self, corrected: Option<&str>) -> Self {
        self.corrected = corrected.map(String::from);
        self
    }

    /// The argument at fault.
    #[must_use]
    pub fn argument(&self) -> Argument {
        self.argument
    }

    /// The index of the item at fault in its argument's list, or `None` where it is the argument as a whole.
    #[must_use]
    pub fn item(&self) -> Option<usize> {
        self.item
    }

    /// What is wrong, for a program to tell apart.
    #[must_use]
    pub fn reason(&self) -> &Reason {
        &self.reason
    }

    /// The whole text at fault, as it was written; empty where there is none.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The whole text to write instead of [`text`](Self::text), where there is one that is surely meant.
    #[must_use]
    pub fn corrected(&self) -> Option<&str> {
        self.corrected.as_deref()
    }

    /// What to write or to do instead, wherever there is something.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        help::help(self)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        message::write(self, f)
    }
}

impl core::error::Error for Fault {}

#[cfg(test)]
mod tests {
    use super::Argument;

    #[test]
    fn an_argument_is_named_as_it_is_written() {
        for (argument, name) in [
            (Argument::Origins, "origins"),
            (Argument::Methods, "methods"),
            (Argument::Headers, "headers"),
            (Argument::ExposeHeaders, "expose_headers"),
            (Argument::Credentials, "credentials"),
            (Argument::MaxAge, "max_age"),
        ] {
            assert_eq!(argument.name(), name);
        }
    }
}
