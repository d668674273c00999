//! The code that the attribute writes: the only stage that quotes.

mod actix;
mod axum;
mod constant;
mod conversion;
mod entry;
mod own_body;
mod paths;
mod placeholder;

pub(crate) use self::{constant::NAMES, placeholder::placeholder};

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned, ToTokens};
use syn::{
    ext::IdentExt, spanned::Spanned, Attribute, FnArg, Pat, Path, PathArguments, PathSegment, ReturnType, Signature,
    Token, Type, TypePath,
};

use self::{constant::Check, paths::Paths};
use crate::{
    args::Args,
    handler::{fresh_name, plain_name, Handler},
    names,
    platform::Platform,
};

/// The function as the user wrote it, beside the errors.
fn as_written(handler: &Handler, errors: &TokenStream) -> TokenStream {
    let Handler { attributes, visibility, signature, body, .. } = handler;
    quote!(#errors #(#attributes)* #visibility #signature #body)
}

/// The expression that `policy!` stands for.
pub(crate) fn policy(args: &Args, policy: &cors_rules::Policy) -> TokenStream {
    constant::expression(&Paths::new(args.crate_path.as_ref()), policy)
}

/// The function of the same name that keeps the policy.
//
// Input:
//     #[cors(origins = "https://app.example.com")]
//     async fn create(req: Request<Body>) -> Response<Body> { … }
//
// Output:
//     async fn create(req: Request<Body>) -> Response<Body> {
//         async fn create(req: Request<Body>) -> Response<Body> { … }
//         let cors = &mut {
//             use ::cors_runtime::declared::*;
//             static POLICY: Policy<Fixed> = Policy {
//                 origins: Fixed("https://app.example.com"),
//                 ..FIXED_ALONE
//             };
//             POLICY.check(&req)
//         };
//         if cors.is_preflight {
//             cors.preflight(&req)
//         } else {
//             cors.finish(create(req).await)
//         }
//     }
pub(crate) fn handler(platform: Platform, args: &Args, policy: &cors_rules::Policy, handler: &Handler) -> TokenStream {
    let paths = Paths::new(args.crate_path.as_ref());
    if platform == Platform::Axum {
        return axum::handler(&paths, args, policy, handler);
    }
    if platform == Platform::Actix {
        return actix::handler(&paths, args, policy, handler);
    }
    let outer = Outer::new(platform, &paths, handler);
    let cors = Ident::new("cors", Span::mixed_site());
    let (and, request) = outer.borrowed_request();
    let platforms_check = platform_check(platform, &paths);
    // A platform's own decision is given away by what answers.
    let (borrow, mutable) =
        platforms_check.is_none().then(|| (<Token![&]>::default(), <Token![mut]>::default())).unzip();
    let check = match platforms_check {
        None => Check::own(quote!(#and #request)),
        Some(check) => {
            // All of the call is the argument's, or an argument that is no context would be two errors.
            let respan = |mut token: TokenTree| {
                token.set_span(request.span());
                token
            };
            Check::Platforms(quote!(#check(&POLICY, #and #request)).into_iter().map(respan).collect())
        }
    };
    let policy = constant::block(&paths, policy, &check);
    // Where the output is no response, the error points at its type.
    let preflight = Ident::new("preflight", outer.output);
    let ending = Group::new(Delimiter::Brace, outer.ending(platform, args, &paths, &cors));
    let is_hidden = outer.is_method && conversion::module(platform).is_some();
    let mention = is_hidden.then(|| conversion::mention(handler)).flatten();
    let nested = Nested { handler, is_method: outer.is_method, is_platforms: entry::is_entry };
    let statements = quote! {
        #nested
        #mention
        let #cors = #borrow #mutable #policy;
        if #cors.is_preflight {
            #cors.#preflight(#and #request)
        } else #ending
    };
    outer_function(&nested, &outer.signature, statements)
}

/// The user's function inside of the outer one; nothing, if its body is among the statements there as that of a method.
struct Nested<'a> {
    handler: &'a Handler,
    is_method: bool,
    /// Whether an attribute is one of the platform's own, which belongs on the outer function.
    is_platforms: fn(&Attribute) -> bool,
}

impl Nested<'_> {
    fn is_outside(&self, attribute: &Attribute) -> bool {
        is_one_of(attribute, &OUTSIDE) || (self.is_platforms)(attribute)
    }
}

impl ToTokens for Nested<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Handler { attributes, signature, body, .. } = self.handler;
        if self.is_method {
            return;
        }
        for attribute in attributes {
            if is_one_of(attribute, &BOTH) || !self.is_outside(attribute) {
                attribute.to_tokens(tokens);
            }
        }
        signature.to_tokens(tokens);
        body.to_tokens(tokens);
    }
}

/// The outer function, of these `statements`, with the attributes that belong on it.
fn outer_function(nested: &Nested<'_>, signature: &impl ToTokens, statements: TokenStream) -> TokenStream {
    let Handler { attributes, visibility, body, .. } = nested.handler;
    let outside = attributes.iter().filter(|attribute| nested.is_method || nested.is_outside(attribute));
    // Between the user's own braces: rustc does not warn of what ends in an expansion (`dead_code`, `missing_docs`).
    let mut block = Group::new(Delimiter::Brace, statements);
    block.set_span(body.span());
    quote!(#(#outside)* #visibility #signature #block)
}

/// The attributes that belong to the function that the rest of the program sees; the others go to the one inside.
const OUTSIDE: [&str; 15] = [
    "doc",
    "cfg",
    "cfg_attr",
    "must_use",
    "deprecated",
    "allow",
    "expect",
    "warn",
    "deny",
    "forbid",
    "no_mangle",
    "export_name",
    "unsafe",
    "inline",
    "track_caller",
];

/// Those of them that say nothing where the function inside does not have them as well.
const BOTH: [&str; 2] = ["inline", "track_caller"];

fn is_one_of(attribute: &Attribute, names: &[&str]) -> bool {
    names.iter().any(|name| attribute.path().is_ident(name))
}

/// The outer function.
struct Outer<'a> {
    handler: &'a Handler,
    signature: Signature,
    /// Whether the body stays in it, in a block of its own, instead of in a nested function.
    is_method: bool,
    /// The request's name in it.
    request: Ident,
    /// The parameters, as they are passed on to the nested function.
    arguments: Vec<Ident>,
    /// What a block needs before the body: patterns that the outer function cannot have as they are.
    rebound: TokenStream,
    /// Where the output's type stands.
    output: Span,
}

impl<'a> Outer<'a> {
    fn new(platform: Platform, paths: &Paths, handler: &'a Handler) -> Self {
        let mut signature = handler.signature.clone();
        let is_method = handler.is_method();
        let mut request = Ident::new("request", Span::mixed_site());
        let mut arguments = Vec::new();
        let mut rebound = TokenStream::new();
        let function = &handler.signature.ident;
        for (index, input) in signature.inputs.iter_mut().enumerate() {
            let FnArg::Typed(input) = input else {
                continue;
            };
            let is_request = handler.request_index() == Some(index);
            // Under the function's own name, it would hide the function that is to be called.
            let name = plain_name(&input.pat).filter(|name| name.unraw() != function.unraw()).cloned();
            if is_method && (!is_request || name.is_some()) {
                // The body sees the parameter as it was written.
                request = name.filter(|_| is_request).unwrap_or(request);
                continue;
            }
            let name = name.unwrap_or_else(|| fresh_name(index, is_request, function));
            if is_request {
                request = name.clone();
            }
            let written = std::mem::replace(&mut *input.pat, pattern(&name));
            if !is_method {
                // The nested function has its lints and attributes where they are due.
                input.attrs.clear();
                arguments.push(name);
            } else if is_ignored(&written, handler) {
                // Taken by value and left alone, it would be a lint of the user's.
                let ignored = Ident::new("_ignored", Span::mixed_site());
                rebound = quote!(let #ignored = #name;);
            } else {
                rebound = quote!(let #written = #name;);
            }
        }
        if platform == Platform::Appwrite {
            let response = paths.appwrite("Response");
            signature.output = ReturnType::Type(<Token![->]>::default(), Box::new(Type::Verbatim(response)));
        }
        if let Some(output) = conversion::output(platform, paths) {
            signature.output = ReturnType::Type(<Token![->]>::default(), Box::new(Type::Verbatim(output)));
        }
        Self { handler, signature, is_method, request, arguments, rebound, output: output_span(handler) }
    }

    /// The request, which is only borrowed before the handler has it.
    fn borrowed_request(&self) -> (Token![&], Ident) {
        let mut request = self.request.clone();
        // Where the parameter is no request, the error points at it.
        if let Some(parameter) = self.handler.request() {
            let written = match &*parameter.pat {
                // Its own `span` makes all of its tokens for that, as a type's does.
                Pat::Ident(syn::PatIdent { attrs, by_ref: None, mutability: None, ident, subpat: None })
                    if attrs.is_empty() =>
                {
                    ident.span()
                }
                pattern => pattern.span(),
            };
            request.set_span(request.span().located_at(written));
        }
        (Token![&](request.span()), request)
    }

    /// The statements that end the function.
    fn ending(&self, platform: Platform, args: &Args, paths: &Paths, cors: &Ident) -> TokenStream {
        if conversion::module(platform).is_some() {
            return conversion::ending(self, platform, args, paths, cors);
        }
        // Where the output is no response, the error points at its type, as that of `preflight`: it is one error.
        let span = self.output;
        let (finish, error) = match &args.error {
            None => (Ident::new("finish", span), None),
            Some(error) => (Ident::new("finish_with", span), Some(quote!(, #error))),
        };
        let handler = self.handler(paths, args.catch_panics);
        let handler = match (args.catch_panics, platform, self.signature.asyncness) {
            (false, ..) => handler,
            (true, Platform::Appwrite, _) => quote!(#cors.catch_panics(#handler)),
            (true, _, None) => {
                let catch_panics = own_body::item(platform, paths, "catch_panics");
                quote!(#catch_panics(#handler))
            }
            (true, _, Some(_)) => {
                let catch_panics = own_body::item(platform, paths, "catch_panics_async");
                quote!(#catch_panics(#handler).await)
            }
        };
        if args.catch_panics && platform == Platform::Appwrite {
            // It borrows the decision, which is then given away.
            let output = Ident::new("output", span);
            return quote! {
                let #output = #handler;
                #cors.#finish(#output #error)
            };
        }
        quote!(#cors.#finish(#handler #error))
    }

    /// The expression that runs the user's code, or, to `catch` its panics, what will run it: a closure or a future.
    fn handler(&self, paths: &Paths, catch: bool) -> TokenStream {
        let is_async = self.signature.asyncness.is_some();
        let mut code = if self.is_method { self.block(is_async) } else { self.call() };
        match (catch, is_async) {
            (false, true) => {
                // At the attribute and with the hygiene of its call site: with the place of the user's code, or the hygiene of
                // `Span::mixed_site`, rustc checks every handler anew when one of them changes.
                Token![.](Span::call_site()).to_tokens(&mut code);
                Token![await](Span::call_site()).to_tokens(&mut code);
                code
            }
            (false, false) if self.is_method => {
                let declared = located_at(self.output, paths.root("declared"));
                quote_spanned!(self.output=> #declared::call_once(#code))
            }
            (true, false) if !self.is_method => quote!(move || #code),
            _ => code,
        }
    }

    fn call(&self) -> TokenStream {
        let name = &self.handler.signature.ident;
        let turbofish = self.handler.turbofish();
        let arguments = &self.arguments;
        quote_spanned!(self.output=> #name #turbofish(#(#arguments),*))
    }

    /// The body in one inner block, out of which `return` and `?` lead to `finish`.
    fn block(&self, is_async: bool) -> TokenStream {
        let block = body(self.handler, is_async, &self.rebound);
        if is_async {
            quote_spanned!(self.output=> async move #block)
        } else {
            let output = conversion::nameable(&self.handler.signature.output).map(|output| quote!(-> #output));
            quote!(move || #output #block)
        }
    }
}

/// Where the output's type stands.
fn output_span(handler: &Handler) -> Span {
    let output = match &handler.signature.output {
        ReturnType::Type(_, ty) => type_span(ty),
        ReturnType::Default => Span::call_site(),
    };
    Span::mixed_site().located_at(output)
}

/// Where a type stands: as its own `span`, which makes all of its tokens for that, but for the form that nearly all have.
fn type_span(ty: &Type) -> Span {
    let segment = match ty {
        Type::Path(TypePath { qself: None, path: Path { leading_colon: None, segments }, .. })
            if segments.len() == 1 =>
        {
            segments.first()
        }
        _ => None,
    };
    match segment {
        Some(PathSegment { ident, arguments: PathArguments::AngleBracketed(list) }) => {
            ident.span().join(list.gt_token.span).unwrap_or_else(|| ident.span())
        }
        Some(PathSegment { ident, arguments: PathArguments::None }) => ident.span(),
        _ => ty.span(),
    }
}

/// The body as the block of a closure or, if `is_async`, of a future, with `rebound` before it.
fn body(handler: &Handler, is_async: bool, rebound: &TokenStream) -> TokenStream {
    let body = &handler.body;
    // An `async` block cannot state its output, to which the body may coerce: a `return` does that.
    let stated = conversion::nameable(&handler.signature.output).filter(|_| is_async).map(|output| {
        let stated = Ident::new("output", Span::mixed_site());
        quote! {
            if let ::core::option::Option::Some(#stated) = ::core::option::Option::None::<#output> {
                return #stated;
            }
        }
    });
    let before = quote!(#stated #rebound);
    let statements = body.stream();
    if names::starts_with_attribute(statements.clone()) {
        // An inner attribute stands in a block that is a statement, which neither a closure's nor a future's is.
        quote!({ #before #body })
    } else if before.is_empty() {
        quote!(#body)
    } else {
        quote_spanned!(body.span()=> { #before #statements })
    }
}

/// The platform's own function for the decision, if it has one.
fn platform_check(platform: Platform, paths: &Paths) -> Option<TokenStream> {
    match platform {
        Platform::Appwrite => Some(paths.appwrite("check")),
        Platform::Workers | Platform::Wstd => Some(own_body::item(platform, paths, "check")),
        _ => conversion::module(platform).map(|module| paths.of(module, "check")),
    }
}

/// The same tokens, shown where `span` stands: rustc tells two errors for one by their place.
fn located_at(span: Span, tokens: TokenStream) -> TokenStream {
    let relocate = |mut token: TokenTree| {
        token.set_span(token.span().located_at(span));
        token
    };
    tokens.into_iter().map(relocate).collect()
}

/// Whether the body has no use for a parameter: to bind it once more would be a binding too many.
fn is_ignored(pattern: &Pat, handler: &Handler) -> bool {
    match pattern {
        Pat::Wild(_) => true,
        Pat::Ident(syn::PatIdent { ident, subpat: None, .. }) => !names::mentions(handler.body.stream(), ident),
        _ => false,
    }
}

/// The pattern that is just a name.
fn pattern(name: &Ident) -> Pat {
    Pat::Ident(syn::PatIdent { attrs: Vec::new(), by_ref: None, mutability: None, ident: name.clone(), subpat: None })
}
