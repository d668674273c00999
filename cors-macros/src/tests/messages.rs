//! What the attribute says of each mistake in `tests/ui/fail` and `tests/platforms/ui/fail`, without a compiler.
//!
//! The UI tests see where each message points, and what rustc adds; they take minutes. This takes a second, and holds the
//! same texts.

use std::{
    fs,
    path::{Path, PathBuf},
};

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, ForeignItem, ImplItem, Item, LitStr, Meta, TraitItem};

use crate::platform::Platform;

/// Every file of a mistake, but for those that want the Public Suffix List to be here or away as it is not in this build.
fn mistakes() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests");
    let of_the_other_build = if cfg!(feature = "public-suffix") { "no_public_suffix_list" } else { "public_suffix" };
    let mut files = Vec::new();
    for folder in ["ui/fail", "platforms/ui/fail"] {
        for argument in fs::read_dir(root.join(folder)).expect("the folder is there") {
            let argument = argument.expect("an entry").path();
            if argument.ends_with(of_the_other_build) {
                continue;
            }
            let entries = fs::read_dir(argument).expect("a folder").map(|entry| entry.expect("an entry").path());
            files.extend(entries.filter(|path| path.extension().is_some_and(|name| name == "rs")));
        }
    }
    files.sort();
    files
}

/// Each attribute of ours in a file, with the item that it stands on, and each `policy!`.
#[derive(Default)]
struct Uses {
    attributes: Vec<(Platform, TokenStream, TokenStream)>,
    policies: Vec<TokenStream>,
    /// What a plain `cors` means here.
    imported: Option<Platform>,
}

impl Uses {
    fn of(file: &str) -> Option<Self> {
        let file = syn::parse_file(file).ok()?;
        let text = file.to_token_stream().to_string();
        let platforms = [
            ("appwrite", Platform::Appwrite),
            ("axum", Platform::Axum),
            ("actix", Platform::Actix),
            ("lambda", Platform::Lambda),
            ("vercel", Platform::Vercel),
        ];
        let is_imported =
            |name: &str| [" :: cors", " :: { cors"].iter().any(|rest| text.contains(&format!("{name}{rest}")));
        let imported = platforms.into_iter().find(|(name, _)| is_imported(name)).map(|(_, platform)| platform);
        let mut uses = Self { imported, ..Self::default() };
        uses.items(&file.items);
        uses.calls(file.to_token_stream());
        Some(uses)
    }

    /// Takes the attribute off `item`, whose attributes `attributes` finds.
    fn take<I: Clone + ToTokens>(&mut self, item: &I, attributes: fn(&mut I) -> Option<&mut Vec<Attribute>>) {
        let mut item = item.clone();
        let Some(attributes) = attributes(&mut item) else {
            return;
        };
        let ours = attributes
            .iter()
            .position(|attribute| attribute.path().segments.last().is_some_and(|segment| segment.ident == "cors"));
        let Some(ours) = ours else {
            return;
        };
        // A macro above it has been expanded by then.
        let tokens = match attributes.drain(..=ours).next_back().map(|attribute| attribute.meta) {
            Some(Meta::List(list)) => list.tokens,
            _ => TokenStream::new(),
        };
        self.attributes.push((self.imported.unwrap_or(Platform::Http), tokens, item.to_token_stream()));
    }
}

macro_rules! attributes {
    ($item:ident: $($variant:path),*) => {
        match $item {
            $($variant(item) => Some(&mut item.attrs),)*
            _ => None,
        }
    };
}

impl Uses {
    fn items(&mut self, items: &[Item]) {
        use Item::{
            Const, Enum, ExternCrate, Fn, ForeignMod, Impl, Macro, Mod, Static, Struct, Trait, Type, Union, Use,
        };
        for item in items {
            self.take(item, |item| {
                attributes!(item: Const, Enum, ExternCrate, Fn, ForeignMod, Impl, Macro, Mod, Static, Struct, Trait, Type, Union, Use)
            });
            match item {
                Mod(module) => self.items(module.content.as_ref().map_or(&[], |(_, items)| items)),
                Impl(block) => {
                    for item in &block.items {
                        self.take(item, |item| attributes!(item: ImplItem::Fn, ImplItem::Const, ImplItem::Type));
                    }
                }
                Trait(block) => {
                    for item in &block.items {
                        self.take(item, |item| attributes!(item: TraitItem::Fn, TraitItem::Const, TraitItem::Type));
                    }
                }
                ForeignMod(block) => {
                    for item in &block.items {
                        self.take(item, |item| attributes!(item: ForeignItem::Fn));
                    }
                }
                _ => {}
            }
        }
    }

    /// Each call of `policy!`.
    fn calls(&mut self, tokens: TokenStream) {
        let mut before = [String::new(), String::new()];
        for token in tokens {
            match &token {
                TokenTree::Group(group) if before == ["policy", "!"] => self.policies.push(group.stream()),
                TokenTree::Group(group) => self.calls(group.stream()),
                _ => {}
            }
            before = [before[1].clone(), token.to_string()];
        }
    }
}

/// The texts of the `compile_error!`s among `tokens`.
fn messages(tokens: TokenStream) -> Vec<String> {
    let mut messages = Vec::new();
    let mut after_name = false;
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => after_name = ident == "compile_error",
            TokenTree::Group(group) if after_name => {
                messages.extend(syn::parse2::<LitStr>(group.stream()).map(|text| text.value()));
                after_name = false;
            }
            TokenTree::Group(group) => messages.extend(self::messages(group.stream())),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
    messages
}

/// What rustc was told to say, without where: each error without a code, up to where it points.
fn shown(stderr: &str) -> Vec<String> {
    let mut shown = Vec::new();
    for error in format!("\n{stderr}").split("\nerror: ").skip(1) {
        let lines = error.lines().take_while(|line| !line.trim_start().starts_with("-->")).map(str::trim);
        shown.push(lines.collect::<Vec<_>>().join("\n"));
    }
    shown
}

#[test]
fn each_mistake_is_told_in_the_words_of_its_file() {
    let mut told = 0;
    for file in mistakes() {
        let name = file.display();
        let Some(uses) = Uses::of(&fs::read_to_string(&file).expect("the file is there")) else {
            continue;
        };
        let mut said = Vec::new();
        for (platform, attribute, item) in uses.attributes {
            said.extend(messages(crate::apply(platform, attribute, item)));
        }
        for arguments in uses.policies {
            said.extend(messages(crate::apply::apply_alone(arguments)));
        }
        let stderr = fs::read_to_string(file.with_extension("stderr")).expect("the message is there");
        let mut shown = shown(&stderr);
        // rustc's own say nothing of ours in their second line.
        shown.retain(|error| said.contains(error) || error.contains("\n= help: "));
        // rustc sorts by where it points.
        said.sort();
        shown.sort();
        assert_eq!(said, shown, "{name}");
        told += said.len();
    }
    assert!(told > 400, "{told}");
}
