//! What does not compile, and what is said about it.
//!
//! `TRYBUILD=overwrite cargo test -p cors-tests --test ui` writes the messages anew. Read each one that changes, as
//! the tired developer who meets it.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use cors_rules::{check, split_list, Declaration, Fault, PublicSuffixes};
use quote::ToTokens;
use syn::{punctuated::Punctuated, Attribute, Expr, ExprLit, Item, Lit, Meta, Token};

/// The folder that asks for the Public Suffix List where this build has none, or the other way round.
const FOLDER_OF_THE_OTHER_BUILD: &str =
    if cfg!(feature = "public-suffix") { "no_public_suffix_list" } else { "public_suffix" };

#[test]
fn every_fault_has_its_message() {
    let tests = trybuild::TestCases::new();
    for folder in folders().into_iter().filter(|folder| !folder.ends_with(FOLDER_OF_THE_OTHER_BUILD)) {
        tests.compile_fail(folder.join("*.rs"));
    }
}

#[test]
fn what_needs_a_crate_of_its_own_compiles_and_runs() {
    trybuild::TestCases::new().pass("ui/pass/*.rs");
}

#[test]
fn every_message_stands_beside_its_mistake() {
    assert!(files("rs").len() > 100);
    let stem = |path: PathBuf| path.with_extension("");
    let mistakes: BTreeSet<PathBuf> = files("rs").into_iter().map(stem).collect();
    let messages: BTreeSet<PathBuf> = files("stderr").into_iter().map(stem).collect();
    let alone: Vec<&PathBuf> = mistakes.symmetric_difference(&messages).collect();
    assert!(alone.is_empty(), "{alone:?}");
}

#[test]
fn one_mistake_is_one_error_and_no_warning() {
    for file in files("stderr").iter().filter(|file| !file.starts_with("ui/fail/several")) {
        let messages = messages(file);
        assert_eq!(messages.len(), 1, "{}", file.display());
    }
}

#[test]
fn several_mistakes_are_as_many_errors_in_one_build() {
    for file in files("stderr").iter().filter(|file| file.starts_with("ui/fail/several")) {
        let messages = messages(file);
        assert!(messages.len() > 1, "{}", file.display());
    }
}

#[test]
fn every_error_says_what_to_write() {
    for file in files("stderr") {
        for message in messages(&file) {
            let mut lines = message.lines().skip(1);
            // The types are judged by rustc, which calls our part of its message a note.
            let mark = if message.starts_with("error[") { "= note: " } else { "= help: " };
            assert!(lines.any(|line| line.trim_start().starts_with(mark)), "{}:\n{message}", file.display());
        }
    }
}

#[test]
fn every_error_is_lower_case_without_a_full_stop() {
    for file in files("stderr") {
        for message in messages(&file) {
            let (_, first_line) = message.lines().next().unwrap().split_once(": ").unwrap();
            let is_lower_case = !first_line.starts_with(char::is_uppercase) || first_line.starts_with("Appwrite ");
            assert!(is_lower_case && !first_line.ends_with('.'), "{}: {first_line}", file.display());
        }
    }
}

#[test]
fn no_message_holds_a_path_of_this_machine() {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_str().unwrap();
    for file in files("stderr") {
        assert!(!fs::read_to_string(&file).unwrap().contains(workspace), "{}", file.display());
    }
}

#[test]
fn every_reason_of_the_policy_language_is_shown() {
    let declared: BTreeSet<&str> = include_str!("../../cors-runtime/policy/src/reason.rs")
        .lines()
        .filter_map(|line| line.strip_prefix("    "))
        .filter(|line| line.starts_with(|first: char| first.is_ascii_uppercase()))
        .map(|line| line.split(|char: char| !char.is_ascii_alphanumeric()).next().unwrap())
        .collect();
    assert!(declared.contains("OriginsMissing") && declared.contains("MaxAgeTooLarge"));
    let shown: BTreeSet<String> = files("rs").iter().flat_map(|file| reasons(file)).collect();
    let missing: Vec<&str> = declared.into_iter().filter(|reason| !shown.contains(*reason)).collect();
    assert_eq!(missing, UNREACHABLE_FROM_AN_ATTRIBUTE, "a reason has no file in ui/fail");
}

/// `Origin::parse` alone refuses these: an attribute's list takes `*` out before it reads its items.
const UNREACHABLE_FROM_AN_ATTRIBUTE: [&str; 1] = ["OriginAny"];

fn folders() -> Vec<PathBuf> {
    fs::read_dir("ui/fail").unwrap().map(|entry| entry.unwrap().path()).collect()
}

fn files(extension: &str) -> Vec<PathBuf> {
    folders()
        .iter()
        .flat_map(|folder| fs::read_dir(folder).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .collect()
}

/// The messages of one build: each begins at the left margin with its level.
fn messages(file: &Path) -> Vec<String> {
    let mut messages: Vec<String> = Vec::new();
    for line in fs::read_to_string(file).unwrap().lines() {
        if line.starts_with("error") || line.starts_with("warning") {
            messages.push(String::new());
        }
        let message = messages.last_mut().unwrap();
        message.push_str(line);
        message.push('\n');
    }
    messages
}

/// The names of the reasons for which the policy language refuses the attributes in a file.
fn reasons(file: &Path) -> Vec<String> {
    let file = syn::parse_file(&fs::read_to_string(file).unwrap()).unwrap();
    let attributes = file.items.into_iter().flat_map(|item| match item {
        Item::Fn(function) => function.attrs,
        _ => Vec::new(),
    });
    let name = |fault: Fault| {
        let reason = format!("{:?}", fault.reason());
        reason.split(|char: char| !char.is_ascii_alphanumeric()).next().unwrap().to_owned()
    };
    attributes.flat_map(|attribute| faults(&attribute)).map(name).collect()
}

/// What the policy language says of an attribute that reads as plain `name = value`.
fn faults(attribute: &Attribute) -> Vec<Fault> {
    let Ok(arguments) = attribute.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated) else {
        return Vec::new();
    };
    let value = |name: &str| arguments.iter().find(|argument| argument.path().is_ident(name)).map(value);
    let texts = ["origins", "methods", "headers", "expose_headers"].map(|name| value(name).map(texts));
    let [origins, methods, headers, expose_headers] =
        texts.each_ref().map(|texts| texts.as_ref().map(|texts| texts.iter().map(String::as_str).collect::<Vec<_>>()));
    let declaration = Declaration {
        origins: origins.as_deref(),
        methods: methods.as_deref(),
        headers: headers.as_deref(),
        expose_headers: expose_headers.as_deref(),
        credentials: value("credentials").is_some(),
        max_age: value("max_age").and_then(|value| value.to_token_stream().to_string().replace(' ', "").parse().ok()),
        ..Declaration::default()
    };
    let suffixes = [PublicSuffixes::Absent, PublicSuffixes::List(|host| host == "github.io")];
    suffixes.iter().filter_map(|suffixes| check(&declaration, suffixes).err()).flatten().collect()
}

/// The value of an argument, or its name where it is a bare word.
fn value(argument: &Meta) -> Expr {
    match argument {
        Meta::NameValue(argument) => argument.value.clone(),
        other => syn::parse_quote!(#other),
    }
}

fn texts(value: Expr) -> Vec<String> {
    let text = |value: &Expr| match value {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
        _ => None,
    };
    match value {
        Expr::Array(list) => list.elems.iter().filter_map(text).collect(),
        value => text(&value).iter().flat_map(|text| split_list(text)).map(str::to_owned).collect(),
    }
}
