//! The `#[cors]` attribute of [cors-runtime](https://docs.rs/cors-runtime), which re-exports it: depend on that crate.
//!
//! One verb per stage: `args::parse` reads the attribute, `handler::parse` the function, `policy::check` asks the policy
//! language, and only `expand` quotes.

mod apply;
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

use crate::{
    apply::{apply, apply_alone},
    platform::Platform,
};

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

/// `#[cors_runtime::axum::cors]`: the same for any handler of axum.
#[proc_macro_attribute]
pub fn axum_cors(attribute: TokenStream, item: TokenStream) -> TokenStream {
    apply(Platform::Axum, attribute.into(), item.into()).into()
}

/// `#[cors_runtime::actix::cors]`: the same for any handler of actix-web.
#[proc_macro_attribute]
pub fn actix_cors(attribute: TokenStream, item: TokenStream) -> TokenStream {
    apply(Platform::Actix, attribute.into(), item.into()).into()
}

/// A policy on its own, checked as the attribute checks its own.
///
/// See [cors-runtime](https://docs.rs/cors-runtime).
#[proc_macro]
pub fn policy(arguments: TokenStream) -> TokenStream {
    apply_alone(arguments.into()).into()
}

/// `#[cors_runtime::lambda::cors]`: the same for what `lambda_http` makes a response of.
#[proc_macro_attribute]
pub fn lambda_cors(attribute: TokenStream, item: TokenStream) -> TokenStream {
    apply(Platform::Lambda, attribute.into(), item.into()).into()
}

/// `#[cors_runtime::vercel::cors]`: the same for what `vercel_runtime` makes a response of.
#[proc_macro_attribute]
pub fn vercel_cors(attribute: TokenStream, item: TokenStream) -> TokenStream {
    apply(Platform::Vercel, attribute.into(), item.into()).into()
}

/// `#[cors_runtime::workers::cors]`: the same for Cloudflare Workers, whose own body has no empty value.
#[proc_macro_attribute]
pub fn workers_cors(attribute: TokenStream, item: TokenStream) -> TokenStream {
    apply(Platform::Workers, attribute.into(), item.into()).into()
}

/// `#[cors_runtime::wstd::cors]`: the same for wasi:http by `wstd`, whose own body has no empty value.
#[proc_macro_attribute]
pub fn wstd_cors(attribute: TokenStream, item: TokenStream) -> TokenStream {
    apply(Platform::Wstd, attribute.into(), item.into()).into()
}
