//! The policy as one constant: the smallest set of header values that it needs.

use cors_rules::{
    matcher::{Exact, IndexLayout, Layout, Patterns},
    ExposeHeaders, Headers, Methods, Origin, Origins, Policy,
};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::paths::Paths;

/// What stands in the block of the constant, and all that it imports: a request must not be called by one of these names.
pub(crate) const NAMES: [&str; 20] = [
    "POLICY",
    "Declared",
    "Either",
    "Exact",
    "Fixed",
    "Index",
    "Matched",
    "Origins",
    "Pattern",
    "Policy",
    "Suffixes",
    "Table",
    "call_once",
    "compile_once",
    "index",
    "origin",
    "origins",
    "patterns",
    "policy",
    "table",
];

/// The static that holds the policy, and the import that it is written with.
pub(super) fn policy(paths: &Paths, policy: &Policy) -> TokenStream {
    let (kind, origins) = origins(policy.origins());
    let declared = paths.root("declared");
    let declaration = declaration(policy, &origins);
    quote! {
        use #declared::*;
        static POLICY: Policy<#kind> = policy(#declaration);
    }
}

/// The policy as an expression, in a block that none of the user's code stands in.
pub(super) fn expression(paths: &Paths, policy: &Policy) -> TokenStream {
    let (_, origins) = origins(policy.origins());
    let declared = paths.root("declared");
    let declaration = declaration(policy, &quote!(#origins.either()));
    quote!({
        use #declared::*;
        policy(#declaration)
    })
}

/// What is declared, as one literal: each call in its place would cost rustc a fifth of a million instructions.
fn declaration(policy: &Policy, origins: &TokenStream) -> TokenStream {
    let methods = policy.methods().map(|methods| match methods {
        Methods::Any => "*".to_owned(),
        Methods::List(methods) => methods.join(", "),
    });
    let headers = policy.headers().map(|headers| match headers {
        Headers::Any { authorization: false } => "*".to_owned(),
        Headers::Any { authorization: true } => "*, authorization".to_owned(),
        Headers::List(names) => names.join(", "),
    });
    let expose_headers = policy.expose_headers().map(|names| match names {
        ExposeHeaders::Any => "*".to_owned(),
        ExposeHeaders::List(names) => names.join(", "),
    });
    let max_age = policy.max_age().map(|seconds| seconds.to_string());
    let methods = methods.map(|methods| quote!(methods: #methods,));
    let headers = headers.map(|headers| quote!(headers: #headers,));
    let expose_headers = expose_headers.map(|names| quote!(expose_headers: #names,));
    let credentials = policy.credentials().then(|| quote!(credentials: true,));
    let max_age = max_age.map(|seconds| quote!(max_age: #seconds,));
    let fields = quote!(#methods #headers #expose_headers #credentials #max_age);
    if fields.is_empty() {
        origins.clone()
    } else {
        quote!(Declared { #fields ..#origins })
    }
}

/// The kind of the policy, and the start of its declaration.
fn origins(origins: &Origins) -> (TokenStream, TokenStream) {
    let origins = match origins {
        Origins::Any => return (quote!(Fixed), quote!(origin("*"))),
        Origins::List(origins) => origins,
    };
    let (exact, patterns): (Vec<&Origin>, Vec<&Origin>) = origins.iter().partition(|origin| origin.is_exact());
    let exact: Vec<&str> = exact.iter().map(|origin| origin.as_str()).collect();
    match (&*exact, &*patterns) {
        ([origin], []) => (quote!(Fixed), quote!(origin(#origin))),
        ([], patterns) => (quote!(Matched), self::patterns(patterns)),
        (exact, []) => (quote!(Matched), self::exact(exact)),
        (exact, patterns) => {
            let (exact, patterns) = (self::exact(exact), self::patterns(patterns));
            (quote!(Matched), quote!(#exact.#patterns))
        }
    }
}

fn exact(origins: &[&str]) -> TokenStream {
    table(origins).map_or_else(|| quote!(origins(&[#(#origins),*])), |table| quote!(table(#table)))
}

fn patterns(patterns: &[&Origin]) -> TokenStream {
    if patterns.len() <= Patterns::FEW {
        let patterns = patterns.iter().map(|origin| pattern(origin));
        return quote!(patterns(&[#(#patterns),*]));
    }
    let IndexLayout { any_port, subdomains, subdomains_any_port } = IndexLayout::of(patterns);
    let any_port = found(&any_port);
    let [subdomains, subdomains_any_port] = [subdomains, subdomains_any_port].map(|layouts| {
        let suffixes = layouts.iter().map(|layout| {
            let (before, after) = (layout.before, found(&layout.after));
            let [shortest, longest] = [layout.shortest(), layout.longest()].map(Literal::usize_unsuffixed);
            quote!(Suffixes { before: #before, shortest: #shortest, longest: #longest, after: #after })
        });
        quote!(&[#(#suffixes),*])
    });
    quote! {
        index(Index {
            any_port: #any_port,
            subdomains: #subdomains,
            subdomains_any_port: #subdomains_any_port,
        })
    }
}

/// Texts that an index looks up.
fn found(texts: &[&str]) -> TokenStream {
    table(texts).map_or_else(|| quote!(Exact::Few(&[#(#texts),*])), |table| quote!(Exact::Many(#table)))
}

/// The perfect hash over `texts`, if there are enough of them.
fn table(texts: &[&str]) -> Option<TokenStream> {
    let layout = if texts.len() > Exact::FEW { Layout::of(texts) } else { None };
    let Layout { seed, displacements, offsets, text } = layout?;
    // One literal each: ten thousand tokens would cost rustc more than they say to a reader.
    let [displacements, offsets] = [displacements, offsets].map(|bytes| Literal::byte_string(&bytes));
    let seed = Literal::u64_unsuffixed(seed);
    Some(quote! {
        Table {
            seed: #seed,
            displacements: #displacements,
            offsets: #offsets,
            text: #text,
        }
    })
}

fn pattern(origin: &Origin) -> TokenStream {
    let (before, after) = (origin.before(), origin.after());
    match (origin.subdomains(), origin.any_port()) {
        (true, false) => quote!(Pattern::Subdomains(#before, #after)),
        (true, true) => quote!(Pattern::SubdomainsAnyPort(#before, #after)),
        (false, _) => quote!(Pattern::AnyPort(#before)),
    }
}
