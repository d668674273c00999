//! The attribute, on any tokens. What follows a line of `---` is the item that it stands on, in place of a handler.
//!
//! A proc-macro crate exports nothing but its macros, and those need a compiler: its modules are compiled into this
//! target instead, where proc-macro2 works on its own.
#![no_main]

#[path = "../../cors-macros/src/apply.rs"]
mod apply;
#[path = "../../cors-macros/src/args/mod.rs"]
mod args;
#[path = "../../cors-macros/src/diagnostics.rs"]
mod diagnostics;
#[path = "../../cors-macros/src/expand/mod.rs"]
mod expand;
#[path = "../../cors-macros/src/handler/mod.rs"]
mod handler;
#[path = "../../cors-macros/src/names.rs"]
mod names;
#[path = "../../cors-macros/src/platform.rs"]
mod platform;
#[path = "../../cors-macros/src/policy.rs"]
mod policy;

use cors_fuzz::attribute::{mutate, ITEM};
use cors_rules::{check, split_list, Declaration, PublicSuffixes};
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate, Corpus};
use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{ext::IdentExt, parse::Parser, punctuated::Punctuated, Expr, ExprPath, Item, Lit, Meta, Token, UnOp};

use platform::Platform;

const HANDLER: &str = "pub async fn handler(request: Request) -> Result<Response, Error> { answer(request).await }";
const APPWRITE: &str = "pub fn main(context: Context) -> Response { context.res.empty() }";
const EXTRACTORS: &str = "pub async fn handler(State(db): State<Db>, Json(order): Json<Order>) -> Result<Json<Order>, Error> { db.add(order).await }";

/// Each platform, with a handler that is right for it.
const PLATFORMS: [(Platform, &str); 8] = [
    (Platform::Http, HANDLER),
    (Platform::Appwrite, APPWRITE),
    (Platform::Axum, EXTRACTORS),
    (Platform::Actix, EXTRACTORS),
    (Platform::Lambda, HANDLER),
    (Platform::Vercel, HANDLER),
    (Platform::Workers, HANDLER),
    (Platform::Wstd, HANDLER),
];

// By the grammar as often as by bytes.
fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    match std::str::from_utf8(&data[..size]) {
        Ok(text) if seed % 2 == 0 => {
            let text = mutate(text, seed / 2);
            let mut end = text.len().min(max_size);
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            data[..end].copy_from_slice(&text.as_bytes()[..end]);
            end
        }
        _ => fuzzer_mutate(data, size, max_size),
    }
});

fuzz_target!(|data: &[u8]| -> Corpus {
    let Ok(text) = std::str::from_utf8(data) else {
        return Corpus::Reject;
    };
    let (text, item) = text.split_once(ITEM).map_or((text, None), |(text, item)| (text, Some(item)));
    // The second reading recurses, on a stack that does not grow as rustc's does.
    if brackets(text) > 100 || item.is_some_and(|item| brackets(item) > 100) {
        return Corpus::Reject;
    }
    let Ok(attribute) = text.parse::<TokenStream>() else {
        return Corpus::Reject;
    };
    match item.map(str::parse::<TokenStream>) {
        None => {
            let read = Read::of(&attribute);
            for (platform, handler) in PLATFORMS {
                assert_verdict(platform, &attribute, handler, read.is_some());
            }
            assert_alone(&attribute, read.is_some_and(|read| !read.speaks_of_a_handler));
        }
        Some(Ok(item)) => {
            for (platform, _) in PLATFORMS {
                assert_emits(platform, &attribute, &item);
            }
        }
        Some(Err(_)) => return Corpus::Reject,
    }
    Corpus::Keep
});

/// The number of opening brackets, and so a bound on how deep they stand in each other.
fn brackets(text: &str) -> usize {
    text.bytes().filter(|byte| matches!(byte, b'(' | b'[' | b'{' | b'<')).count()
}

/// Errors if and only if something is wrong, and the function in any case.
fn assert_verdict(platform: Platform, attribute: &TokenStream, handler: &str, is_right: bool) {
    let item: TokenStream = handler.parse().expect("the handler is made of tokens");
    let written: syn::ItemFn = syn::parse2(item.clone()).expect("the handler is a function");
    let handler_tokens = written.to_token_stream().to_string();
    let output = apply::apply(platform, attribute.clone(), item);
    let file: syn::File = syn::parse2(output).unwrap_or_else(|error| panic!("`{attribute}`: {error}"));
    let Some((Item::Fn(function), errors)) = file.items.split_last() else {
        panic!("`{attribute}` loses the function");
    };
    assert!(errors.iter().all(is_compile_error), "`{attribute}` emits more than errors beside the function");
    assert_eq!(function.sig.ident, written.sig.ident);
    // Inside of the one that is emitted, or, where it is refused, in its place.
    let nested = match function.block.stmts.first() {
        Some(syn::Stmt::Item(Item::Fn(inner))) => handler_tokens.ends_with(&inner.to_token_stream().to_string()),
        _ => false,
    };
    let in_its_place = function.to_token_stream().to_string() == handler_tokens;
    assert!(nested || (in_its_place && !errors.is_empty()), "`{attribute}` loses or changes the function");
    assert_eq!(errors.is_empty(), is_right, "`{attribute}` on {platform:?}");
}

/// `policy!`: one expression, which holds errors if and only if something is wrong.
fn assert_alone(arguments: &TokenStream, is_right: bool) {
    let output = apply::apply_alone(arguments.clone());
    let expression: Expr = syn::parse2(output.clone()).unwrap_or_else(|error| panic!("`{arguments}`: {error}"));
    let has_errors = output.to_string().contains("compile_error");
    assert!(matches!(expression, Expr::Block(_)), "`{arguments}`");
    assert_eq!(!has_errors, is_right, "`policy!({arguments})`");
}

/// Whatever the item is: no panic, and nothing lost.
fn assert_emits(platform: Platform, attribute: &TokenStream, item: &TokenStream) {
    let output = apply::apply(platform, attribute.clone(), item.clone());
    // The attribute never parses a body, so what is no function to `syn` may be one to it.
    let Ok(written) = syn::parse2::<syn::ItemFn>(item.clone()) else {
        return assert!(!output.is_empty() || item.is_empty());
    };
    let file: syn::File = syn::parse2(output).unwrap_or_else(|error| panic!("`{attribute}` on `{item}`: {error}"));
    let Some((Item::Fn(function), errors)) = file.items.split_last() else {
        panic!("`{attribute}` loses `{item}`");
    };
    assert!(errors.iter().all(is_compile_error), "`{attribute}` on `{item}`");
    assert_eq!(function.sig.ident, written.sig.ident);
}

fn is_compile_error(item: &Item) -> bool {
    matches!(item, Item::Macro(item) if item.mac.path.segments.last().is_some_and(|last| last.ident == "compile_error"))
}

/// A plain second reading of the attribute: a list of `name`s and `name = value`s, as `syn` has it.
#[derive(Default)]
struct Read {
    /// `origins`, `methods`, `headers` and `expose_headers`.
    lists: [Option<Vec<String>>; 4],
    credentials: bool,
    max_age: Option<i128>,
    insecure_origins: bool,
    public_suffixes: bool,
    /// Whether it says what `policy!` has no use for.
    speaks_of_a_handler: bool,
}

impl Read {
    /// The arguments, if they are right.
    fn of(attribute: &TokenStream) -> Option<Self> {
        let arguments = Punctuated::<Meta, Token![,]>::parse_terminated.parse2(attribute.clone()).ok()?;
        let mut read = Self::default();
        let mut given = Vec::new();
        for argument in &arguments {
            let name = argument.path().get_ident()?.unraw().to_string();
            let value = match argument {
                Meta::Path(_) => None,
                Meta::NameValue(argument) => Some(&argument.value),
                Meta::List(_) => return None,
            };
            if given.contains(&name) {
                return None;
            }
            read.argument(&name, value)?;
            read.speaks_of_a_handler |= matches!(&*name, "error" | "catch_panics");
            given.push(name);
        }
        read.is_right().then_some(read)
    }

    fn argument(&mut self, name: &str, value: Option<&Expr>) -> Option<()> {
        let list = ["origins", "methods", "headers", "expose_headers"].iter().position(|list| *list == name);
        match (name, value) {
            ("credentials", None) => self.credentials = true,
            ("credentials", Some(value)) => self.credentials = boolean(value)?,
            ("catch_panics", None) => {}
            ("max_age", Some(value)) => self.max_age = Some(seconds(value)?),
            ("error", Some(value)) => drop(path(value)?),
            ("crate", Some(value)) => {
                let path = path(value)?;
                let is_absolute = path.path.leading_colon.is_some() || path.path.segments[0].ident == "crate";
                is_absolute.then_some(())?;
            }
            ("dangerously_allow_insecure_origins", Some(value)) => self.insecure_origins = reason(value)?,
            ("dangerously_allow_public_suffixes", Some(value)) => self.public_suffixes = reason(value)?,
            (_, Some(value)) => self.lists[list?] = Some(texts(value)?),
            (_, None) => return None,
        }
        Some(())
    }

    fn is_right(&self) -> bool {
        let lists =
            self.lists.each_ref().map(|list| list.as_ref().map(|list| list.iter().map(String::as_str).collect()));
        let [origins, methods, headers, expose_headers]: [Option<Vec<&str>>; 4] = lists;
        let declaration = Declaration {
            origins: origins.as_deref(),
            methods: methods.as_deref(),
            headers: headers.as_deref(),
            expose_headers: expose_headers.as_deref(),
            credentials: self.credentials,
            max_age: self.max_age,
            allow_insecure_origins: self.insecure_origins,
            allow_public_suffixes: self.public_suffixes,
        };
        check(&declaration, &PublicSuffixes::Absent).is_ok()
    }
}

fn lit(value: &Expr) -> Option<&Lit> {
    match value {
        Expr::Lit(literal) if literal.attrs.is_empty() => Some(&literal.lit),
        _ => None,
    }
}

fn string(value: &Expr) -> Option<String> {
    match lit(value)? {
        Lit::Str(text) if text.suffix().is_empty() => Some(text.value()),
        _ => None,
    }
}

fn boolean(value: &Expr) -> Option<bool> {
    match lit(value)? {
        Lit::Bool(value) => Some(value.value),
        _ => None,
    }
}

fn seconds(value: &Expr) -> Option<i128> {
    match value {
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => None,
        value => match lit(value)? {
            Lit::Int(number) if number.suffix().is_empty() => number.base10_parse().ok(),
            _ => None,
        },
    }
}

fn reason(value: &Expr) -> Option<bool> {
    (!string(value)?.trim().is_empty()).then_some(true)
}

fn path(value: &Expr) -> Option<&ExprPath> {
    match value {
        Expr::Path(path) if path.attrs.is_empty() && path.qself.is_none() => Some(path),
        _ => None,
    }
}

fn texts(value: &Expr) -> Option<Vec<String>> {
    match value {
        Expr::Array(list) if list.attrs.is_empty() => list.elems.iter().map(string).collect(),
        value => Some(split_list(&string(value)?).into_iter().map(str::to_owned).collect()),
    }
}
