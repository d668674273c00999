//! Attributes of platforms that make a function the program's entry: they are for the outer function.

use syn::{Attribute, Meta};

use crate::names;

/// Whether `attribute` turns the function below it into what the platform calls, so that it has to stand on the one that
/// answers preflights: `#[fastly::main]`, `#[event(fetch)]` of Workers, `#[wstd::http_server]`, `#[http_service]` of Spin.
///
/// Those that rename the function, or take its body, would find nothing of theirs inside another function.
pub(super) fn is_entry(attribute: &Attribute) -> bool {
    let path = attribute.path();
    let Some(last) = path.segments.last() else {
        return false;
    };
    let starts_with = |name: &str| path.segments.first().is_some_and(|first| first.ident == name);
    match last.ident.to_string().as_str() {
        "http_server" | "http_service" | "http_component" => true,
        "main" => starts_with("fastly"),
        "event" => {
            matches!(&attribute.meta, Meta::List(event) if names::any(event.tokens.clone(), &|word| word == "fetch"))
        }
        _ => false,
    }
}
