//! The policy as one constant: the smallest set of header values that it needs.

use cors_rules::{
    matcher::{Exact, Layout},
    ExposeHeaders, Headers, Methods, Origin, Origins, Policy,
};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use super::paths::Paths;

/// The names that the constant brings into its block: a request must not be called by one of them.
pub(crate) const NAMES: [&str; 10] =
    ["POLICY", "Policy", "Fixed", "Matched", "Pattern", "Table", "origin", "origins", "patterns", "table"];

/// The static that holds the policy, and the import that it is written with.
pub(super) fn policy(paths: &Paths, policy: &Policy) -> TokenStream {
    let (mut names, origins) = origins(policy.origins());
    let kind = if names.contains(&"origin") { "Fixed" } else { "Matched" };
    names.extend([kind, "Policy"]);
    let kind = Ident::new(kind, Span::call_site());
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
    let methods = methods.map(|methods| quote!(.methods(#methods)));
    let headers = headers.map(|headers| quote!(.headers(#headers)));
    let expose_headers = expose_headers.map(|names| quote!(.expose_headers(#names)));
    let credentials = policy.credentials().then(|| quote!(.credentials()));
    let max_age = max_age.map(|seconds| quote!(.max_age(#seconds)));
    let imports = paths.declared(&names);
    quote! {
        use #imports;
        static POLICY: Policy<#kind> = #origins #methods #headers #expose_headers #credentials #max_age .policy();
    }
}

/// The start of the chain, and the names in it.
fn origins(origins: &Origins) -> (Vec<&'static str>, TokenStream) {
    let origins = match origins {
        Origins::Any => return (vec!["origin"], quote!(origin("*"))),
        Origins::List(origins) => origins,
    };
    let (exact, patterns): (Vec<&Origin>, Vec<&Origin>) = origins.iter().partition(|origin| origin.is_exact());
    let pattern_list = patterns.iter().map(|origin| pattern(origin));
    let pattern_list = quote!(patterns(&[#(#pattern_list),*]));
    match (&*exact, &*patterns) {
        ([origin], []) => {
            let origin = origin.as_str();
            (vec!["origin"], quote!(origin(#origin)))
        }
        ([], _) => (vec!["patterns", "Pattern"], pattern_list),
        (exact, []) => self::exact(exact),
        (exact, _) => {
            let (mut names, exact) = self::exact(exact);
            names.push("Pattern");
            (names, quote!(#exact.#pattern_list))
        }
    }
}

fn exact(origins: &[&Origin]) -> (Vec<&'static str>, TokenStream) {
    let origins: Vec<&str> = origins.iter().map(|origin| origin.as_str()).collect();
    let layout = if origins.len() > Exact::FEW { Layout::of(&origins) } else { None };
    let Some(Layout { seed, displacements, offsets, text }) = layout else {
        return (vec!["origins"], quote!(origins(&[#(#origins),*])));
    };
    // One literal each: ten thousand tokens would cost rustc more than they say to a reader.
    let [displacements, offsets] = [displacements, offsets].map(|bytes| Literal::byte_string(&bytes));
    let table = quote! {
        table(Table {
            seed: #seed,
            displacements: #displacements,
            offsets: #offsets,
            text: #text,
        })
    };
    (vec!["table", "Table"], table)
}

fn pattern(origin: &Origin) -> TokenStream {
    let (before, after) = (origin.before(), origin.after());
    match (origin.subdomains(), origin.any_port()) {
        (true, false) => quote!(Pattern::Subdomains(#before, #after)),
        (true, true) => quote!(Pattern::SubdomainsAnyPort(#before, #after)),
        (false, _) => quote!(Pattern::AnyPort(#before)),
    }
}
