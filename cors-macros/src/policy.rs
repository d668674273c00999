//! Asks the policy language for its verdict, and maps each fault back to its literal.

use cors_rules::{Argument, Declaration, Fault, Policy, PublicSuffixes};
use proc_macro2::Span;

use crate::{
    args::{Args, Texts},
    diagnostics::Diagnostics,
};

/// The checked policy, or `None` if something is wrong with it.
pub(crate) fn check(args: &Args, diagnostics: &mut Diagnostics) -> Option<Policy> {
    let [origins, methods, headers, expose_headers] =
        [&args.origins, &args.methods, &args.headers, &args.expose_headers].map(|texts| texts.as_ref().map(borrow));
    let declaration = Declaration {
        origins: origins.as_deref(),
        methods: methods.as_deref(),
        headers: headers.as_deref(),
        expose_headers: expose_headers.as_deref(),
        credentials: args.credentials.is_some_and(|(value, _)| value),
        max_age: args.max_age.map(|(seconds, _)| seconds),
        allow_insecure_origins: args.allow_insecure_origins,
        allow_public_suffixes: args.allow_public_suffixes,
    };
    cors_rules::check(&declaration, &public_suffixes())
        .map_err(|faults| {
            for fault in &faults {
                // A value that could not be read was reported where it stands.
                let was_reported = args.origins.is_none() && args.has_origins() && is_about(fault, Argument::Origins);
                if !was_reported {
                    report(fault, args, diagnostics);
                }
            }
        })
        .ok()
}

fn borrow(texts: &Texts) -> Vec<&str> {
    texts.items.iter().map(|(text, _)| text.as_str()).collect()
}

fn is_about(fault: &Fault, argument: Argument) -> bool {
    fault.argument() == argument
}

fn report(fault: &Fault, args: &Args, diagnostics: &mut Diagnostics) {
    let span = span(fault, args);
    match fault.help() {
        Some(help) => diagnostics.error(span, fault, help),
        None => diagnostics.error_alone(span, fault),
    }
}

/// The literal that a fault is about, or the attribute where there is none.
fn span(fault: &Fault, args: &Args) -> Span {
    let texts = match fault.argument() {
        Argument::Origins => &args.origins,
        Argument::Methods => &args.methods,
        Argument::Headers => &args.headers,
        Argument::ExposeHeaders => &args.expose_headers,
        Argument::Credentials => return args.credentials.map_or_else(Span::call_site, |(_, span)| span),
        Argument::MaxAge => return args.max_age.map_or_else(Span::call_site, |(_, span)| span),
        _ => &None,
    };
    let Some(texts) = texts else {
        return Span::call_site();
    };
    fault.item().and_then(|item| texts.items.get(item)).map_or(texts.span, |(_, span)| *span)
}

#[cfg(feature = "public-suffix")]
pub(crate) fn public_suffixes() -> PublicSuffixes {
    PublicSuffixes::List(|host| psl::suffix_str(host) == Some(host))
}

#[cfg(not(feature = "public-suffix"))]
pub(crate) fn public_suffixes() -> PublicSuffixes {
    PublicSuffixes::Absent
}
