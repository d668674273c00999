//! A declaration, and the policy that the attribute would make of it.

use cors_rules::{
    check,
    matcher::{Exact, Patterns},
    Declaration, ExposeHeaders, Headers, Methods, Origin, Origins, PublicSuffixes,
};
use cors_runtime::declared::{
    index, origin, origins, patterns, table, Declared as Chain, Fixed, Matched, Policy as Static,
};
use cors_tests::leak;

/// What the expansion keeps in its `static`.
#[derive(Debug)]
pub(crate) enum Policy {
    Fixed(Static<Fixed>),
    Matched(Static<Matched>),
}

/// What an author wrote.
#[derive(Debug, Clone, Default)]
pub(crate) struct Declared {
    pub(crate) origins: Vec<String>,
    pub(crate) methods: Option<Vec<String>>,
    pub(crate) headers: Option<Vec<String>>,
    pub(crate) expose_headers: Option<Vec<String>>,
    pub(crate) credentials: bool,
    pub(crate) max_age: Option<u32>,
    pub(crate) allow_insecure_origins: bool,
}

impl Declared {
    pub(crate) fn of_origins(origins: &[String]) -> Self {
        Self { origins: origins.to_vec(), ..Self::default() }
    }

    /// The policy, made as the expansion makes it.
    ///
    /// # Panics
    ///
    /// Where the declaration does not compile: the generators make none such.
    pub(crate) fn policy(&self) -> Policy {
        let [origins, methods, headers, expose_headers] =
            [Some(&self.origins), self.methods.as_ref(), self.headers.as_ref(), self.expose_headers.as_ref()]
                .map(|items| items.map(|items| items.iter().map(String::as_str).collect::<Vec<_>>()));
        let checked = check(
            &Declaration {
                origins: origins.as_deref(),
                methods: methods.as_deref(),
                headers: headers.as_deref(),
                expose_headers: expose_headers.as_deref(),
                credentials: self.credentials,
                max_age: self.max_age.map(i128::from),
                allow_insecure_origins: self.allow_insecure_origins,
                allow_public_suffixes: true,
            },
            &PublicSuffixes::Absent,
        );
        lower(&checked.expect("the generators make valid policies"))
    }
}

/// As `cors-macros/src/expand/constant.rs` writes it down.
fn lower(policy: &cors_rules::Policy) -> Policy {
    let Origins::List(list) = policy.origins() else {
        return Policy::Fixed(lower_rest(origin("*"), policy).policy());
    };
    let (exact, with_wildcards): (Vec<&Origin>, Vec<&Origin>) = list.iter().partition(|origin| origin.is_exact());
    let exact: Vec<&str> = exact.into_iter().map(Origin::as_str).collect();
    let chain = match (&*exact, cors_tests::patterns(&with_wildcards)) {
        ([only], _) if with_wildcards.is_empty() => {
            return Policy::Fixed(lower_rest(origin(leak(only)), policy).policy());
        }
        (exact, _) if with_wildcards.is_empty() => lower_exact(exact),
        ([], Patterns::Few(few)) => patterns(few.patterns()),
        ([], Patterns::Many(many)) => index(many),
        (exact, Patterns::Few(few)) => lower_exact(exact).patterns(few.patterns()),
        (exact, Patterns::Many(many)) => lower_exact(exact).index(many),
    };
    Policy::Matched(lower_rest(chain, policy).policy())
}

fn lower_rest<O: Copy>(mut chain: Chain<O>, policy: &cors_rules::Policy) -> Chain<O> {
    if let Some(methods) = policy.methods() {
        chain = chain.methods(match methods {
            Methods::Any => "*",
            Methods::List(methods) => leak(&methods.join(", ")),
        });
    }
    if let Some(headers) = policy.headers() {
        chain = chain.headers(match headers {
            Headers::Any { authorization: false } => "*",
            Headers::Any { authorization: true } => "*, authorization",
            Headers::List(names) => leak(&names.join(", ")),
        });
    }
    if let Some(names) = policy.expose_headers() {
        chain = chain.expose_headers(match names {
            ExposeHeaders::Any => "*",
            ExposeHeaders::List(names) => leak(&names.join(", ")),
        });
    }
    if policy.credentials() {
        chain = chain.credentials();
    }
    if let Some(seconds) = policy.max_age() {
        chain = chain.max_age(leak(&seconds.to_string()));
    }
    chain
}

fn lower_exact(texts: &[&str]) -> Chain<Matched> {
    match cors_tests::exact(texts) {
        Exact::Few(few) => origins(few),
        Exact::Many(many) => table(many),
    }
}
