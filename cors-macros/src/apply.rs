//! From the attribute and its function to what stands in their place.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use crate::{args, diagnostics::Diagnostics, expand, handler, platform::Platform, policy};

/// The stages in their order, on tokens that need no compiler: tests and fuzz targets call it too.
pub(crate) fn apply(platform: Platform, attribute: TokenStream, item: TokenStream) -> TokenStream {
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
        (errors, Some(handler), _) => expand::placeholder(platform, &args, &handler, &errors.unwrap_or_default()),
        (errors, None, _) => errors.into_iter().chain([item]).collect(),
    }
}

/// The same for `policy!`, which stands for an expression.
pub(crate) fn apply_alone(arguments: TokenStream) -> TokenStream {
    let mut diagnostics = Diagnostics::new();
    let args = args::parse_alone(arguments, &mut diagnostics);
    let policy = policy::check(&args, &mut diagnostics);
    match (diagnostics.into_errors(), policy) {
        (None, Some(policy)) => expand::policy(&args, &policy),
        // One expression, however many errors there are.
        (errors, _) => TokenTree::Group(Group::new(Delimiter::Brace, errors.unwrap_or_default())).into(),
    }
}
