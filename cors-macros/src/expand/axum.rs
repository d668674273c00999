//! The outer function of an axum handler.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned, ToTokens};
use syn::{FnArg, Signature, Type};

use super::{
    body,
    constant::{self, Check},
    conversion, entry, outer_function, output_span,
    paths::Paths,
    Nested,
};
use crate::{args::Args, handler::Handler, names};

/// The function of the same name that takes the whole request.
//
// Input:
//     #[cors(origins = "https://app.example.com")]
//     async fn create(State(db): State<Db>, Json(order): Json<Order>) -> Result<Json<Order>, AppError> { … }
//
// Output:
//     async fn create<RouterState, Via>(
//         call: ::cors_runtime::axum::Call<RouterState, (State<Db>, Json<Order>), Via>,
//     ) -> ::cors_runtime::axum::Response {
//         async fn create(State(db): State<Db>, Json(order): Json<Order>) -> Result<Json<Order>, AppError> { … }
//         let cors = &mut {
//             use ::cors_runtime::declared::*;
//             static POLICY: Policy<Fixed> = Policy { origins: Fixed("https://app.example.com"), ..FIXED_ALONE };
//             POLICY.check(call.request())
//         };
//         if cors.is_preflight {
//             cors.preflight(call.request())
//         } else {
//             let response = call.run(create).await;
//             cors.finish(response)
//         }
//     }
pub(super) fn handler(paths: &Paths, args: &Args, policy: &cors_rules::Policy, handler: &Handler) -> TokenStream {
    let [call, cors, response] = ["call", "cors", "response"].map(|name| Ident::new(name, Span::mixed_site()));
    let signature = signature(paths, handler, &call, &arguments(handler));
    let policy = constant::block(paths, policy, &Check::own(quote!(#call.request())));
    let is_method = handler.is_method();
    let run = run(paths, args, handler, is_method, &call);
    let mention = is_method.then(|| conversion::mention(handler)).flatten();
    let nested = Nested { handler, is_method, is_platforms: entry::is_entry };
    let statements = quote! {
        #nested
        #mention
        let #cors = &mut #policy;
        if #cors.is_preflight {
            #cors.preflight(#call.request())
        } else {
            let #response = #run;
            #cors.finish(#response)
        }
    };
    outer_function(&nested, &signature, statements)
}

/// The signature: generic over the router's state and over the way in which the last of the `arguments` is extracted.
///
/// Nothing is asked of either here: a function's bounds are checked where it is named and where it is passed on, so that an
/// argument that is no extractor would be two errors. `Call` asks for it, once, where a router calls the function.
pub(super) fn signature(paths: &Paths, handler: &Handler, call: &Ident, arguments: &[&Type]) -> TokenStream {
    let Signature { asyncness, fn_token, ident, generics, inputs, .. } = &handler.signature;
    let asyncness = asyncness.unwrap_or_default();
    let [state, via] = ["RouterState", "Via"].map(|name| free_name(name, handler));
    let [call_type, response] = ["Call", "Response"].map(|name| paths.axum(name));
    let (params, call_type) = if inputs.is_empty() {
        (vec![&state], quote!(#call_type<#state>))
    } else {
        (vec![&state, &via], quote!(#call_type<#state, (#(#arguments,)*), #via>))
    };
    let params = generics.params.iter().map(ToTokens::to_token_stream).chain(params.iter().map(|name| quote!(#name)));
    let where_clause = &generics.where_clause;
    quote!(#asyncness #fn_token #ident<#(#params),*>(#call: #call_type) -> #response #where_clause)
}

/// The types of the arguments.
fn arguments(handler: &Handler) -> Vec<&Type> {
    let inputs = handler.signature.inputs.iter();
    inputs
        .filter_map(|input| match input {
            FnArg::Typed(input) => Some(&*input.ty),
            FnArg::Receiver(_) => None,
        })
        .collect()
}

/// The name, or one like it that the user's tokens do not hold: a type parameter is not hygienic.
fn free_name(name: &str, handler: &Handler) -> Ident {
    let Handler { signature, body, .. } = handler;
    let tokens = quote!(#signature #body);
    let names = (1..).map(|number| if number == 1 { name.to_owned() } else { format!("{name}{number}") });
    let mut names = names.map(|name| Ident::new(&name, Span::mixed_site()));
    names.find(|name| !names::mentions(tokens.clone(), name)).unwrap_or_else(|| Ident::new(name, Span::mixed_site()))
}

/// The expression that runs the extractors and the user's code.
fn run(paths: &Paths, args: &Args, handler: &Handler, is_method: bool, call: &Ident) -> TokenStream {
    // Where the output is no response, the error points at its type, and is one error.
    let span = output_span(handler);
    let code = if is_method { closure(handler) } else { function(handler) };
    let call = Ident::new(&call.to_string(), span);
    let catch_panics = paths.root("catch_panics_async");
    let Some(error) = &args.error else {
        let run = quote_spanned!(span=> #call.run(#code));
        return if args.catch_panics { quote!(#catch_panics(#run).await) } else { quote_spanned!(span=> #run.await) };
    };
    let run = quote_spanned!(span=> #call.run_fallible(#code).await);
    if args.catch_panics {
        quote!(#catch_panics(async { #run.or(#error) }).await)
    } else {
        quote!(#run.or(#error))
    }
}

/// The nested function.
fn function(handler: &Handler) -> TokenStream {
    let mut name = handler.signature.ident.clone();
    name.set_span(name.span().located_at(output_span(handler)));
    let turbofish = handler.turbofish();
    quote!(#name #turbofish)
}

/// The body, where it cannot be a nested function's: as a closure with the same arguments.
pub(super) fn closure(handler: &Handler) -> TokenStream {
    let inputs = &handler.signature.inputs;
    let is_async = handler.signature.asyncness.is_some();
    let block = body(handler, is_async, &TokenStream::new());
    if is_async {
        quote!(move |#inputs| async move #block)
    } else {
        let output = conversion::nameable(&handler.signature.output).map(|output| quote!(-> #output));
        quote!(move |#inputs| #output #block)
    }
}
