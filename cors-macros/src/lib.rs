//! The `#[cors]` attribute of [cors-runtime](https://docs.rs/cors-runtime), which re-exports it: depend on that crate.
//!
//! One verb per stage: `args::parse` reads the attribute, `handler::parse` the function, `policy::check` asks the policy
//! language, and only `expand` quotes.

mod args;
mod diagnostics;
mod expand;
mod handler;
mod names;
mod platform;
mod policy;
#[cfg(test)]
mod tests;

use proc_macro::TokenStream;

use crate::{diagnostics::Diagnostics, platform::Platform};

/// Makes a handler of `http` types answer CORS preflights and carry the declared headers on every way out.
///
/// See [cors-runtime](https://docs.rs/cors-runtime) for the arguments.
#[proc_macro_attribute]
pub fn cors(attribute: TokenStream, item: TokenStream) -> TokenStream {
    apply(Platform::Http, attribute.into(), item.into()).into()
}

/// `#[cors_runtime::appwrite::cors]`: the same for the `main` of an Appwrite Function.
#[proc_macro_attribute]
pub fn appwrite_cors(attribute: TokenStream, item: TokenStream) -> TokenStream {
    apply(Platform::Appwrite, attribute.into(), item.into()).into()
}

fn apply(
    platform: Platform,
    attribute: proc_macro2::TokenStream,
    item: proc_macro2::TokenStream,
) -> proc_macro2::TokenStream {
    let mut diagnostics = Diagnostics::new();
    let args = args::parse(attribute, &mut diagnostics);
    let handler = handler::parse(item.clone(), &mut diagnostics);
    let policy = policy::check(&args, &mut diagnostics);
    if let Some(handler) = &handler {
        handler.check(platform, &mut diagnostics);
    }
    match (diagnostics.into_errors(), handler, policy) {
        (None, Some(handler), Some(policy)) => expand::handler(platform, &args, &policy, &handler),
        // Whatever is wrong, the function is still there, so that an editor keeps completion, hover and rename.
        (errors, Some(handler), _) => expand::as_written(&handler, errors.as_ref()),
        (errors, None, _) => errors.into_iter().chain([item]).collect(),
    }
}
