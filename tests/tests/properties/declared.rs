//! A declaration, and the policy that the attribute would make of it.

use cors_rules::{check, Declaration, ExposeHeaders, Headers, Methods, Origin, Origins, PublicSuffixes};
use cors_runtime::declared::{Fixed, Matched, Policy as Static, NOT_MADE};
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
        return Policy::Fixed(lower_rest(Fixed("*"), policy));
    };
    let (exact, with_wildcards): (Vec<&Origin>, Vec<&Origin>) = list.iter().partition(|origin| origin.is_exact());
    let exact: Vec<&str> = exact.into_iter().map(Origin::as_str).collect();
    if let ([only], []) = (&*exact, &*with_wildcards) {
        return Policy::Fixed(lower_rest(Fixed(leak(only)), policy));
    }
    let origins = Matched { exact: cors_tests::exact(&exact), patterns: cors_tests::patterns(&with_wildcards) };
    Policy::Matched(lower_rest(origins, policy))
}

fn lower_rest<O>(origins: O, policy: &cors_rules::Policy) -> Static<O> {
    Static {
        methods: policy.methods().map_or("", |methods| match methods {
            Methods::Any => "*",
            Methods::List(methods) => leak(&methods.join(", ")),
        }),
        headers: policy.headers().map_or("", |headers| match headers {
            Headers::Any { authorization: false } => "*",
            Headers::Any { authorization: true } => "*, authorization",
            Headers::List(names) => leak(&names.join(", ")),
        }),
        expose_headers: policy.expose_headers().map_or("", |names| match names {
            ExposeHeaders::Any => "*",
            ExposeHeaders::List(names) => leak(&names.join(", ")),
        }),
        credentials: policy.credentials(),
        max_age: policy.max_age().map_or("", |seconds| leak(&seconds.to_string())),
        made: NOT_MADE,
        origins,
    }
}
