//! The policy as one constant: the smallest set of header values that it needs.

use cors_rules::{
    matcher::{Exact, Layout},
    ExposeHeaders, Headers, Methods, Origin, Origins, Policy,
};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::paths::Paths;

/// The expression that makes the policy.
pub(super) fn policy(paths: &Paths, policy: &Policy) -> TokenStream {
    let origins = origins(paths, policy.origins());
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
    quote!(#origins #methods #headers #expose_headers #credentials #max_age .policy())
}

fn origins(paths: &Paths, origins: &Origins) -> TokenStream {
    let origins = match origins {
        Origins::Any => return fixed(paths, "*"),
        Origins::List(origins) => origins,
    };
    let (exact, patterns): (Vec<&Origin>, Vec<&Origin>) = origins.iter().partition(|origin| origin.is_exact());
    match (&*exact, &*patterns) {
        ([origin], []) => fixed(paths, origin.as_str()),
        ([], patterns) => {
            let declared = paths.declared("patterns");
            let patterns = self::patterns(paths, patterns);
            quote!(#declared(#patterns))
        }
        (exact, []) => self::exact(paths, exact),
        (exact, patterns) => {
            let exact = self::exact(paths, exact);
            let patterns = self::patterns(paths, patterns);
            quote!(#exact.patterns(#patterns))
        }
    }
}

fn fixed(paths: &Paths, origin: &str) -> TokenStream {
    let declared = paths.declared("origin");
    quote!(#declared(#origin))
}

fn exact(paths: &Paths, origins: &[&Origin]) -> TokenStream {
    let origins: Vec<&str> = origins.iter().map(|origin| origin.as_str()).collect();
    let layout = if origins.len() > Exact::FEW { Layout::of(&origins) } else { None };
    let Some(Layout { seed, displacements, offsets, text }) = layout else {
        let declared = paths.declared("origins");
        return quote!(#declared(&[#(#origins),*]));
    };
    let declared = paths.declared("table");
    let table = paths.declared("Table");
    // One literal each: ten thousand tokens would cost rustc more than they say to a reader.
    let [displacements, offsets] = [displacements, offsets].map(|bytes| Literal::byte_string(&bytes));
    quote! {
        #declared(#table {
            seed: #seed,
            displacements: #displacements,
            offsets: #offsets,
            text: #text,
        })
    }
}

fn patterns(paths: &Paths, patterns: &[&Origin]) -> TokenStream {
    let pattern = paths.declared("Pattern");
    let patterns = patterns.iter().map(|origin| {
        let (before, after) = (origin.before(), origin.after());
        match (origin.subdomains(), origin.any_port()) {
            (true, false) => quote!(#pattern::Subdomains(#before, #after)),
            (true, true) => quote!(#pattern::SubdomainsAnyPort(#before, #after)),
            (false, _) => quote!(#pattern::AnyPort(#before)),
        }
    });
    quote!(&[#(#patterns),*])
}
