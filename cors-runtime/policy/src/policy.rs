//! A policy that has been checked.

use alloc::string::String;
use alloc::vec::Vec;

use crate::origin::Origin;

/// A checked policy: nothing but [`check`](crate::check) makes one.
///
/// # Examples
///
/// ```
/// use cors_rules::{check, Declaration, Headers, Origins, PublicSuffixes};
///
/// let declaration = Declaration {
///     origins: Some(&["https://app.example.com"]),
///     headers: Some(&["Content-Type"]),
///     ..Declaration::default()
/// };
/// let policy = check(&declaration, &PublicSuffixes::Absent)?;
/// assert!(matches!(policy.origins(), Origins::List(origins) if origins.len() == 1));
/// assert_eq!(policy.headers(), Some(&Headers::List(vec!["content-type".to_owned()])));
/// assert_eq!(policy.methods(), None);
/// # Ok::<(), Vec<cors_rules::Fault>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    pub(crate) origins: Origins,
    pub(crate) methods: Option<Methods>,
    pub(crate) headers: Option<Headers>,
    pub(crate) expose_headers: Option<ExposeHeaders>,
    pub(crate) credentials: bool,
    pub(crate) max_age: Option<u32>,
}

impl Policy {
    /// The origins that may read responses.
    #[must_use]
    pub fn origins(&self) -> &Origins {
        &self.origins
    }

    /// The methods beyond GET, HEAD and POST, which no policy can forbid; `None` where none are declared.
    #[must_use]
    pub fn methods(&self) -> Option<&Methods> {
        self.methods.as_ref()
    }

    /// The request headers beyond the *CORS-safelisted* ones; `None` where none are declared.
    #[must_use]
    pub fn headers(&self) -> Option<&Headers> {
        self.headers.as_ref()
    }

    /// The response headers that a script may read beyond the *CORS-safelisted* ones; `None` where none are declared.
    #[must_use]
    pub fn expose_headers(&self) -> Option<&ExposeHeaders> {
        self.expose_headers.as_ref()
    }

    /// Whether browsers may send *credentials* along.
    #[must_use]
    pub fn credentials(&self) -> bool {
        self.credentials
    }

    /// For how many seconds a browser may keep the answer to a *CORS-preflight request*: 0 to 86400.
    #[must_use]
    pub fn max_age(&self) -> Option<u32> {
        self.max_age
    }
}

/// The origins of a [`Policy`] (Access-Control-Allow-Origin).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origins {
    /// `*`: any origin, the opaque ones included. Never with credentials.
    Any,
    /// These; at least one, and none twice.
    List(Vec<Origin>),
}

/// The methods of a [`Policy`] (Access-Control-Allow-Methods).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Methods {
    /// `*`: any method. With credentials, browsers take that for a method named `*`.
    Any,
    /// These, as typed: methods are case-sensitive. At least one, and none twice.
    List(Vec<String>),
}

/// The request headers of a [`Policy`] (Access-Control-Allow-Headers).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Headers {
    /// `*`: any header but `authorization`. With credentials, browsers take that for a header named `*`.
    Any {
        /// Whether `authorization` is named beside it (Fetch, *CORS non-wildcard request-header name*).
        authorization: bool,
    },
    /// These, in lower case; at least one, and none twice.
    List(Vec<String>),
}

/// The exposed response headers of a [`Policy`] (Access-Control-Expose-Headers).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExposeHeaders {
    /// `*`: any header. Never with credentials.
    Any,
    /// These, in lower case; at least one, and none twice.
    List(Vec<String>),
}
