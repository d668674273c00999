//! The outer function of an axum handler.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{spanned::Spanned, FnArg, Signature, Type};

use super::{body, constant, conversion, entry, located_at, outer_function, output_span, paths::Paths};
use crate::{args::Args, handler::Handler, names};

/// The function of the same name that takes the whole request.
//
// Input:
//     #[cors(origins = "https://app.example.com")]
//     async fn create(State(db): State<Db>, Json(order): Json<Order>) -> Result<Json<Order>, AppError> { … }
//
// Output:
//     async fn create<RouterState, Via>(call: ::cors_runtime::axum::Call<RouterState>) -> ::cors_runtime::axum::Response
//     where
//         RouterState: ::cors_runtime::axum::HandlerState,
//         State<Db>: ::cors_runtime::axum::Extractor<RouterState>,
//         Json<Order>: ::cors_runtime::axum::LastExtractor<RouterState, Via>,
//     {
//         async fn create(State(db): State<Db>, Json(order): Json<Order>) -> Result<Json<Order>, AppError> { … }
//         let cors = &mut {
//             use ::cors_runtime::declared::{origin, Fixed, Policy};
//             static POLICY: Policy<Fixed> = origin("https://app.example.com").policy();
//             POLICY.check(call.request())
//         };
//         if cors.is_preflight() {
//             return cors.preflight(call.request());
//         }
//         let response = call.run_2(create).await;
//         cors.finish(response)
//     }
pub(super) fn handler(paths: &Paths, args: &Args, policy: &cors_rules::Policy, handler: &Handler) -> TokenStream {
    let [call, cors, response] = ["call", "cors", "response"].map(|name| Ident::new(name, Span::mixed_site()));
    let (parts, last) = arguments(handler);
    let signature = signature(paths, handler, &call, |state, via| bounds(paths, &parts, last, state, via));
    let constant = constant::policy(paths, policy);
    let is_method = handler.is_method();
    let run = run(paths, args, handler, is_method, &call);
    let mention = is_method.then(|| conversion::mention(handler)).flatten();
    let statements = quote! {
        #mention
        let #cors = &mut {
            #constant
            POLICY.check(#call.request())
        };
        if #cors.is_preflight() {
            return #cors.preflight(#call.request());
        }
        let #response = #run;
        #cors.finish(#response)
    };
    outer_function(handler, is_method, entry::is_entry, &signature, &statements)
}

/// The signature: generic over the router's state and over the way in which the last argument is extracted, with the `bounds`
/// on these two.
pub(super) fn signature(
    paths: &Paths,
    handler: &Handler,
    call: &Ident,
    bounds: impl FnOnce(&Ident, &Ident) -> Vec<TokenStream>,
) -> TokenStream {
    let Signature { asyncness, fn_token, ident, generics, .. } = &handler.signature;
    let asyncness = asyncness.unwrap_or_default();
    let [state, via] = ["RouterState", "Via"].map(|name| free_name(name, handler));
    let params = generics.params.iter();
    let predicates = generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    let bounds = bounds(&state, &via);
    let via = (!handler.signature.inputs.is_empty()).then(|| quote!(#via));
    let params = params.map(|param| quote!(#param)).chain([quote!(#state)]).chain(via);
    let [call_type, response, handler_state] = ["Call", "Response", "HandlerState"].map(|name| paths.axum(name));
    quote! {
        #asyncness #fn_token #ident<#(#params),*>(#call: #call_type<#state>) -> #response
        where
            #(#predicates,)*
            #state: #handler_state,
            #(#bounds,)*
    }
}

/// What each argument has to be; rustc's error about one that is not shows it.
fn bounds(paths: &Paths, parts: &[&Type], last: Option<&Type>, state: &Ident, via: &Ident) -> Vec<TokenStream> {
    let [extractor, last_extractor] = ["Extractor", "LastExtractor"].map(|name| paths.axum(name));
    let mut seen = Vec::new();
    let mut bounds = Vec::new();
    for part in parts {
        // Clippy has a word for a bound that is there twice.
        let text = quote!(#part).to_string();
        if !seen.contains(&text) {
            seen.push(text);
            let extractor = located_at(part.span(), extractor.clone());
            bounds.push(quote_spanned!(part.span()=> #part: #extractor<#state>));
        }
    }
    bounds.extend(last.map(|last| {
        let last_extractor = located_at(last.span(), last_extractor);
        quote_spanned!(last.span()=> #last: #last_extractor<#state, #via>)
    }));
    bounds
}

/// As little as can be asked for: the way of extraction has to be found, whatever the last argument is.
pub(super) fn no_bounds(paths: &Paths, handler: &Handler, state: &Ident, via: &Ident) -> Vec<TokenStream> {
    let [call, last_extractor] = ["Call", "LastExtractor"].map(|name| paths.axum(name));
    let has_last = !handler.signature.inputs.is_empty();
    has_last.then(|| quote!(#call<#state>: #last_extractor<#state, #via>)).into_iter().collect()
}

/// The types of the arguments: those that leave the body alone, and the last one.
fn arguments(handler: &Handler) -> (Vec<&Type>, Option<&Type>) {
    let inputs = handler.signature.inputs.iter();
    let mut types: Vec<&Type> = inputs
        .filter_map(|input| match input {
            FnArg::Typed(input) => Some(&*input.ty),
            FnArg::Receiver(_) => None,
        })
        .collect();
    let last = types.pop();
    (types, last)
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
    let count = handler.signature.inputs.len();
    let code = if is_method { closure(handler) } else { function(handler) };
    let call = Ident::new(&call.to_string(), span);
    let run = match &args.error {
        None => {
            let run = Ident::new(&format!("run_{count}"), span);
            quote_spanned!(span=> #call.#run(#code))
        }
        Some(error) => {
            let run = Ident::new(&format!("run_{count}_or"), span);
            quote_spanned!(span=> #call.#run(#code, #error))
        }
    };
    if args.catch_panics {
        let catch_panics = paths.root("catch_panics_async");
        quote!(#catch_panics(#run).await)
    } else {
        quote_spanned!(span=> #run.await)
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
