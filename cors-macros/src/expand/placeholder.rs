//! What stands beside the errors: the function that the rest of the program would see without them, so that a policy that is
//! wrong is no error wherever the handler is routed.
//
// Input:
//     #[cors_runtime::axum::cors(origins = "https://app.example.com/")]
//     async fn create(order: Json<Order>) -> Result<Json<Order>, AppError> { … }
//
// Output:
//     async fn create<RouterState, Via>(
//         call: ::cors_runtime::axum::Call<RouterState, (), Via>,
//     ) -> ::cors_runtime::axum::Response {
//         async fn create(order: Json<Order>) -> Result<Json<Order>, AppError> { … }
//         loop {}
//     }

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, ToTokens};
use syn::Attribute;

use super::{actix, as_written, axum, conversion, entry, outer_function, paths::Paths, Nested, Outer};
use crate::{
    args::Args,
    handler::{is_routing, Handler},
    platform::Platform,
};

/// The function that takes its place beside the `errors`, with the handler inside, where an editor finds it.
pub(crate) fn placeholder(platform: Platform, args: &Args, handler: &Handler, errors: &TokenStream) -> TokenStream {
    let paths = Paths::new(args.crate_path.as_ref());
    let is_method = handler.signature.receiver().is_some();
    let function = match platform {
        // The outer function's signature is the handler's own.
        Platform::Http | Platform::Workers | Platform::Wstd => return as_written(handler, errors),
        // They call no method, and no function could have `self` inside.
        Platform::Axum | Platform::Actix if is_method => return as_written(handler, errors),
        Platform::Axum => {
            let call = Ident::new("call", Span::mixed_site());
            let signature = axum::signature(&paths, handler, &call, &[]);
            function(handler, entry::is_entry, &signature, &[], axum::closure)
        }
        Platform::Actix => {
            let signature = actix::signature(&paths, handler, &Ident::new("call", Span::mixed_site()));
            function(handler, is_routing, &signature, &[], axum::closure)
        }
        Platform::Appwrite | Platform::Lambda | Platform::Vercel => {
            let outer = Outer::new(platform, &paths, handler);
            let mut signature = outer.signature.clone();
            (signature.constness, signature.abi, signature.variadic) = (None, None, None);
            signature.safety = syn::Safety::Default;
            signature.asyncness = platform.awaits().map(|_| syn::parse_quote!(async));
            if handler.request().is_none() {
                // Whoever calls it has a request, whatever its type.
                signature.inputs.push(syn::parse_quote!(_: impl ::core::marker::Sized));
            }
            // A parameter that nothing names would seem to be unused.
            let code = |handler: &Handler| outer.block(handler.signature.asyncness.is_some());
            function(handler, entry::is_entry, &signature, &outer.arguments, code)
        }
    };
    quote!(#errors #function)
}

/// The function with the handler inside, and a mention of the `parameters`; `block` is the body of one that cannot be nested.
fn function(
    handler: &Handler,
    is_platforms: fn(&Attribute) -> bool,
    signature: &impl ToTokens,
    parameters: &[Ident],
    block: impl FnOnce(&Handler) -> TokenStream,
) -> TokenStream {
    let is_method = handler.is_method();
    let inside = if is_method {
        let output = conversion::mention(handler);
        let block = block(handler);
        quote!(#output let _ = #block;)
    } else {
        quote!(#(let _ = #parameters;)*)
    };
    let nested = Nested { handler, is_method, is_platforms };
    outer_function(&nested, signature, quote!(#nested #inside loop {}))
}
