//! What the attribute's expansion is written with: a declaration that the macro has checked.
//!
//! Not meant to be called by hand, since nothing is checked here any more; hence hidden from the documentation.
//! It is a chain of plain strings, and one last `const fn` makes room for the header values: a chain that moved those
//! would not compile, since a destructor cannot run in a constant (E0493).

pub use cors_rules::matcher::{Exact, Index, Pattern, Suffixes, Table};
use cors_rules::matcher::{Matcher, Patterns};

#[cfg(debug_assertions)]
pub use crate::header_map::compile_once;
use crate::policy::{Answer, Made};
pub use crate::{
    origins::{Either, Fixed, Matched, Origins},
    Policy,
};

/// A checked declaration, as plain strings.
#[derive(Debug, Clone, Copy)]
#[must_use]
pub struct Declared<O> {
    origins: O,
    values: Values,
}

/// What is declared beside the origins.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Values {
    pub(crate) methods: Option<&'static str>,
    pub(crate) headers: Option<&'static str>,
    pub(crate) expose_headers: Option<&'static str>,
    pub(crate) credentials: bool,
    pub(crate) max_age: Option<&'static str>,
}

impl Values {
    /// Whether `*` meets credentials: browsers then take it for a name (Fetch, "CORS protocol and credentials").
    const fn echo(&self) -> bool {
        self.credentials && (is_wildcard(self.methods) || is_wildcard(self.headers))
    }
}

const fn is_wildcard(value: Option<&str>) -> bool {
    match value {
        Some(value) => matches!(value.as_bytes(), [b'*', ..]),
        None => false,
    }
}

const NOTHING: Matcher = Matcher { exact: Exact::Few(&[]), patterns: Patterns::few(&[]) };

const fn declared<O>(origins: O) -> Declared<O> {
    let values = Values { methods: None, headers: None, expose_headers: None, credentials: false, max_age: None };
    Declared { origins, values }
}

/// One exact origin, or `*`.
pub const fn origin(origin: &'static str) -> Declared<Fixed> {
    declared(Fixed(origin))
}

/// Several exact origins, compared one by one.
pub const fn origins(origins: &'static [&'static str]) -> Declared<Matched> {
    declared(Matched(Matcher { exact: Exact::Few(origins), ..NOTHING }))
}

/// Many exact origins, under a perfect hash.
pub const fn table(table: Table) -> Declared<Matched> {
    declared(Matched(Matcher { exact: Exact::Many(table), ..NOTHING }))
}

/// Origin patterns and no exact origin.
pub const fn patterns(patterns: &'static [Pattern]) -> Declared<Matched> {
    declared(Matched(Matcher { patterns: Patterns::few(patterns), ..NOTHING }))
}

/// Many origin patterns and no exact origin.
pub const fn index(index: Index) -> Declared<Matched> {
    declared(Matched(Matcher { patterns: Patterns::Many(index), ..NOTHING }))
}

impl Declared<Matched> {
    /// Adds origin patterns.
    pub const fn patterns(mut self, patterns: &'static [Pattern]) -> Self {
        self.origins.0.patterns = Patterns::few(patterns);
        self
    }

    /// Adds many origin patterns.
    pub const fn index(mut self, index: Index) -> Self {
        self.origins.0.patterns = Patterns::Many(index);
        self
    }
}

impl Declared<Fixed> {
    /// For a policy that is known by its name alone.
    pub const fn either(self) -> Declared<Either> {
        self.with_origins(Either::Fixed(self.origins))
    }
}

impl Declared<Matched> {
    /// For a policy that is known by its name alone.
    pub const fn either(self) -> Declared<Either> {
        self.with_origins(Either::Matched(self.origins))
    }
}

impl<O: Copy> Declared<O> {
    const fn with_origins<P>(self, origins: P) -> Declared<P> {
        Declared { origins, values: self.values }
    }

    /// Declares Access-Control-Allow-Methods.
    pub const fn methods(mut self, methods: &'static str) -> Self {
        self.values.methods = Some(methods);
        self
    }

    /// Declares Access-Control-Allow-Headers.
    pub const fn headers(mut self, headers: &'static str) -> Self {
        self.values.headers = Some(headers);
        self
    }

    /// Declares Access-Control-Expose-Headers.
    pub const fn expose_headers(mut self, expose_headers: &'static str) -> Self {
        self.values.expose_headers = Some(expose_headers);
        self
    }

    /// Declares Access-Control-Allow-Credentials.
    pub const fn credentials(mut self) -> Self {
        self.values.credentials = true;
        self
    }

    /// Declares Access-Control-Max-Age, in seconds.
    pub const fn max_age(mut self, max_age: &'static str) -> Self {
        self.values.max_age = Some(max_age);
        self
    }

    /// The policy.
    #[must_use]
    pub const fn policy(self) -> Policy<O> {
        let Self { origins, values } = self;
        Policy { origins, answer: Answer { values, echoes: values.echo(), made: Made::NONE } }
    }
}

/// Runs a method's body.
///
/// Called where it stands, the closure would be one that may be called again, and its response could not borrow from
/// the `&mut self` that it captures.
pub fn call_once<T>(body: impl FnOnce() -> T) -> T {
    body()
}
