//! What the attribute's expansion is written with: a declaration that the macro has checked.
//!
//! Not meant to be called by hand, since nothing is checked here any more; hence hidden from the documentation.
//! A declaration is plain strings, and one last `const fn` makes room for the header values: a base for `..` that held
//! those would not compile, since a destructor cannot run in a constant (E0493).
//!
//! All of it is imported where no code of the user's stands: what is added here is added to `NAMES` in
//! `cors-macros/src/expand/constant.rs`.

pub use cors_rules::matcher::{Exact, Index, Pattern, Suffixes, Table};
use cors_rules::matcher::{Matcher, Patterns};

#[cfg(debug_assertions)]
pub use crate::header_map::compile_once;
use crate::policy::{Answer, Made};
pub use crate::{
    origins::{Either, Fixed, Matched, Origins},
    Policy,
};

/// A checked declaration, as plain strings: what is empty is not sent.
#[derive(Debug, Clone, Copy)]
#[must_use]
pub struct Declared<O> {
    /// Whom it allows.
    pub origins: O,
    /// Access-Control-Allow-Methods.
    pub methods: &'static str,
    /// Access-Control-Allow-Headers.
    pub headers: &'static str,
    /// Access-Control-Expose-Headers.
    pub expose_headers: &'static str,
    /// Access-Control-Allow-Credentials.
    pub credentials: bool,
    /// Access-Control-Max-Age, in seconds.
    pub max_age: &'static str,
}

/// What is declared beside the origins; what is empty is not sent.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Values {
    pub(crate) methods: &'static str,
    pub(crate) headers: &'static str,
    pub(crate) expose_headers: &'static str,
    pub(crate) credentials: bool,
    pub(crate) max_age: &'static str,
}

impl Values {
    /// Whether `*` meets credentials: browsers then take it for a name (Fetch, "CORS protocol and credentials").
    const fn echo(&self) -> bool {
        self.credentials && (is_wildcard(self.methods) || is_wildcard(self.headers))
    }
}

const fn is_wildcard(value: &str) -> bool {
    matches!(value.as_bytes(), [b'*', ..])
}

const NOTHING: Matcher = Matcher { exact: Exact::Few(&[]), patterns: Patterns::few(&[]) };

const fn declared<O>(origins: O) -> Declared<O> {
    Declared { origins, methods: "", headers: "", expose_headers: "", credentials: false, max_age: "" }
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
        let Self { origins: _, methods, headers, expose_headers, credentials, max_age } = self;
        Declared { origins, methods, headers, expose_headers, credentials, max_age }
    }
}

/// The policy.
#[must_use]
pub const fn policy<O: Copy>(declared: Declared<O>) -> Policy<O> {
    let Declared { origins, methods, headers, expose_headers, credentials, max_age } = declared;
    let values = Values { methods, headers, expose_headers, credentials, max_age };
    Policy { origins, answer: Answer { values, echoes: values.echo(), made: Made::NONE } }
}

/// Runs a method's body.
///
/// Called where it stands, the closure would be one that may be called again, and its response could not borrow from
/// the `&mut self` that it captures.
pub fn call_once<T>(body: impl FnOnce() -> T) -> T {
    body()
}
