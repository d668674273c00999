//! The code that the attribute writes: the only stage that quotes.

mod constant;
mod paths;

pub(crate) use self::constant::NAMES;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{spanned::Spanned, Attribute, FnArg, Pat, ReturnType, Signature, Token};

use self::paths::Paths;
use crate::{
    args::Args,
    handler::{fresh_name, plain_name, Handler},
    platform::Platform,
};

/// The function as the user wrote it, beside the errors.
pub(crate) fn as_written(handler: &Handler, errors: Option<&TokenStream>) -> TokenStream {
    let Handler { attributes, visibility, signature, body, .. } = handler;
    quote!(#errors #(#attributes)* #visibility #signature #body)
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
//         let cors = {
//             use ::cors_runtime::declared::{origin, Policy};
//             static POLICY: Policy = origin("https://app.example.com").policy();
//             POLICY.check(&req)
//         };
//         if cors.is_preflight() {
//             return cors.preflight();
//         }
//         cors.finish(create(req).await)
//     }
pub(crate) fn handler(platform: Platform, args: &Args, policy: &cors_rules::Policy, handler: &Handler) -> TokenStream {
    let paths = Paths::new(args.crate_path.as_ref());
    let outer = Outer::new(platform, &paths, handler);
    let (outside, inside) = if outer.is_method {
        (handler.attributes.iter().collect(), Vec::new())
    } else {
        handler.attributes.iter().partition(|attribute| stays_outside(attribute))
    };
    let nested = (!outer.is_method).then(|| {
        let Handler { signature, body, .. } = handler;
        quote!(#(#inside)* #signature #body)
    });
    let constant = constant::policy(&paths, policy);
    let cors = Ident::new("cors", Span::mixed_site());
    let check = outer.check(platform, &paths);
    let [preflight, finish] = outer.ending(platform, args, &paths, &cors);
    let Handler { visibility, .. } = handler;
    let signature = &outer.signature;
    quote! {
        #(#outside)* #visibility #signature {
            #nested
            let #cors = {
                #constant
                #check
            };
            if #cors.is_preflight() {
                return #cors.#preflight();
            }
            #finish
        }
    }
}

/// Whether an attribute belongs to the function that the rest of the program sees, and not to the one inside.
fn stays_outside(attribute: &Attribute) -> bool {
    const NAMES: [&str; 13] = [
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
    ];
    NAMES.iter().any(|name| attribute.path().is_ident(name))
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
}

impl<'a> Outer<'a> {
    fn new(platform: Platform, paths: &Paths, handler: &'a Handler) -> Self {
        let mut signature = handler.signature.clone();
        let is_method = handler.is_method();
        let mut request = Ident::new("request", Span::mixed_site());
        let mut arguments = Vec::new();
        let mut rebound = TokenStream::new();
        for (index, input) in signature.inputs.iter_mut().enumerate() {
            let FnArg::Typed(input) = input else {
                continue;
            };
            let is_request = handler.request_index() == Some(index);
            let name = plain_name(&input.pat).cloned();
            if is_method && (!is_request || name.is_some()) {
                // The body sees the parameter as it was written.
                request = name.filter(|_| is_request).unwrap_or(request);
                continue;
            }
            let name = name.unwrap_or_else(|| fresh_name(index, is_request));
            if is_request {
                request = name.clone();
            }
            let written = std::mem::replace(&mut *input.pat, pattern(&name));
            if is_method {
                rebound = quote!(let #written = #name;);
            }
            arguments.push(name);
        }
        if platform == Platform::Appwrite {
            let response = paths.appwrite("Response");
            signature.output = ReturnType::Type(<Token![->]>::default(), Box::new(syn::Type::Verbatim(response)));
        }
        Self { handler, signature, is_method, request, arguments, rebound }
    }

    /// The decision about the request, which is only borrowed.
    fn check(&self, platform: Platform, paths: &Paths) -> TokenStream {
        let request = &self.request;
        // Where the parameter is no request, the error points at it.
        let borrowed = quote_spanned!(request.span()=> &#request);
        match platform {
            Platform::Http => quote!(POLICY.check(#borrowed)),
            Platform::Appwrite => {
                let check = paths.appwrite("check");
                quote!(#check(&POLICY, #borrowed))
            }
        }
    }

    /// The name of the call that answers a preflight, and the statements that end the function.
    fn ending(&self, platform: Platform, args: &Args, paths: &Paths, cors: &Ident) -> [TokenStream; 2] {
        // Where the output is no response, the error points at its type.
        let span = Span::call_site().located_at(self.handler.signature.output.span());
        let preflight = Ident::new("preflight", span);
        let (finish, error) = match &args.error {
            None => (Ident::new("finish", span), None),
            Some(error) => (Ident::new("finish_with", span), Some(quote!(, #error))),
        };
        let handler = self.handler(args.catch_panics);
        let ending = match platform {
            _ if !args.catch_panics => quote!(#cors.#finish(#handler #error)),
            Platform::Http => {
                let (name, wait) = match self.signature.asyncness {
                    None => ("catch_panics", None),
                    Some(_) => ("catch_panics_async", Some(quote!(.await))),
                };
                let catch_panics = paths.root(name);
                quote!(#cors.#finish(#catch_panics(#handler) #wait #error))
            }
            Platform::Appwrite => {
                let output = Ident::new("output", Span::mixed_site());
                quote! {
                    let #output = #cors.catch_panics(#handler);
                    #cors.#finish(#output #error)
                }
            }
        };
        [quote!(#preflight), ending]
    }

    /// The expression that runs the user's code, or, to `catch` its panics, what will run it: a closure or a future.
    fn handler(&self, catch: bool) -> TokenStream {
        let is_async = self.signature.asyncness.is_some();
        let code = if self.is_method { self.block(is_async) } else { self.call() };
        match (catch, is_async) {
            (false, true) => quote!(#code.await),
            (false, false) if self.is_method => quote!((#code)()),
            (true, false) if !self.is_method => quote!(move || #code),
            _ => code,
        }
    }

    fn call(&self) -> TokenStream {
        let name = &self.handler.signature.ident;
        let turbofish = self.handler.turbofish();
        let arguments = &self.arguments;
        quote!(#name #turbofish(#(#arguments),*))
    }

    /// The body in one inner block, out of which `return` and `?` lead to `finish`.
    fn block(&self, is_async: bool) -> TokenStream {
        let Handler { signature, body, .. } = self.handler;
        let rebound = &self.rebound;
        let body = if rebound.is_empty() {
            quote!(#body)
        } else {
            let statements = body.stream();
            quote_spanned!(body.span()=> { #rebound #statements })
        };
        if is_async {
            quote!(async move #body)
        } else {
            let output = &signature.output;
            quote!(move || #output #body)
        }
    }
}

/// The pattern that is just a name.
fn pattern(name: &Ident) -> Pat {
    Pat::Ident(syn::PatIdent { attrs: Vec::new(), by_ref: None, mutability: None, ident: name.clone(), subpat: None })
}
