//! What a policy's author wrote, before anything has been checked.

use alloc::vec::Vec;

/// What an attribute says, unchecked.
///
/// # Examples
///
/// ```
/// use cors_rules::{check, Declaration, PublicSuffixes};
///
/// let declaration = Declaration {
///     origins: Some(&["https://app.example.com", "http://localhost:*"]),
///     methods: Some(&["GET", "PUT"]),
///     max_age: Some(600),
///     ..Declaration::default()
/// };
/// assert!(check(&declaration, &PublicSuffixes::Absent).is_ok());
/// ```
#[derive(Debug, Clone, Default)]
pub struct Declaration<'a> {
    /// `origins`: serialized origins, patterns, or `*` alone. `None` where the argument is absent.
    pub origins: Option<&'a [&'a str]>,
    /// `methods`: tokens, case-sensitive, or `*` alone.
    pub methods: Option<&'a [&'a str]>,
    /// `headers`: the names of request headers, `*` alone, or `*` and `authorization`.
    pub headers: Option<&'a [&'a str]>,
    /// `expose_headers`: the names of response headers, or `*` alone.
    pub expose_headers: Option<&'a [&'a str]>,
    /// `credentials`: whether browsers may send cookies, client certificates and HTTP authentication along.
    pub credentials: bool,
    /// `max_age`: for how many seconds a browser may keep the answer to a *CORS-preflight request*.
    pub max_age: Option<i128>,
    /// Whether a reason was given to allow credentials to origins that the network can forge.
    pub allow_insecure_origins: bool,
    /// Whether a reason was given to allow credentials to every registrant below a public suffix.
    pub allow_public_suffixes: bool,
}

/// How to ask the [Public Suffix List](https://publicsuffix.org).
///
/// # Examples
///
/// ```
/// use cors_rules::PublicSuffixes;
///
/// let suffixes = PublicSuffixes::List(|host| matches!(host, "com" | "co.uk" | "github.io"));
/// # let _ = suffixes;
/// ```
#[derive(Debug, Clone, Copy)]
pub enum PublicSuffixes {
    /// The list is not linked in: a pattern that needs it is a fault.
    Absent,
    /// Whether this host (lower-case ASCII, without a leading `*.`) is itself a public suffix.
    List(fn(&str) -> bool),
}

/// The items of a comma-separated list, without the ASCII white space around them.
///
/// An empty text has no item. A comma with nothing before or after it leaves an empty item, which is a fault of
/// its own later on.
///
/// # Examples
///
/// ```
/// assert_eq!(cors_rules::split_list("GET, POST"), ["GET", "POST"]);
/// assert_eq!(cors_rules::split_list("GET,"), ["GET", ""]);
/// assert!(cors_rules::split_list(" ").is_empty());
/// ```
#[must_use]
pub fn split_list(text: &str) -> Vec<&str> {
    if text.trim_ascii().is_empty() {
        return Vec::new();
    }
    text.split(',').map(str::trim_ascii).collect()
}

#[cfg(test)]
mod tests {
    use super::split_list;

    #[test]
    fn a_list_is_split_at_its_commas_and_trimmed() {
        assert_eq!(split_list("a,b"), ["a", "b"]);
        assert_eq!(split_list("\n  a ,\tb\r\n"), ["a", "b"]);
    }

    #[test]
    fn an_empty_item_is_kept() {
        assert_eq!(split_list("a,,b"), ["a", "", "b"]);
        assert_eq!(split_list("a,"), ["a", ""]);
        assert_eq!(split_list(","), ["", ""]);
    }

    #[test]
    fn an_empty_text_has_no_item() {
        assert!(split_list("").is_empty());
        assert!(split_list(" \t\n").is_empty());
    }

    #[test]
    fn white_space_beyond_ascii_is_not_trimmed() {
        assert_eq!(split_list("\u{a0}a"), ["\u{a0}a"]);
    }
}
