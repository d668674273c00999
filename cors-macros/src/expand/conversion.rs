//! Platforms whose handlers return what becomes a response: the outer function returns the response itself.
//
// Input:
//     #[cors_runtime::lambda::cors(origins = "https://app.example.com")]
//     async fn handler(request: Request) -> Result<impl IntoResponse, Error> { … }
//
// Output:
//     async fn handler(request: Request) -> Result<::cors_runtime::lambda::Response, Infallible> {
//         async fn handler(request: Request) -> Result<impl IntoResponse, Error> { … }
//         let cors = { … ::cors_runtime::lambda::check(&POLICY, &request) };
//         if cors.is_preflight {
//             cors.preflight(&request)
//         } else {
//             let output = handler(request).await;
//             cors.finish(output).await
//         }
//     }

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned, ToTokens};
use syn::{GenericArgument, PathArguments, ReturnType, Type};

use super::{paths::Paths, Outer};
use crate::{args::Args, handler::Handler, names, platform::Platform};

/// The module of cors-runtime that is for `platform`, if it is one of these.
pub(super) fn module(platform: Platform) -> Option<&'static str> {
    match platform {
        Platform::Lambda => Some("lambda"),
        Platform::Vercel => Some("vercel"),
        _ => None,
    }
}

/// What the outer function returns, if that is not what the handler does.
pub(super) fn output(platform: Platform, paths: &Paths) -> Option<TokenStream> {
    let response = paths.of(module(platform)?, "Response");
    Some(match platform {
        // What cannot fail has to say so by its type: `service_fn` takes a `Result`.
        Platform::Lambda => quote!(::core::result::Result<#response, ::core::convert::Infallible>),
        _ => response,
    })
}

/// The statements that end the function.
pub(super) fn ending(outer: &Outer<'_>, platform: Platform, args: &Args, paths: &Paths, cors: &Ident) -> TokenStream {
    let span = outer.output;
    let name = |name: &str| {
        let with = if args.error.is_some() { "_with" } else { "" };
        Ident::new(&format!("{name}{with}"), span)
    };
    let error = args.error.as_ref().map(|error| quote!(, #error));
    let handler = outer.handler(paths, args.catch_panics);
    if args.catch_panics {
        let finish = name("finish_catching_panics");
        return quote_spanned!(span=> #cors.#finish(#handler #error).await);
    }
    let finish = name("finish");
    let output = Ident::new("output", span);
    // Lambda's conversion reads the body to its end.
    let dot_await = (platform == Platform::Lambda).then(|| quote_spanned!(span=> .await));
    quote! {
        let #output = #handler;
        #cors.#finish(#output #error) #dot_await
    }
}

/// A type that a body may name its output by: `impl Trait`, which it may not, is left to be inferred.
pub(super) fn nameable(output: &ReturnType) -> Option<TokenStream> {
    let ReturnType::Type(_, ty) = output else {
        return None;
    };
    let mut ty = ty.clone();
    if let Type::Path(path) = &mut *ty {
        if let Some(PathArguments::AngleBracketed(list)) = path.path.segments.last_mut().map(|last| &mut last.arguments)
        {
            for argument in &mut list.args {
                if matches!(argument, GenericArgument::Type(Type::ImplTrait(_))) {
                    *argument = GenericArgument::Type(syn::parse_quote!(_));
                }
            }
        }
    }
    let ty = ty.into_token_stream();
    (!names::any(ty.clone(), &|word| word == "impl")).then_some(ty)
}

/// A mention of an output that has an `impl Trait` in it, which no block can state: what it names would seem to be unused.
pub(super) fn mention(handler: &Handler) -> Option<TokenStream> {
    let ReturnType::Type(_, ty) = &handler.signature.output else {
        return None;
    };
    // `&impl A + B` would be ambiguous.
    let ty = if matches!(**ty, Type::ImplTrait(_)) { quote!((#ty)) } else { ty.to_token_stream() };
    // An item of its own knows nothing of the function's parameters, nor of the `impl` around it.
    let parameters = handler.parameter_names();
    let is_bound =
        |word: &Ident| word == "Self" || parameters.contains(&word) || names::is_single_capital(&word.to_string());
    let is_free = !names::any(ty.clone(), &is_bound) && !names::undeclared_lifetime(ty.clone(), &mut Vec::new());
    (is_free && names::any(ty.clone(), &|word| word == "impl")).then(|| quote!(fn _output(_: &#ty) {}))
}
