//! The arguments' values.

use proc_macro2::{Delimiter, Group, Span, TokenTree};
use syn::{
    ext::IdentExt,
    parse::{Parse, ParseStream},
    Ident, Lit, LitBool, LitStr, Path, Token,
};

use super::Texts;

/// How a switch may be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flag {
    /// The bare word alone.
    Bare,
    /// The bare word, `= true` or `= false`.
    OrBool,
}

/// `name = "a, b"` or `name = ["a", "b"]`.
pub(super) fn texts(input: ParseStream<'_>, name: &Ident) -> syn::Result<Texts> {
    let example = match name.to_string().as_str() {
        "origins" => "https://app.example.com",
        "methods" => "GET, POST",
        _ => "x-request-id",
    };
    equals(input, name, &format!("\"{example}\""))?;
    if input.peek(LitStr) {
        let literal = string(input)?;
        let span = literal.span();
        let text = literal.value();
        let items = cors_rules::split_list(&text).into_iter().map(|item| (item.to_owned(), span)).collect();
        return Ok(Texts { items, span });
    }
    let help = format!("write `{name} = \"{example}\"`, or a list of strings in brackets");
    if input.peek(syn::token::Bracket) {
        let content;
        let bracket = syn::bracketed!(content in input);
        let mut items = Vec::new();
        while !content.is_empty() {
            if !content.peek(LitStr) {
                return Err(unexpected(&content, "a string", &help));
            }
            let literal = string(&content)?;
            items.push((literal.value(), literal.span()));
            if !content.is_empty() && content.parse::<Token![,]>().is_err() {
                return Err(unexpected(&content, "`,`", &help));
            }
        }
        return Ok(Texts { items, span: bracket.span.join() });
    }
    let is_name = input.peek(Ident::peek_any) || input.peek(Token![::]);
    Err(if is_env(input) {
        unexpected(input, "a string", "`env!` is not supported by this version of cors-runtime: write the text itself")
    } else if is_name {
        unexpected(input, "a string", "a macro cannot see the value of a constant: write the text itself")
    } else {
        unexpected(input, "a string", &help)
    })
}

fn is_env(input: ParseStream<'_>) -> bool {
    let fork = input.fork();
    fork.call(Ident::parse_any).is_ok_and(|ident| ident == "env" || ident == "option_env") && fork.peek(Token![!])
}

fn string(input: ParseStream<'_>) -> syn::Result<LitStr> {
    let literal: LitStr = input.parse()?;
    if literal.suffix().is_empty() {
        return Ok(literal);
    }
    Err(error(literal.span(), "a string has no suffix", "remove what follows the closing quote"))
}

/// `name`, and where `flag` admits it `name = true` or `name = false`.
pub(super) fn flag(input: ParseStream<'_>, name: &Ident, flag: Flag) -> syn::Result<bool> {
    if input.is_empty() || input.peek(Token![,]) {
        return Ok(true);
    }
    let help = format!("write the bare word `{name}`");
    if !input.peek(Token![=]) {
        // A forgotten comma is reported as one.
        if input.peek(Ident) {
            return Ok(true);
        }
        return Err(unexpected(input, "`,`", &help));
    }
    let equals: Token![=] = input.parse()?;
    match flag {
        Flag::Bare => Err(error(equals.span, format_args!("argument `{name}` takes no value"), &help)),
        Flag::OrBool if input.peek(LitBool) => Ok(input.parse::<LitBool>()?.value()),
        Flag::OrBool => Err(unexpected(input, "`true` or `false`", &help)),
    }
}

/// `max_age = 600`: whole seconds; a number too large for any policy stays too large.
pub(super) fn seconds(input: ParseStream<'_>, name: &Ident) -> syn::Result<(i128, Span)> {
    const HELP: &str = "write whole seconds, 0 to 86400: `max_age = 600`";
    equals(input, name, "600")?;
    let minus: Option<Token![-]> = input.parse()?;
    let fork = input.fork();
    let Ok(Lit::Int(literal)) = fork.parse::<Lit>() else {
        return Err(unexpected(input, "a number", HELP));
    };
    if !literal.suffix().is_empty() {
        let message = format!("`{literal}` is not a plain number");
        return Err(error(literal.span(), message, HELP));
    }
    input.parse::<Lit>()?;
    if !input.is_empty() && !input.peek(Token![,]) && !input.peek(Ident::peek_any) {
        return Err(unexpected(input, "`,`", HELP));
    }
    let number = literal.base10_digits().parse().unwrap_or(i128::MAX);
    let number = if minus.is_some() { -number } else { number };
    Ok((number, literal.span()))
}

/// `name = path::to::function`.
pub(super) fn path(input: ParseStream<'_>, name: &Ident) -> syn::Result<Path> {
    equals(input, name, "path::to::it")?;
    let help = format!("write `{name} = path::to::it`, without quotes");
    if !(input.peek(Ident::peek_any) || input.peek(Token![::])) {
        return Err(unexpected(input, "a path", &help));
    }
    // As in an expression: `path::<T>`, never `Fn(T) -> U`.
    let path = syn::ExprPath::parse(input).map_err(|_| unexpected(input, "a path", &help))?;
    match path.qself {
        None => Ok(path.path),
        Some(_) => Err(syn::Error::new_spanned(path, format_args!("a path must not start with `<`\n= help: {help}"))),
    }
}

/// `crate = ::path::to::cors_runtime`.
pub(super) fn absolute_path(input: ParseStream<'_>, name: &Ident) -> syn::Result<Path> {
    let path = path(input, name)?;
    let starts_at_root = path.segments.first().is_some_and(|segment| segment.ident == "crate");
    if path.leading_colon.is_some() || starts_at_root {
        return Ok(path);
    }
    let text = path.segments.iter().map(|segment| segment.ident.to_string()).collect::<Vec<_>>().join("::");
    let message = format!("path `{text}` is not absolute\n= help: write `crate = ::{text}`");
    Err(syn::Error::new_spanned(path, message))
}

/// `dangerously_… = "why this is safe here"`: always true, since the reason is all that it says.
pub(super) fn reason(input: ParseStream<'_>, name: &Ident) -> syn::Result<bool> {
    let help = format!("say why this is safe here: `{name} = \"…\"`");
    if !input.peek(Token![=]) {
        return Err(error(name.span(), format_args!("argument `{name}` needs a reason"), &help));
    }
    input.parse::<Token![=]>()?;
    if !input.peek(LitStr) {
        return Err(unexpected(input, "a reason as a string", &help));
    }
    let literal = string(input)?;
    if literal.value().trim().is_empty() {
        return Err(error(literal.span(), format_args!("the reason for `{name}` is empty"), &help));
    }
    Ok(true)
}

fn equals(input: ParseStream<'_>, name: &Ident, example: &str) -> syn::Result<()> {
    if input.peek(Token![=]) {
        return input.parse::<Token![=]>().map(drop);
    }
    let help = format!("write `{name} = {example}`");
    Err(if input.is_empty() || input.peek(Token![,]) {
        error(name.span(), format_args!("argument `{name}` needs a value"), &help)
    } else {
        unexpected(input, "`=`", &help)
    })
}

fn error(span: Span, message: impl std::fmt::Display, help: &str) -> syn::Error {
    syn::Error::new(span, format_args!("{message}\n= help: {help}"))
}

/// The error for a token that is not what was expected.
pub(super) fn unexpected(input: ParseStream<'_>, expected: &str, help: &str) -> syn::Error {
    match input.fork().parse::<TokenTree>() {
        Ok(token) => {
            let span = token.span();
            error(span, format_args!("expected {expected}, found {}", quoted(&token)), help)
        }
        Err(_) => error(input.span(), format_args!("expected {expected}"), help),
    }
}

fn quoted(token: &TokenTree) -> String {
    match token {
        TokenTree::Group(group) => match group.delimiter() {
            Delimiter::Parenthesis => "`(`".to_owned(),
            Delimiter::Brace => "`{`".to_owned(),
            Delimiter::Bracket => "`[`".to_owned(),
            Delimiter::None => inner(group),
        },
        token => format!("`{token}`"),
    }
}

/// What a `macro_rules!` fragment stands for.
fn inner(group: &Group) -> String {
    format!("`{}`", group.stream())
}
