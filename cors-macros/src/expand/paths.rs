//! Every path that the expansion names.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, ToTokens};
use syn::Path;

/// Paths into cors-runtime, wherever it is.
pub(super) struct Paths {
    root: TokenStream,
}

impl Paths {
    /// `crate_path` is the user's `crate = …`.
    pub(super) fn new(crate_path: Option<&Path>) -> Self {
        Self { root: crate_path.map_or_else(|| quote!(::cors_runtime), ToTokens::to_token_stream) }
    }

    /// An item of the crate's root.
    pub(super) fn root(&self, name: &str) -> TokenStream {
        let root = &self.root;
        let name = Ident::new(name, Span::call_site());
        quote!(#root::#name)
    }

    /// The type of the policy.
    pub(super) fn policy(&self) -> TokenStream {
        self.root("Policy")
    }

    /// What the policy's constant is written with.
    pub(super) fn declared(&self, name: &str) -> TokenStream {
        let declared = self.root("declared");
        let name = Ident::new(name, Span::call_site());
        quote!(#declared::#name)
    }

    /// An item of the Appwrite adapter.
    pub(super) fn appwrite(&self, name: &str) -> TokenStream {
        let appwrite = self.root("appwrite");
        let name = Ident::new(name, Span::call_site());
        quote!(#appwrite::#name)
    }
}
