//! Which functions are no handlers of axum.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{FnArg, GenericParam, PatType, Receiver, ReturnType, Signature, Type};

use super::{is_future, last};
use crate::{diagnostics::Diagnostics, handler::Handler, names};

/// axum's own limit.
const MOST_ARGUMENTS: usize = 16;

/// axum's extractors that take the body, by the names that handlers call them.
const BODY_EXTRACTORS: [&str; 8] = ["Body", "Bytes", "Form", "Json", "Multipart", "RawForm", "Request", "String"];

/// Types that are no extractors, and that none but axum could make one.
const PRIMITIVES: [&str; 16] = [
    "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128",
    "usize",
];

impl Handler {
    /// Refuses what no router of axum could call. Whether an argument is an extractor, rustc says, unless its name tells.
    pub(super) fn check_axum(&self, diagnostics: &mut Diagnostics) {
        let Signature { ident, generics, inputs, .. } = &self.signature;
        if let Some(marker) = &self.marker {
            diagnostics.error_on(marker, "an axum handler has no request to mark", "remove it");
        }
        for param in &generics.params {
            if let GenericParam::Lifetime(param) = param {
                refuse_borrow(param, diagnostics);
            }
        }
        if inputs.len() > MOST_ARGUMENTS {
            diagnostics.error(
                ident.span(),
                format_args!("`{ident}` has {} arguments, and axum passes {MOST_ARGUMENTS} at most", inputs.len()),
                "put some of them into a tuple: `(a, b): (A, B)`",
            );
        }
        for (index, input) in inputs.iter().enumerate() {
            match input {
                FnArg::Receiver(receiver) => refuse_receiver(receiver, diagnostics),
                FnArg::Typed(input) => check_argument(input, index + 1 == inputs.len(), diagnostics),
            }
        }
        self.check_axum_output(diagnostics);
    }

    fn check_axum_output(&self, diagnostics: &mut Diagnostics) {
        let Signature { asyncness, ident, output, fn_token, .. } = &self.signature;
        match output {
            ReturnType::Type(_, ty) if asyncness.is_none() && is_future(ty) => {}
            _ if asyncness.is_none() => diagnostics.error(
                fn_token.span,
                format_args!("axum calls an `async fn`, and `{ident}` is none"),
                format_args!("write `async fn {ident}`"),
            ),
            // The body is a closure's then, which cannot say a part of its output.
            ReturnType::Type(_, ty) if !matches!(**ty, Type::ImplTrait(_)) && has_impl(ty) && self.is_method() => {
                diagnostics.error_on(
                    ty,
                    format_args!("a handler that says `Self`, or its own name, returns a type that it names in full"),
                    "return `axum::response::Response`, made by `.into_response()`",
                );
            }
            ReturnType::Default | ReturnType::Type(..) => {}
        }
    }
}

fn refuse_receiver(receiver: &Receiver, diagnostics: &mut Diagnostics) {
    diagnostics.error(
        receiver.self_token.span,
        "axum calls a function, not a method",
        "take what `self` is as `axum::extract::State<T>`",
    );
}

fn refuse_borrow(tokens: impl ToTokens, diagnostics: &mut Diagnostics) {
    diagnostics.error_on(tokens, "an axum handler borrows nothing", "take a value of its own, such as a `String`");
}

fn check_argument(input: &PatType, is_last: bool, diagnostics: &mut Diagnostics) {
    let ty = &*input.ty;
    if has_impl(ty) {
        diagnostics.error_on(
            ty,
            "axum cannot tell which type an `impl Trait` argument is",
            "name the extractor, or make it a type parameter: `get(handler::<Extractor, _, _>)`",
        );
    } else if is_borrowed(ty.to_token_stream()) {
        refuse_borrow(ty, diagnostics);
    } else if let Some(name) = name_among(ty, &PRIMITIVES) {
        diagnostics.error_on(
            ty,
            format_args!("`{name}` is not an extractor"),
            format_args!("say where it comes from, such as the path: `Path(name): Path<{name}>`"),
        );
    } else if let Some(name) = name_among(ty, &BODY_EXTRACTORS).filter(|_| !is_last) {
        diagnostics.error_on(
            ty,
            format_args!("`{name}` takes the body, and is not the last argument"),
            "make it the last one; no other can take the body",
        );
    }
}

fn has_impl(ty: &Type) -> bool {
    names::any(ty.to_token_stream(), &|word: &Ident| word == "impl")
}

/// Whether a type holds a lifetime other than `'static`, written or left out. In parentheses (`dyn Fn(&str)`), one that is
/// left out is the function's own.
fn is_borrowed(ty: TokenStream) -> bool {
    let elided = ty
        .clone()
        .into_iter()
        .zip(ty.clone().into_iter().skip(1))
        .any(|(token, next)| is_punct(&token, '&') && !is_punct(&next, '\''));
    elided || names::undeclared_lifetime(ty, &mut vec!["static".to_owned()])
}

fn is_punct(token: &TokenTree, char: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == char)
}

fn name_among(ty: &Type, names: &[&'static str]) -> Option<&'static str> {
    match ty {
        Type::Path(ty) => last(&ty.path).and_then(|last| names.iter().copied().find(|name| last == *name)),
        _ => None,
    }
}
