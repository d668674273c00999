//! Expansions as a reader sees them: `tests/expand/NAME.rs` becomes `NAME.expanded.rs`, and so do two of the examples.

mod agreement;
mod messages;

use std::{fs, path::Path};

use expect_test::expect_file;
use proc_macro2::TokenStream;
use quote::{quote, ToTokens};
use syn::{Attribute, ImplItem, Item, Meta, UseTree, Visibility};

use crate::platform::Platform;

/// The attribute's own tokens, taken off an item.
fn take_attribute(attributes: &mut Vec<Attribute>) -> Option<TokenStream> {
    let index = attributes.iter().position(|attribute| attribute.path().is_ident("cors"))?;
    match attributes.remove(index).meta {
        Meta::List(list) => Some(list.tokens),
        _ => Some(TokenStream::new()),
    }
}

/// The file with each `#[cors]` in it expanded, and nothing else.
fn expand(file: &str) -> String {
    let mut file = syn::parse_file(file).expect("the file parses");
    let text = file.to_token_stream().to_string();
    let platforms = [
        ("appwrite", Platform::Appwrite),
        ("axum", Platform::Axum),
        ("actix", Platform::Actix),
        ("lambda", Platform::Lambda),
        ("vercel", Platform::Vercel),
        ("workers", Platform::Workers),
        ("wstd", Platform::Wstd),
    ];
    let imported = platforms.iter().find(|(name, _)| text.contains(&format!("{name} :: cors")));
    let platform = imported.map_or(Platform::Http, |(_, platform)| *platform);
    for item in &mut file.items {
        match item {
            Item::Fn(function) => {
                if let Some(attribute) = take_attribute(&mut function.attrs) {
                    let tokens = crate::apply(platform, attribute, quote!(#function));
                    *item = syn::parse2(tokens).expect("the expansion is a function");
                }
            }
            Item::Impl(implementation) => {
                for item in &mut implementation.items {
                    if let ImplItem::Fn(function) = item {
                        if let Some(attribute) = take_attribute(&mut function.attrs) {
                            let tokens = crate::apply(platform, attribute, quote!(#function));
                            *item = syn::parse2(tokens).expect("the expansion is a method");
                        }
                    }
                }
            }
            _ => {}
        }
    }
    prettyplease::unparse(&file)
}

/// Compares `FOLDER/NAME.rs`, expanded, with `FOLDER/NAME.expanded.rs`.
fn assert_expansion(folder: &str, name: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder);
    let file = fs::read_to_string(folder.join(name).with_extension("rs")).expect("the input is there");
    expect_file![folder.join(name).with_extension("expanded.rs")].assert_eq(&expand(&file));
}

macro_rules! snapshots {
    ($($name:ident)*) => {
        $(
            #[test]
            fn $name() {
                assert_expansion("tests/expand", stringify!($name));
            }
        )*
    };
}

snapshots! { fixed matched method parameters errors appwrite actix axum lambda vercel workers wstd many patterns }

#[test]
fn the_examples_stand_beside_their_expansions() {
    assert_expansion("examples", "first");
    assert_expansion("examples", "methods");
}

#[test]
fn the_readme_shows_what_its_first_example_becomes() {
    let readme = include_str!("../../README.md");
    let example = readme.split("```rust\n").nth(1).and_then(|rest| rest.split("```").next()).expect("an example");
    let expanded = expand(example);
    let function = &expanded[expanded.find("async fn").expect("a handler")..];
    assert!(readme.contains(function), "the README should show\n{function}");
}

/// What else is declared is six lines, whatever their number.
#[test]
fn the_glue_of_one_origin_is_ten_lines() {
    let attribute = quote!(origins = "https://app.example.com");
    let tokens = crate::apply(
        Platform::Http,
        attribute,
        quote!(
            fn h(request: Request) -> Response {}
        ),
    );
    let expanded = prettyplease::unparse(&syn::parse2(tokens).expect("the expansion is a function"));
    let lines: Vec<&str> = expanded.lines().map(str::trim).collect();
    assert_eq!(
        lines,
        [
            "fn h(request: Request) -> Response {",
            "fn h(request: Request) -> Response {}",
            "let cors = &mut {",
            "use ::cors_runtime::declared::*;",
            "static POLICY: Policy<Fixed> = Policy {",
            "origins: Fixed(\"https://app.example.com\"),",
            "..FIXED_ALONE",
            "};",
            "POLICY.check(&request)",
            "};",
            "if cors.is_preflight { cors.preflight(&request) } else { cors.finish(h(request)) }",
            "}",
        ]
    );
}

#[test]
fn a_policy_on_its_own_is_one_expression() {
    let arguments = quote!(origins = "https://app.example.com", methods = "GET, PUT", max_age = 600);
    let tokens = crate::apply::apply_alone(arguments);
    let file = syn::parse2(quote!(static API: Policy = #tokens;)).expect("the expansion is an expression");
    let expanded = prettyplease::unparse(&file);
    let lines: Vec<&str> = expanded.lines().map(str::trim).collect();
    assert_eq!(
        lines,
        [
            "static API: Policy = {",
            "use ::cors_runtime::declared::*;",
            "Policy {",
            "origins: Either::Fixed(Fixed(\"https://app.example.com\")),",
            "methods: \"GET, PUT\",",
            "headers: \"\",",
            "expose_headers: \"\",",
            "credentials: false,",
            "max_age: \"600\",",
            "made: NOT_MADE,",
            "}",
            "};",
        ]
    );
}

/// As many as `Exact::FEW` cost the least one by one.
#[test]
fn more_than_eight_origins_are_a_table() {
    let of = |count: usize| {
        let origins = (0..count).map(|index| format!("https://{index}.example"));
        crate::apply::apply_alone(quote!(origins = [#(#origins),*])).to_string()
    };
    assert!(!of(8).contains("Table"), "{}", of(8));
    assert!(of(9).contains("Table"), "{}", of(9));
}

/// All of it is imported where the request is named.
#[test]
fn no_request_is_called_as_what_the_policy_is_written_with() {
    fn leaves(tree: &UseTree, names: &mut Vec<String>) {
        match tree {
            UseTree::Path(path) => leaves(&path.tree, names),
            UseTree::Group(group) => group.items.iter().for_each(|tree| leaves(tree, names)),
            UseTree::Name(name) => names.push(name.ident.to_string()),
            _ => panic!("a name in another form"),
        }
    }
    let file = syn::parse_file(include_str!("../../cors-runtime/src/declared.rs")).expect("the file parses");
    let mut names = vec!["POLICY".to_owned()];
    for item in &file.items {
        match item {
            Item::Fn(item) if matches!(item.vis, Visibility::Public(_)) => names.push(item.sig.ident.to_string()),
            Item::Const(item) if matches!(item.vis, Visibility::Public(_)) => names.push(item.ident.to_string()),
            Item::Use(item) if matches!(item.vis, Visibility::Public(_)) => leaves(&item.tree, &mut names),
            _ => {}
        }
    }
    names.sort();
    let mut expected = crate::expand::NAMES.to_vec();
    expected.sort_unstable();
    assert_eq!(names, expected);
}
