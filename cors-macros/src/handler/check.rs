//! Which functions the attribute cannot stand on.

mod actix;
mod axum;

pub(crate) use self::actix::is_routing;

use syn::{FnArg, PatType, ReturnType, Signature, Type, TypeParamBound};

use super::{is_cors, Handler};
use crate::{diagnostics::Diagnostics, names, platform::Platform};

/// For whoever has imported the plain attribute for a handler of another platform.
const OTHER_ATTRIBUTES: &str = "import the platform's own attribute: `cors_runtime::axum::cors`, \
                                `cors_runtime::actix::cors`, `cors_runtime::lambda::cors`, …";

/// Extractors of axum and actix-web, by names that no request has.
const EXTRACTORS: [&str; 9] =
    ["ConnectInfo", "Data", "Extension", "Form", "Json", "Multipart", "Path", "Query", "State"];

impl Handler {
    /// Refuses, with what to write instead, every form that the expansion cannot support.
    pub(crate) fn check(&self, platform: Platform, diagnostics: &mut Diagnostics) {
        self.check_qualifiers(platform, diagnostics);
        if platform == Platform::Axum {
            self.check_axum(diagnostics);
        } else if platform == Platform::Actix {
            self.check_actix(diagnostics);
        } else {
            self.check_parameters(platform, diagnostics);
            if !self.is_of_another_platform(platform) {
                self.check_output(platform, diagnostics);
            }
        }
        self.check_conditions(diagnostics);
        for attribute in self.attributes.iter().filter(|attribute| is_cors(attribute)) {
            diagnostics.error_on(
                attribute,
                "a second `#[cors]` on one function",
                "declare one policy; an origin more is an item more in `origins`",
            );
        }
    }

    fn check_qualifiers(&self, platform: Platform, diagnostics: &mut Diagnostics) {
        let Signature { constness, asyncness, safety, abi, variadic, .. } = &self.signature;
        if let Some(constness) = constness {
            diagnostics.error(constness.span, "a handler cannot be `const`", "remove `const`");
        }
        if let syn::Safety::Unsafe(safety) = safety {
            diagnostics.error(
                safety.span,
                "a handler cannot be `unsafe`",
                "remove `unsafe`, and put what needs it into an `unsafe` block of the body",
            );
        }
        if let Some(abi) = abi {
            diagnostics.error(
                abi.extern_token.span,
                "a handler cannot be `extern`",
                "annotate a plain function, and call that one from here",
            );
        }
        if let Some(variadic) = variadic {
            diagnostics.error(variadic.dots.spans[0], "a handler cannot be variadic", "remove `...`");
        }
        if let (Some(caller), None) = (platform.awaits(), asyncness) {
            let fn_token = self.signature.fn_token.span;
            diagnostics.error(fn_token, format_args!("{caller} awaits its handler"), "write `async fn`");
        }
        if let (Platform::Appwrite, Some(asyncness)) = (platform, asyncness) {
            diagnostics.error(
                asyncness.span,
                "Appwrite calls a function that is not `async`",
                "remove `async`, and run what is with a runtime's `block_on`",
            );
        }
    }

    fn check_parameters(&self, platform: Platform, diagnostics: &mut Diagnostics) {
        let name = &self.signature.ident;
        if let (Platform::Appwrite, Some(receiver)) = (platform, self.signature.receiver()) {
            diagnostics.error(
                receiver.self_token.span,
                "Appwrite calls a function, not a method",
                "annotate `pub fn main(context: Context)`",
            );
        } else if self.request().is_none() && names::any(self.body.stream(), &|word| word == "from_client") {
            // `#[fastly::main]` copies the attributes below it to the function that it writes.
            diagnostics.error(
                self.signature.paren_token.span.join(),
                format_args!("`{name}` gets its request by `from_client`, where `#[cors]` cannot look at it"),
                "put `#[cors]` above `#[fastly::main]`, on `fn main(request: Request) -> Result<Response, Error>`",
            );
        } else if self.request().is_none() {
            let other = other_attributes(platform);
            diagnostics.error(
                self.signature.paren_token.span.join(),
                format_args!("`{name}` does not take the request"),
                format_args!("add a parameter: `{name}({})`{other}", platform.parameter()),
            );
        } else if let (Platform::Http, Some((ty, name))) = (platform, self.request().and_then(extractor)) {
            diagnostics.error_on(ty, format_args!("`{name}` is an extractor, and not the request"), OTHER_ATTRIBUTES);
        }
        if platform == Platform::Appwrite {
            self.check_appwrite_parameters(diagnostics);
        }
    }

    /// Whether the plain attribute stands on what it cannot be meant for: that is one mistake, and what it returns no other.
    fn is_of_another_platform(&self, platform: Platform) -> bool {
        let returns = |ty: &Type| !is_future(ty) && hides_response(ty, platform);
        let hides_response = matches!(&self.signature.output, ReturnType::Type(_, ty) if returns(ty));
        platform == Platform::Http && self.request().map_or(hides_response, |request| extractor(request).is_some())
    }

    fn check_conditions(&self, diagnostics: &mut Diagnostics) {
        for input in &self.signature.inputs {
            let (FnArg::Receiver(syn::Receiver { attrs, .. }) | FnArg::Typed(PatType { attrs, .. })) = input;
            for attribute in attrs.iter().filter(|attribute| attribute.path().is_ident("cfg")) {
                diagnostics.error_on(
                    attribute,
                    "a parameter of a handler cannot be conditional",
                    "put `#[cfg]` on two versions of the function",
                );
            }
        }
    }

    /// Refuses what Appwrite's own build would: it calls `main(context)`.
    fn check_appwrite_parameters(&self, diagnostics: &mut Diagnostics) {
        const HELP: &str = "write `pub fn main(context: Context)`";
        if let Some(PatType { ty, .. }) = self.request() {
            if matches!(**ty, Type::Reference(_)) {
                diagnostics.error_on(ty, "Appwrite hands the context over by value", HELP);
            }
        }
        for input in self.signature.inputs.iter().skip(1) {
            if self.signature.receiver().is_none() {
                diagnostics.error_on(input, "Appwrite passes the context alone", HELP);
            }
        }
    }

    fn check_output(&self, platform: Platform, diagnostics: &mut Diagnostics) {
        let output = platform.output();
        let ident = &self.signature.ident;
        let message = format!("`{ident}` does not return a response");
        let help = format!("return `{output}`, or a `Result` of it");
        let ReturnType::Type(_, ty) = &self.signature.output else {
            if !platform.takes_nothing() {
                diagnostics.error(ident.span(), message, help);
            }
            return;
        };
        if matches!(&**ty, Type::Tuple(unit) if unit.elems.is_empty()) {
            if !platform.takes_nothing() {
                diagnostics.error_on(ty, message, help);
            }
        } else if is_future(ty) {
            diagnostics.error_on(
                ty,
                "a handler that returns a future hides its response",
                "write `async fn`, and return what the future resolves to",
            );
        } else if hides_response(ty, platform) {
            let other = other_attributes(platform);
            let message = "a handler that returns `impl Trait` hides its response";
            diagnostics.error_on(ty, message, format_args!("{help}{other}"));
        }
    }
}

/// The end of a help, where the plain attribute may stand on a handler of another platform.
fn other_attributes(platform: Platform) -> String {
    if platform == Platform::Http {
        format!("; or {OTHER_ATTRIBUTES}")
    } else {
        String::new()
    }
}

/// The parameter's type and its name, if it is an extractor.
fn extractor(parameter: &PatType) -> Option<(&Type, &'static str)> {
    let Type::Path(path) = &*parameter.ty else {
        return None;
    };
    let last = last(&path.path)?;
    let name = EXTRACTORS.into_iter().find(|name| last == *name)?;
    Some((&parameter.ty, name))
}

/// Whether `ty` is `impl Trait`, or a `Result` of it, which Lambda and Vercel make a response of.
fn hides_response(ty: &Type, platform: Platform) -> bool {
    match ty {
        Type::ImplTrait(_) => platform != Platform::Lambda,
        Type::Path(ty) if !matches!(platform, Platform::Lambda | Platform::Vercel) => {
            let hides = || arguments(&ty.path).next().is_some_and(|ok| matches!(ok, Type::ImplTrait(_)));
            last(&ty.path).as_deref() == Some("Result") && hides()
        }
        _ => false,
    }
}

/// Whether `ty` is a future as people write it: `impl Future`, `Pin<Box<dyn Future>>`, `BoxFuture`, `Ready`.
fn is_future(ty: &Type) -> bool {
    let is_named = |bound: &TypeParamBound| match bound {
        TypeParamBound::Trait(bound) => last(&bound.path).as_deref() == Some("Future"),
        _ => false,
    };
    match ty {
        Type::ImplTrait(ty) => ty.bounds.iter().any(is_named),
        Type::TraitObject(ty) => ty.bounds.iter().any(is_named),
        Type::Path(ty) => match last(&ty.path).as_deref() {
            Some("BoxFuture" | "LocalBoxFuture" | "Ready") => true,
            Some("Pin" | "Box") => arguments(&ty.path).any(is_future),
            _ => false,
        },
        _ => false,
    }
}

/// The last name of a path, as text: each comparison with an identifier would make it anew.
fn last(path: &syn::Path) -> Option<String> {
    path.segments.last().map(|segment| segment.ident.to_string())
}

fn arguments(path: &syn::Path) -> impl Iterator<Item = &Type> {
    let arguments = path.segments.last().map(|segment| &segment.arguments);
    let arguments = match arguments {
        Some(syn::PathArguments::AngleBracketed(arguments)) => Some(&arguments.args),
        _ => None,
    };
    arguments.into_iter().flatten().filter_map(|argument| match argument {
        syn::GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

#[cfg(test)]
mod tests;
