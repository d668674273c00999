//! The pages: the same files on both page hosts, so that only their origin differs.

use http::{
    header::{CACHE_CONTROL, CONTENT_TYPE},
    HeaderValue, Request, Response, StatusCode,
};
use serde_json::{json, Value};

use super::{handlers::Body, server::text, wire::Wire};

const HANDLERS: &str = include_str!("handlers.rs");

/// Answers a page's own requests; none of them crosses an origin.
pub(super) fn answer<B>(wire: &Wire, request: &Request<B>) -> Response<Body> {
    match request.uri().path() {
        "/" => file("text/html; charset=utf-8", include_str!("page.html")),
        "/page.css" => file("text/css; charset=utf-8", include_str!("page.css")),
        "/page.js" => file("text/javascript; charset=utf-8", include_str!("page.js")),
        "/handlers.json" => file("application/json", declared_handlers(HANDLERS).to_string()),
        "/wire.json" => {
            let run = request.uri().query().and_then(|query| query.strip_prefix("run="));
            file("application/json", wire.of(run.unwrap_or_default()).to_string())
        }
        _ => text(StatusCode::NOT_FOUND, "there is nothing here\n"),
    }
}

fn file(content_type: &'static str, content: impl Into<Body>) -> Response<Body> {
    let mut response = Response::new(content.into());
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// The annotated handlers of a source file, by name: what each is for, its attribute, and the whole of it.
fn declared_handlers(source: &str) -> Value {
    // The file is formatted: items stand apart by blank lines, and end with a brace in the first column.
    let attributes = source.match_indices("\n#[cors(").map(|(at, _)| at + 1);
    attributes.filter_map(|start| handler(source, start)).collect::<serde_json::Map<_, _>>().into()
}

/// The handler whose attribute starts at `start`.
fn handler(source: &str, start: usize) -> Option<(String, Value)> {
    let (before, from_attribute) = source.split_at_checked(start)?;
    let (attribute, _) = from_attribute.split_once("]\n")?;
    let (item, _) = from_attribute.split_once("\n}\n")?;
    let (_, signature) = item.split_once("\nasync fn ")?;
    let (name, _) = signature.split_once('(')?;
    let docs: Vec<&str> = before.lines().rev().map_while(|line| line.strip_prefix("/// ")).collect();
    let docs: Vec<&str> = docs.into_iter().rev().collect();
    let handler =
        json!({ "docs": docs.join(" "), "attribute": format!("{attribute}]"), "source": format!("{item}\n}}") });
    Some((name.to_owned(), handler))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{declared_handlers, HANDLERS};

    #[test]
    fn a_handler_is_shown_as_it_stands_in_its_file() {
        let source = "use x;\n\n/// One\n/// line.\n#[cors(\n    origins = \"*\",\n)]\nasync fn a(r: R) -> S {\n    r[0]\n}\n\nfn b() {}\n";
        let expected = json!({
            "a": {
                "docs": "One line.",
                "attribute": "#[cors(\n    origins = \"*\",\n)]",
                "source": "#[cors(\n    origins = \"*\",\n)]\nasync fn a(r: R) -> S {\n    r[0]\n}",
            },
        });
        assert_eq!(declared_handlers(source), expected);
    }

    #[test]
    fn the_page_finds_every_handler() {
        let handlers = declared_handlers(HANDLERS);
        let names = ["account", "create_order", "edit_order", "prices", "report", "save_profile", "search", "status"];
        assert_eq!(handlers.as_object().unwrap().keys().collect::<Vec<_>>(), names);
        let script = include_str!("page.js");
        for name in names {
            assert!(script.contains(&format!("handler: \"{name}\"")), "no card for `{name}`");
        }
    }
}
