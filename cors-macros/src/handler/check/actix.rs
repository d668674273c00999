//! Which functions are no handlers of actix-web, and which routing would keep preflights from them.

use quote::ToTokens;
use syn::{
    parse::Parser, punctuated::Punctuated, Attribute, Expr, ExprLit, FnArg, Lit, Meta, MetaNameValue, ReturnType,
    Signature, Token, Type,
};

use super::is_future;
use crate::{diagnostics::Diagnostics, handler::Handler};

/// actix-web's own limit.
const MOST_ARGUMENTS: usize = 16;

/// actix-web's routing macros of one method each.
const METHODS: [&str; 10] = ["get", "head", "post", "put", "patch", "delete", "connect", "options", "trace", "query"];

impl Handler {
    /// Refuses what actix-web could not call, and what no preflight would reach. Whether an argument is an extractor, rustc
    /// says.
    pub(super) fn check_actix(&self, diagnostics: &mut Diagnostics) {
        let Signature { ident, inputs, .. } = &self.signature;
        if let Some(marker) = &self.marker {
            diagnostics.error_on(marker, "an actix-web handler has no request to mark", "remove it");
        }
        if let Some(receiver) = self.signature.receiver() {
            diagnostics.error(
                receiver.self_token.span,
                "actix-web calls a function, not a method",
                "take what `self` is as `actix_web::web::Data<T>`",
            );
        }
        if inputs.len() > MOST_ARGUMENTS {
            diagnostics.error(
                ident.span(),
                format_args!("`{ident}` has {} arguments, and actix-web passes {MOST_ARGUMENTS} at most", inputs.len()),
                "put some of them into a tuple: `(a, b): (A, B)`",
            );
        }
        for input in inputs {
            if let FnArg::Typed(input) = input {
                check_argument(&input.ty, diagnostics);
            }
        }
        self.check_actix_output(diagnostics);
        self.check_actix_routing(diagnostics);
    }

    fn check_actix_output(&self, diagnostics: &mut Diagnostics) {
        const HELP: &str = "return `impl actix_web::Responder`, or a `Result` of it";
        let Signature { asyncness, ident, output, fn_token, .. } = &self.signature;
        let message = format!("`{ident}` does not return a response");
        match output {
            ReturnType::Type(_, ty) if asyncness.is_none() && is_future(ty) => {}
            _ if asyncness.is_none() => diagnostics.error(
                fn_token.span,
                format_args!("actix-web calls an `async fn`, and `{ident}` is none"),
                format_args!("write `async fn {ident}`"),
            ),
            ReturnType::Type(_, ty) if matches!(&**ty, Type::Tuple(unit) if unit.elems.is_empty()) => {
                diagnostics.error_on(ty, message, HELP);
            }
            ReturnType::Type(..) => {}
            ReturnType::Default => diagnostics.error(ident.span(), message, HELP),
        }
    }

    /// Refuses each routing macro below `#[cors]` that lets no `OPTIONS` request through.
    fn check_actix_routing(&self, diagnostics: &mut Diagnostics) {
        let routes: Vec<Route<'_>> = self.attributes.iter().filter_map(Route::of).collect();
        // Of a route for no method, actix-web says what is wrong.
        for route in routes.iter().filter(|route| !route.methods.is_empty()) {
            let is_preflighted = routes.iter().any(|other| other.path == route.path && other.admits_options());
            if !is_preflighted {
                diagnostics.error_on(
                    route.attribute,
                    format_args!("a route for {} alone lets no preflight through", route.methods.join(", ")),
                    format_args!("write `{}`", route.with_options()),
                );
            }
        }
    }
}

fn check_argument(ty: &Type, diagnostics: &mut Diagnostics) {
    match ty {
        Type::ImplTrait(_) => diagnostics.error_on(
            ty,
            "actix-web cannot tell which type an `impl Trait` argument is",
            "name the extractor, or make it a type parameter: `routing::any().to(handler::<Extractor>)`",
        ),
        Type::Reference(_) => diagnostics.error_on(
            ty,
            "an actix-web handler borrows nothing",
            "take an extractor by value, such as `HttpRequest` or `String`",
        ),
        _ => {}
    }
}

/// Whether `attribute` is one of actix-web's routing macros.
pub(crate) fn is_routing(attribute: &Attribute) -> bool {
    is_actix(attribute, "routes") || Route::of(attribute).is_some()
}

/// Whether `attribute` is actix-web's `name`, as it is imported or by its path.
fn is_actix(attribute: &Attribute, name: &str) -> bool {
    let mut segments = attribute.path().segments.iter().rev();
    let is_name = segments.next().is_some_and(|last| last.ident == name);
    is_name && segments.next().is_none_or(|krate| krate.ident == "actix_web") && segments.next().is_none()
}

/// A routing macro: `#[get("/path")]`, `#[route("/path", method = "GET")]`.
struct Route<'a> {
    attribute: &'a Attribute,
    path: String,
    methods: Vec<String>,
    /// What stands after the path, but for the methods.
    options: Vec<String>,
}

impl<'a> Route<'a> {
    fn of(attribute: &'a Attribute) -> Option<Self> {
        let mut names = METHODS.iter().chain(&["route"]).copied();
        let name = names.find(|name| is_actix(attribute, name))?;
        let Meta::List(list) = &attribute.meta else {
            return None;
        };
        let arguments = Punctuated::<Expr, Token![,]>::parse_terminated.parse2(list.tokens.clone()).ok()?;
        let mut arguments = arguments.into_iter();
        let path = text(&arguments.next()?)?;
        let (mut methods, mut options) = (Vec::new(), Vec::new());
        if name != "route" {
            methods.push(name.to_ascii_uppercase());
        }
        for argument in arguments {
            let argument: MetaNameValue = syn::parse2(argument.to_token_stream()).ok()?;
            let value = text(&argument.value)?;
            if argument.path.is_ident("method") {
                methods.push(value);
            } else {
                options.push(format!("{} = {value:?}", argument.path.to_token_stream()));
            }
        }
        Some(Self { attribute, path, methods, options })
    }

    fn admits_options(&self) -> bool {
        self.methods.iter().any(|method| method == "OPTIONS")
    }

    /// The macro that lets preflights through as well.
    fn with_options(&self) -> String {
        let methods = self.methods.iter().map(String::as_str).chain(["OPTIONS"]);
        let methods = methods.map(|method| format!("method = {method:?}"));
        let path = [format!("{:?}", self.path)];
        let arguments: Vec<String> = path.into_iter().chain(methods).chain(self.options.iter().cloned()).collect();
        let module = if self.attribute.path().segments.len() > 1 { "actix_web::" } else { "" };
        format!("#[{module}route({})]", arguments.join(", "))
    }
}

fn text(value: &Expr) -> Option<String> {
    match value {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use syn::parse_quote;

    use super::is_routing;

    #[test]
    fn the_routing_macros_are_known_as_imported_or_by_their_path() {
        for attribute in [parse_quote!(#[get("/")]), parse_quote!(#[actix_web::post("/")]), parse_quote!(#[routes])] {
            assert!(is_routing(&attribute));
        }
        for attribute in [
            parse_quote!(#[must_use]),
            parse_quote!(#[axum::get("/")]),
            parse_quote!(#[a::actix_web::get("/")]),
            parse_quote!(#[allow(unused)]),
        ] {
            assert!(!is_routing(&attribute));
        }
    }
}
