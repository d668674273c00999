//! Every path that the expansion names.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{punctuated::Punctuated, Path, PathSegment, Token};

/// Paths into cors-runtime, wherever it is.
pub(super) struct Paths {
    /// The crate itself.
    //
    // Not as a stream of tokens: to put one into another costs a macro without optimisation as much as a dozen tokens.
    pub(super) root: Path,
}

impl Paths {
    /// `crate_path` is the user's `crate = …`.
    pub(super) fn new(crate_path: Option<&Path>) -> Self {
        let root = || {
            let span = Span::mixed_site();
            let segment = PathSegment::from(Ident::new("cors_runtime", span));
            Path { leading_colon: Some(Token![::](span)), segments: Punctuated::from_iter([segment]) }
        };
        Self { root: crate_path.cloned().unwrap_or_else(root) }
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
