//! The outer function of an actix-web handler.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{spanned::Spanned, FnArg, PatType, Signature};

use super::{
    body,
    constant::{self, Check},
    conversion, located_at, outer_function, output_span,
    paths::Paths,
    Nested,
};
use crate::{
    args::Args,
    handler::{fresh_name, is_routing, plain_name, Handler},
};

/// The function of the same name that takes the whole request.
//
// Input:
//     #[cors(origins = "https://app.example.com")]
//     async fn create(db: web::Data<Db>, order: web::Json<Order>) -> Result<web::Json<Order>, AppError> { … }
//
// Output:
//     async fn create(call: ::cors_runtime::actix::Call) -> ::cors_runtime::actix::HttpResponse {
//         async fn create(db: web::Data<Db>, order: web::Json<Order>) -> Result<web::Json<Order>, AppError> { … }
//         let (request, payload) = call.into_parts();
//         let cors = &mut {
//             use ::cors_runtime::declared::*;
//             static POLICY: Policy<Fixed> = Policy { origins: Fixed("https://app.example.com"), ..FIXED_ALONE };
//             POLICY.check(&request)
//         };
//         if cors.is_preflight {
//             cors.preflight(&request)
//         } else {
//             let output = ::cors_runtime::actix::respond(
//                 &request,
//                 ::cors_runtime::actix::extract::<(web::Data<Db>, web::Json<Order>)>(&request, payload).await,
//                 |(db, order)| create(db, order),
//             )
//             .await;
//             cors.finish(output)
//         }
//     }
pub(super) fn handler(paths: &Paths, args: &Args, policy: &cors_rules::Policy, handler: &Handler) -> TokenStream {
    let [call, cors, request, payload, output] =
        ["call", "cors", "request", "payload", "output"].map(|name| Ident::new(name, Span::mixed_site()));
    let is_method = handler.is_method();
    let mention = is_method.then(|| conversion::mention(handler)).flatten();
    let policy = constant::block(paths, policy, &Check::own(quote!(&#request)));
    let respond = respond(paths, args, handler, is_method, [&request, &payload]);
    // A routing macro is for the function that it is to register, which is the outer one.
    let nested = Nested { handler, is_method, is_platforms: is_routing };
    let statements = quote! {
        #nested
        #mention
        let (#request, #payload) = #call.into_parts();
        let #cors = &mut #policy;
        if #cors.is_preflight {
            #cors.preflight(&#request)
        } else {
            let #output = #respond;
            #cors.finish(#output)
        }
    };
    let signature = signature(paths, handler, &call);
    outer_function(&nested, &signature, statements)
}

/// The signature: the whole request, as those routes alone pass it that let preflights through.
pub(super) fn signature(paths: &Paths, handler: &Handler, call: &Ident) -> TokenStream {
    let Signature { asyncness, fn_token, ident, generics, .. } = &handler.signature;
    let asyncness = asyncness.unwrap_or_default();
    let where_clause = &generics.where_clause;
    let [call_type, routing_macro, response] = ["Call", "RoutingMacro", "HttpResponse"].map(|name| paths.actix(name));
    // Those that do not were refused.
    let via = handler.attributes.iter().any(is_routing).then(|| quote!(<#routing_macro>));
    quote!(#asyncness #fn_token #ident #generics(#call: #call_type #via) -> #response #where_clause)
}

/// The expression that extracts the arguments and runs the user's code.
fn respond(
    paths: &Paths,
    args: &Args,
    handler: &Handler,
    is_method: bool,
    [request, payload]: [&Ident; 2],
) -> TokenStream {
    let inputs = inputs(handler);
    let code = closure(handler, is_method, &inputs);
    let arguments = extract(paths, handler, &inputs, [request, payload]);
    let span = output_span(handler);
    let respond = match &args.error {
        None => {
            let respond = located_at(span, paths.actix("respond"));
            quote_spanned!(span=> #respond(&#request, #arguments, #code))
        }
        Some(error) => {
            let respond = located_at(span, paths.actix("respond_or"));
            quote_spanned!(span=> #respond(&#request, #arguments, #code, #error))
        }
    };
    if args.catch_panics {
        let catch_panics = paths.root("catch_panics_async");
        return quote!(#catch_panics(async { #respond.await }).await);
    }
    // All of it stands at the output's type, or an output that is no response would be two errors.
    quote_spanned!(span=> #respond.await)
}

fn inputs(handler: &Handler) -> Vec<&PatType> {
    let inputs = handler.signature.inputs.iter();
    inputs
        .filter_map(|input| match input {
            FnArg::Typed(input) => Some(input),
            FnArg::Receiver(_) => None,
        })
        .collect()
}

/// The arguments, extracted. Where one is no extractor, the error points at it if it is alone, else at all of them, and names
/// it: one at each would be three, since rustc checks the tuple's bound, the call's and the future's.
fn extract(paths: &Paths, handler: &Handler, inputs: &[&PatType], [request, payload]: [&Ident; 2]) -> TokenStream {
    let arguments = match inputs {
        [input] => input.ty.span(),
        _ => handler.signature.paren_token.span.join(),
    };
    let span = Span::mixed_site().located_at(arguments);
    let extract = located_at(span, paths.actix("extract"));
    let types = inputs.iter().map(|input| &input.ty);
    quote_spanned!(span=> #extract::<(#(#types,)*)>(&#request, #payload).await)
}

/// A closure over the extracted arguments: it calls the nested function, or is the body where that cannot be one.
fn closure(handler: &Handler, is_method: bool, inputs: &[&PatType]) -> TokenStream {
    let Signature { ident, asyncness, .. } = &handler.signature;
    if is_method {
        let patterns = inputs.iter().map(|input| &input.pat);
        let block = body(handler, asyncness.is_some(), &TokenStream::new());
        return if asyncness.is_some() {
            quote!(|(#(#patterns,)*)| async move #block)
        } else {
            let output = conversion::nameable(&handler.signature.output).map(|output| quote!(-> #output));
            quote!(|(#(#patterns,)*)| #output #block)
        };
    }
    let names: Vec<Ident> = inputs
        .iter()
        .enumerate()
        .map(|(index, input)| {
            // Under the function's own name, it would hide the function that is to be called.
            let name = plain_name(&input.pat).filter(|name| *name != ident).cloned();
            name.unwrap_or_else(|| fresh_name(index, false, &handler.signature.ident))
        })
        .collect();
    let turbofish = handler.turbofish();
    quote!(|(#(#names,)*)| #ident #turbofish(#(#names),*))
}
