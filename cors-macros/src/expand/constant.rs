//! The policy as one constant: the smallest set of header values that it needs.

use cors_rules::{
    matcher::{Exact, IndexLayout, Layout, Patterns},
    ExposeHeaders, Headers, Methods, Origin, Origins, Policy,
};
use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote, ToTokens};
use syn::Token;

use super::paths::Paths;

/// What stands in the block of the constant, and all that it imports: a request must not be called by one of these names.
pub(crate) const NAMES: [&str; 20] = [
    "POLICY",
    "EITHER_ALONE",
    "Either",
    "FIXED_ALONE",
    "Few",
    "Fixed",
    "Index",
    "MATCHED_ALONE",
    "Many",
    "Matched",
    "NOT_MADE",
    "NO_PATTERNS",
    "Origins",
    "Pattern",
    "Patterns",
    "Policy",
    "Suffixes",
    "Table",
    "call_once",
    "compile_once",
];

/// A literal: the name of its type and its fields.
//
// As two tokens: to put a stream of tokens into another costs a macro without optimisation as much as a dozen of them.
struct Written {
    name: Ident,
    fields: Group,
}

impl Written {
    fn new(name: &str, delimiter: Delimiter, fields: TokenStream) -> Self {
        Self { name: Ident::new(name, Span::call_site()), fields: Group::new(delimiter, fields) }
    }
}

impl ToTokens for Written {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { name, fields } = self;
        name.to_tokens(tokens);
        fields.to_tokens(tokens);
    }
}

/// The expression that decides about a request under `POLICY`.
pub(super) enum Check {
    /// Its own method, with these arguments.
    Own(Group),
    /// A call of the platform's.
    Platforms(TokenStream),
}

impl Check {
    pub(super) fn own(arguments: TokenStream) -> Self {
        Self::Own(Group::new(Delimiter::Parenthesis, arguments))
    }
}

impl ToTokens for Check {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Own(arguments) => {
                Ident::new("POLICY", Span::call_site()).to_tokens(tokens);
                <Token![.]>::default().to_tokens(tokens);
                Ident::new("check", Span::call_site()).to_tokens(tokens);
                arguments.to_tokens(tokens);
            }
            Self::Platforms(call) => call.to_tokens(tokens),
        }
    }
}

/// The block that holds the policy, in a static of its own, and ends in `check`.
pub(super) fn block(paths: &Paths, policy: &Policy, check: &Check) -> Group {
    let Paths { root } = paths;
    let origins = origins(policy.origins());
    let kind = &origins.name;
    let fields = fields(policy, kind, &origins);
    let block = quote! {
        use #root::declared::*;
        static POLICY: Policy<#kind> = Policy #fields;
        #check
    };
    Group::new(Delimiter::Brace, block)
}

/// The policy as an expression, in a block that none of the user's code stands in.
pub(super) fn expression(paths: &Paths, policy: &Policy) -> TokenStream {
    let Paths { root } = paths;
    let origins = origins(policy.origins());
    let kind = &origins.name;
    let fields = fields(policy, &Ident::new("Either", Span::call_site()), quote!(Either::#kind(#origins)));
    quote!({
        use #root::declared::*;
        Policy #fields
    })
}

/// The policy as one literal: a call in its place would cost rustc a fifth of a million instructions, and a base for what is
/// not declared nearly as much, so that there is one only where nothing else is.
fn fields(policy: &Policy, kind: &Ident, origins: impl ToTokens) -> Group {
    let methods = policy.methods().map_or_else(String::new, |methods| match methods {
        Methods::Any => "*".to_owned(),
        Methods::List(methods) => methods.join(", "),
    });
    let headers = policy.headers().map_or_else(String::new, |headers| match headers {
        Headers::Any { authorization: false } => "*".to_owned(),
        Headers::Any { authorization: true } => "*, authorization".to_owned(),
        Headers::List(names) => names.join(", "),
    });
    let expose_headers = policy.expose_headers().map_or_else(String::new, |names| match names {
        ExposeHeaders::Any => "*".to_owned(),
        ExposeHeaders::List(names) => names.join(", "),
    });
    let credentials = policy.credentials();
    let max_age = policy.max_age().map_or_else(String::new, |seconds| seconds.to_string());
    let texts = [&methods, &headers, &expose_headers, &max_age];
    let fields = if !credentials && texts.iter().all(|text| text.is_empty()) {
        let alone = format_ident!("{}_ALONE", kind.to_string().to_uppercase());
        quote!(origins: #origins, ..#alone)
    } else {
        quote! {
            origins: #origins,
            methods: #methods,
            headers: #headers,
            expose_headers: #expose_headers,
            credentials: #credentials,
            max_age: #max_age,
            made: NOT_MADE,
        }
    };
    Group::new(Delimiter::Brace, fields)
}

/// The origins, whose name is the kind of the policy.
fn origins(origins: &Origins) -> Written {
    let fixed = |origin: &str| Written::new("Fixed", Delimiter::Parenthesis, quote!(#origin));
    let origins = match origins {
        Origins::Any => return fixed("*"),
        Origins::List(origins) => origins,
    };
    let (exact, patterns): (Vec<&Origin>, Vec<&Origin>) = origins.iter().partition(|origin| origin.is_exact());
    let exact: Vec<&str> = exact.iter().map(|origin| origin.as_str()).collect();
    if let ([origin], []) = (&*exact, &*patterns) {
        return fixed(origin);
    }
    let exact = found(&exact);
    let fields = if patterns.is_empty() {
        quote!(exact: #exact, patterns: NO_PATTERNS)
    } else {
        let patterns = self::patterns(&patterns);
        quote!(exact: #exact, patterns: #patterns)
    };
    Written::new("Matched", Delimiter::Brace, fields)
}

fn patterns(patterns: &[&Origin]) -> TokenStream {
    if patterns.len() <= Patterns::FEW {
        let patterns = patterns.iter().map(|origin| pattern(origin));
        return quote!(Patterns::few(&[#(#patterns),*]));
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
        Patterns::Many(Index {
            any_port: #any_port,
            subdomains: #subdomains,
            subdomains_any_port: #subdomains_any_port,
        })
    }
}

/// Texts that are compared one by one or, where there are many, under a perfect hash: a variant of `Exact`.
fn found(texts: &[&str]) -> Written {
    let layout = if texts.len() > Exact::FEW { Layout::of(texts) } else { None };
    let Some(Layout { seed, displacements, offsets, text }) = layout else {
        return Written::new("Few", Delimiter::Parenthesis, quote!(&[#(#texts),*]));
    };
    // One literal each: ten thousand tokens would cost rustc more than they say to a reader.
    let [displacements, offsets] = [displacements, offsets].map(|bytes| Literal::byte_string(&bytes));
    let seed = Literal::u64_unsuffixed(seed);
    let table = quote! {
        Table {
            seed: #seed,
            displacements: #displacements,
            offsets: #offsets,
            text: #text,
        }
    };
    Written::new("Many", Delimiter::Parenthesis, table)
}

fn pattern(origin: &Origin) -> TokenStream {
    let (before, after) = (origin.before(), origin.after());
    match (origin.subdomains(), origin.any_port()) {
        (true, false) => quote!(Pattern::Subdomains(#before, #after)),
        (true, true) => quote!(Pattern::SubdomainsAnyPort(#before, #after)),
        (false, _) => quote!(Pattern::AnyPort(#before)),
    }
}
