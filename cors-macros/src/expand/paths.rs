//! Every path that the expansion names.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned, ToTokens};
use syn::Path;

/// Paths into cors-runtime, wherever it is.
pub(super) struct Paths {
    root: TokenStream,
}

impl Paths {
    /// `crate_path` is the user's `crate = …`.
    pub(super) fn new(crate_path: Option<&Path>) -> Self {
        let root = || quote_spanned!(Span::mixed_site()=> ::cors_runtime);
        Self { root: crate_path.map_or_else(root, ToTokens::to_token_stream) }
    }

    /// An item of the crate's root.
    pub(super) fn root(&self, name: &str) -> TokenStream {
        let root = &self.root;
        let name = Ident::new(name, Span::mixed_site());
        quote_spanned!(name.span()=> #root::#name)
    }

    /// An item of the Appwrite adapter.
    pub(super) fn appwrite(&self, name: &str) -> TokenStream {
        self.of("appwrite", name)
    }

    /// An item of a platform's adapter.
    pub(super) fn of(&self, module: &str, name: &str) -> TokenStream {
        let module = self.root(module);
        let name = Ident::new(name, Span::call_site());
        quote!(#module::#name)
    }

    /// An item of the axum adapter.
    pub(super) fn axum(&self, name: &str) -> TokenStream {
        self.of("axum", name)
    }

    /// An item of the actix-web adapter.
    pub(super) fn actix(&self, name: &str) -> TokenStream {
        self.of("actix", name)
    }
}
