//! What the attribute's expansion is written with: a declaration that the macro has checked.
//!
//! Not meant to be called by hand, since nothing is checked here any more; hence hidden from the documentation.
//! It is a chain of plain strings, and one last `const fn` makes the header values: a chain that moved values would not
//! compile, since a destructor cannot run in a constant (E0493).

use cors_rules::matcher::{Exact, Matcher};
pub use cors_rules::matcher::{Pattern, Table};

pub use crate::Policy;
use crate::{
    policy::{Allow, Origins},
    Constant,
};

/// A checked declaration, as plain strings.
#[derive(Debug, Clone, Copy)]
#[must_use]
pub struct Declared {
    fixed: Option<&'static str>,
    matcher: Matcher,
    methods: Option<&'static str>,
    headers: Option<&'static str>,
    expose_headers: Option<&'static str>,
    credentials: bool,
    max_age: Option<&'static str>,
}

const NO_ORIGIN: Declared = Declared {
    fixed: None,
    matcher: Matcher { exact: Exact::Few(&[]), patterns: &[] },
    methods: None,
    headers: None,
    expose_headers: None,
    credentials: false,
    max_age: None,
};

/// One exact origin, or `*`.
pub const fn origin(origin: &'static str) -> Declared {
    Declared { fixed: Some(origin), ..NO_ORIGIN }
}

/// Several exact origins, compared one by one.
pub const fn origins(origins: &'static [&'static str]) -> Declared {
    let matcher = Matcher { exact: Exact::Few(origins), ..NO_ORIGIN.matcher };
    Declared { matcher, ..NO_ORIGIN }
}

/// Many exact origins, under a perfect hash.
pub const fn table(table: Table) -> Declared {
    let matcher = Matcher { exact: Exact::Many(table), ..NO_ORIGIN.matcher };
    Declared { matcher, ..NO_ORIGIN }
}

/// Origin patterns and no exact origin.
pub const fn patterns(patterns: &'static [Pattern]) -> Declared {
    NO_ORIGIN.patterns(patterns)
}

impl Declared {
    /// Adds origin patterns.
    pub const fn patterns(mut self, patterns: &'static [Pattern]) -> Self {
        self.matcher.patterns = patterns;
        self
    }

    /// Declares Access-Control-Allow-Methods.
    pub const fn methods(mut self, methods: &'static str) -> Self {
        self.methods = Some(methods);
        self
    }

    /// Declares Access-Control-Allow-Headers.
    pub const fn headers(mut self, headers: &'static str) -> Self {
        self.headers = Some(headers);
        self
    }

    /// Declares Access-Control-Expose-Headers.
    pub const fn expose_headers(mut self, expose_headers: &'static str) -> Self {
        self.expose_headers = Some(expose_headers);
        self
    }

    /// Declares Access-Control-Allow-Credentials.
    pub const fn credentials(mut self) -> Self {
        self.credentials = true;
        self
    }

    /// Declares Access-Control-Max-Age, in seconds.
    pub const fn max_age(mut self, max_age: &'static str) -> Self {
        self.max_age = Some(max_age);
        self
    }

    /// The policy, with its header values made.
    #[must_use]
    pub const fn policy(self) -> Policy {
        Policy {
            origins: match self.fixed {
                Some(origin) => Origins::Fixed(Constant::new(origin)),
                None => Origins::Matched(self.matcher),
            },
            credentials: self.credentials,
            methods: allow_methods(self.methods, self.credentials),
            headers: allow_headers(self.headers, self.credentials),
            expose_headers: constant(self.expose_headers),
            max_age: constant(self.max_age),
        }
    }
}

const fn constant(text: Option<&'static str>) -> Option<Constant> {
    match text {
        Some(text) => Some(Constant::new(text)),
        None => None,
    }
}

const fn allow_methods(text: Option<&'static str>, credentials: bool) -> Option<Allow> {
    match text {
        // With credentials, browsers take `*` for a method (Fetch, "CORS protocol and credentials").
        Some(text) if credentials && matches!(text.as_bytes(), b"*") => Some(Allow::Requested),
        Some(text) => Some(Allow::Constant(Constant::new(text))),
        None => None,
    }
}

const fn allow_headers(text: Option<&'static str>, credentials: bool) -> Option<Allow> {
    match text {
        Some(text) if credentials && matches!(text.as_bytes(), b"*") => Some(Allow::RequestedButAuthorization),
        Some(text) if credentials && matches!(text.as_bytes(), b"*, authorization") => Some(Allow::Requested),
        Some(text) => Some(Allow::Constant(Constant::new(text))),
        None => None,
    }
}

/// Runs a method's body.
///
/// Called where it stands, the closure would be one that may be called again, and its response could not borrow from
/// the `&mut self` that it captures.
pub fn call_once<T>(body: impl FnOnce() -> T) -> T {
    body()
}
