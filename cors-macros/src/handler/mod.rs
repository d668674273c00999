//! The annotated function: read once, its body left as the one token group that it is.

mod check;

pub(crate) use self::check::is_routing;

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use syn::{
    ext::IdentExt,
    parse::{ParseStream, Parser},
    Attribute, FnArg, GenericParam, LitStr, Meta, Pat, PatIdent, PatType, Signature, Visibility,
};

use crate::{diagnostics::Diagnostics, names};

/// The user's function.
pub(crate) struct Handler {
    /// All attributes, in order, with the request's marker removed from the parameters.
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    pub(crate) signature: Signature,
    pub(crate) body: Group,
    /// Which of the signature's inputs is the request.
    request: Option<usize>,
    /// The marker that says so, if there is one.
    marker: Option<Attribute>,
}

/// Reads the function; `None` if it is none.
pub(crate) fn parse(item: TokenStream, diagnostics: &mut Diagnostics) -> Option<Handler> {
    let parser = |input: ParseStream<'_>| {
        let attributes = Attribute::parse_outer(input)?;
        let visibility: Visibility = input.parse()?;
        if let Some(other) = other_item(input) {
            diagnostics.error(
                other.span(),
                format_args!("`#[cors]` goes on a function, not on `{other}`"),
                if holds_functions(&other) { "put it on each handler in it" } else { "put it on the handler" },
            );
            return skip(input);
        }
        let mut signature: Signature = input.parse()?;
        let Some(body) = input.parse().ok().and_then(braces) else {
            diagnostics.error(
                signature.ident.span(),
                format_args!("`{}` has no body to answer from", signature.ident),
                "put `#[cors]` on the implementation",
            );
            return skip(input);
        };
        let (request, marker) = take_request_marker(&mut signature, diagnostics);
        Ok(Some(Handler { attributes, visibility, signature, body, request, marker }))
    };
    parser.parse2(item).unwrap_or_else(|error| {
        diagnostics.push(error);
        None
    })
}

/// The body, inside the invisible group in which a macro passes its `$body:block`.
fn braces(token: TokenTree) -> Option<Group> {
    match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Some(group),
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
            group.stream().into_iter().next().and_then(braces)
        }
        _ => None,
    }
}

fn skip(input: ParseStream<'_>) -> syn::Result<Option<Handler>> {
    input.parse::<TokenStream>().map(|_| None)
}

/// The keyword that starts an item other than a function.
fn other_item(input: ParseStream<'_>) -> Option<Ident> {
    const QUALIFIERS: [&str; 5] = ["async", "const", "unsafe", "extern", "safe"];
    let fork = input.fork();
    let mut word = fork.call(Ident::parse_any).ok()?;
    let mut text = word.to_string();
    while QUALIFIERS.contains(&&*text) {
        if fork.peek(LitStr) {
            let _abi = fork.parse::<LitStr>();
        }
        let next = fork.call(Ident::parse_any).map(|next| (next.to_string(), next));
        match next {
            // `unsafe impl`, but `const NAME` and `extern { … }`.
            Ok((next, ident)) if text != "const" || next == "fn" || QUALIFIERS.contains(&&*next) => {
                (text, word) = (next, ident);
            }
            _ => return Some(word),
        }
    }
    (text != "fn").then_some(word)
}

fn holds_functions(item: &Ident) -> bool {
    ["impl", "trait", "mod"].iter().any(|keyword| item == keyword)
}

/// Finds the request among the inputs: the one marked `#[cors(request)]`, or the first; with the first such marker.
fn take_request_marker(signature: &mut Signature, diagnostics: &mut Diagnostics) -> (Option<usize>, Option<Attribute>) {
    let (mut found, mut marker) = (None, None);
    for (index, input) in signature.inputs.iter_mut().enumerate() {
        let (attributes, is_receiver) = match input {
            FnArg::Receiver(receiver) => (&mut receiver.attrs, true),
            FnArg::Typed(input) => (&mut input.attrs, false),
        };
        for attribute in attributes.iter().filter(|attribute| is_cors(attribute)) {
            if !is_request_marker(attribute) {
                diagnostics.error_on(
                    attribute,
                    "a parameter has no policy",
                    "write `#[cors(request)]` to mark the request",
                );
                continue;
            }
            marker = marker.or_else(|| Some(attribute.clone()));
            if is_receiver {
                diagnostics.error_on(attribute, "`self` is not the request", "mark the parameter that is");
            } else if found.is_some() {
                diagnostics.error_on(attribute, "two parameters are marked as the request", "mark the one that is");
            } else {
                found = Some(index);
            }
        }
        attributes.retain(|attribute| !is_cors(attribute));
    }
    let first = || signature.inputs.iter().position(|input| matches!(input, FnArg::Typed(_)));
    (found.or_else(first), marker)
}

fn is_cors(attribute: &Attribute) -> bool {
    attribute.path().segments.last().is_some_and(|segment| segment.ident == "cors")
}

fn is_request_marker(attribute: &Attribute) -> bool {
    matches!(&attribute.meta, Meta::List(list) if list.tokens.to_string() == "request")
}

impl Handler {
    /// The parameter that is the request.
    pub(crate) fn request(&self) -> Option<&PatType> {
        match self.signature.inputs.iter().nth(self.request?)? {
            FnArg::Typed(input) => Some(input),
            FnArg::Receiver(_) => None,
        }
    }

    /// Where in the signature's inputs the request stands.
    pub(crate) fn request_index(&self) -> Option<usize> {
        self.request
    }

    /// Whether the body must stay where it is, since in a nested function some name of it would mean something else, or
    /// nothing: `self`, `Self`, a parameter of the `impl` around it, or the function's own name.
    pub(crate) fn is_method(&self) -> bool {
        let Signature { ident, generics, inputs, output, .. } = &self.signature;
        let declared = self.parameter_names();
        // A macro does not see the `impl`; a single capital that is no parameter of the function's own is taken for
        // one of the impl's. Where that is wrong, nothing is lost but the nested function.
        let is_of_impl = |word: &str| {
            word == "Self" || (names::is_single_capital(word) && !declared.iter().any(|name| *name == word))
        };
        let ident = ident.unraw().to_string();
        let changes_meaning = |word: &Ident, is_alone: bool| {
            let word = word.to_string();
            // Beside an associated function, a free one may have its name.
            is_of_impl(&word) || (is_alone && names::unraw(&word) == ident)
        };
        let where_clause = &generics.where_clause;
        let signature = quote::quote!(#generics #inputs #output #where_clause);
        let mut lifetimes: Vec<String> = generics.lifetimes().map(|param| param.lifetime.ident.to_string()).collect();
        lifetimes.extend(["_", "static"].map(str::to_owned));
        self.signature.receiver().is_some()
            || names::undeclared_lifetime_or(signature, &mut lifetimes, &is_of_impl)
            || names::any_placed(self.body.stream(), &changes_meaning)
    }

    /// The names of the function's own type and constant parameters.
    pub(crate) fn parameter_names(&self) -> Vec<&Ident> {
        let params = self.signature.generics.params.iter();
        params
            .filter_map(|param| match param {
                GenericParam::Type(param) => Some(&param.ident),
                GenericParam::Const(param) => Some(&param.ident),
                GenericParam::Lifetime(_) => None,
            })
            .collect()
    }

    /// The turbofish that names the function's own parameters: a type may appear in the body alone.
    pub(crate) fn turbofish(&self) -> Option<TokenStream> {
        let names = self.parameter_names();
        (!names.is_empty()).then(|| quote::quote!(::<#(#names),*>))
    }
}

/// A parameter's name, where its pattern is no more than that and the expansion may use it as it is.
pub(crate) fn plain_name(pattern: &Pat) -> Option<&Ident> {
    match pattern {
        Pat::Ident(PatIdent { attrs, by_ref: None, ident, subpat: None, .. }) if attrs.is_empty() => {
            let text = ident.to_string();
            // A name that starts with `_` promises not to be used; some are the expansion's own.
            (!text.starts_with('_') && !crate::expand::NAMES.contains(&&*text)).then_some(ident)
        }
        _ => None,
    }
}

/// A name of our own for a parameter, invisible to the user's code.
///
/// It is none of the function's: the nested function is an item, which hides a parameter of its name (and `r#name` is
/// `name`).
pub(crate) fn fresh_name(index: usize, is_request: bool, function: &Ident) -> Ident {
    let name = if is_request { "request".to_owned() } else { format!("argument_{index}") };
    let underscore = if function.unraw() == name { "_" } else { "" };
    Ident::new(&format!("{name}{underscore}"), Span::mixed_site())
}

#[cfg(test)]
mod tests {
    use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
    use quote::quote;
    use syn::parse_quote;

    use super::{braces, parse, plain_name};
    use crate::diagnostics::Diagnostics;

    fn group(delimiter: Delimiter, tokens: TokenStream) -> TokenTree {
        TokenTree::Group(Group::new(delimiter, tokens))
    }

    #[test]
    fn a_body_stands_in_braces_and_a_macros_own_group_around_them() {
        let body = group(Delimiter::Brace, quote!(a));
        let inside = |token: TokenTree| braces(token).map(|group| group.stream().to_string());
        assert_eq!(inside(body.clone()).as_deref(), Some("a"));
        assert_eq!(inside(group(Delimiter::None, quote!(#body))).as_deref(), Some("a"));
        let twice = group(Delimiter::None, quote!(#body));
        assert_eq!(inside(group(Delimiter::None, quote!(#twice))).as_deref(), Some("a"));
        for delimiter in [Delimiter::Parenthesis, Delimiter::Bracket] {
            assert_eq!(inside(group(delimiter, quote!(#body))), None);
            let other = group(delimiter, quote!(a));
            assert_eq!(inside(group(Delimiter::None, quote!(#other))), None);
        }
        assert_eq!(inside(group(Delimiter::None, quote!())), None);
    }

    #[test]
    fn a_plain_name_is_nothing_but_a_name() {
        let name = |pattern: syn::Pat| plain_name(&pattern).map(ToString::to_string);
        assert_eq!(name(parse_quote!(order)).as_deref(), Some("order"));
        assert_eq!(name(parse_quote!(mut order)).as_deref(), Some("order"));
        for pattern in [
            parse_quote!(_order),
            parse_quote!(_),
            parse_quote!(ref order),
            parse_quote!(order @ Some(_)),
            parse_quote!((a, b)),
        ] {
            assert_eq!(name(pattern), None);
        }
    }

    /// Each reason alone: a nested function could not be told from one that stays.
    #[test]
    fn a_body_stays_where_a_nested_function_would_change_the_meaning_of_a_name() {
        let is_method = |item: TokenStream| {
            let mut diagnostics = Diagnostics::new();
            let handler = parse(item, &mut diagnostics);
            assert!(diagnostics.into_errors().is_none());
            handler.is_some_and(|handler| handler.is_method())
        };
        for item in [
            quote!(
                fn f(&self, request: Request) -> Response {}
            ),
            quote!(
                fn f(request: &'a Request) -> Response {}
            ),
            quote!(
                fn f(request: Self) -> Response {}
            ),
            quote!(
                fn f(request: Request<B>) -> Response {}
            ),
            quote!(
                fn f(request: Request) -> Response {
                    Self::answer(request)
                }
            ),
            quote!(
                fn f(request: Request) -> Response {
                    answer::<T>(request)
                }
            ),
            quote!(
                fn f(request: Request) -> Response {
                    f(request)
                }
            ),
        ] {
            let shown = item.to_string();
            assert!(is_method(item), "{shown}");
        }
        for item in [
            quote!(
                fn f(request: Request) -> Response {
                    answer(request)
                }
            ),
            quote!(
                fn f<'a, B>(request: &'a Request<B>) -> Response<B> {
                    answer::<B>(request)
                }
            ),
            quote!(
                fn f(request: &'static Request) -> Response {
                    self_less::f(request)
                }
            ),
        ] {
            let shown = item.to_string();
            assert!(!is_method(item), "{shown}");
        }
    }
}
