//! The arguments' values.

use std::fmt::{Display, Write as _};

use proc_macro2::{Delimiter, Group, Literal, Span, TokenStream, TokenTree};
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
        "headers" => "authorization, content-type",
        _ => "x-request-id",
    };
    equals(input, name, format_args!("\"{example}\""))?;
    if let Some((text, span)) = one_string(input)? {
        let items = cors_rules::split_list(&text).into_iter().map(|item| (item.to_owned(), span)).collect();
        return Ok(Texts { items, span });
    }
    if input.peek(Token![*]) {
        return Err(unexpected(input, "a string", &format!("write `{name} = \"*\"`")));
    }
    let help = format!("write `{name} = \"{example}\"`, or a list of strings in brackets");
    if input.peek(syn::token::Bracket) {
        let content;
        let bracket = syn::bracketed!(content in input);
        let items = list(&content, &help);
        // What is left unread after an error would be a second one, of the parser's.
        content.parse::<TokenStream>()?;
        return Ok(Texts { items: items?, span: bracket.span.join() });
    }
    Err(not_a_string(input, &help))
}

fn list(content: ParseStream<'_>, help: &str) -> syn::Result<Vec<(String, Span)>> {
    let mut items = Vec::new();
    loop {
        plain_items(content, &mut items)?;
        if content.is_empty() {
            return Ok(items);
        }
        let Some(item) = one_string(content)? else {
            return Err(not_a_string(content, help));
        };
        items.push(item);
        if !content.is_empty() && content.parse::<Token![,]>().is_err() {
            return Err(unexpected(content, "`,`", "put a comma between two strings"));
        }
    }
}

/// A string of any kind, if one comes next.
fn one_string(input: ParseStream<'_>) -> syn::Result<Option<(String, Span)>> {
    let read = input.step(|cursor| {
        let string = cursor.literal().and_then(|(literal, after)| Some(((plain(&literal)?, literal.span()), after)));
        Ok(string.map_or((None, *cursor), |(string, after)| (Some(string), after)))
    })?;
    if read.is_some() || !input.peek(LitStr) {
        return Ok(read);
    }
    let literal = string(input)?;
    Ok(Some((literal.value(), literal.span())))
}

/// Reads the items up to the first that is more than a plain string and its comma: all of nearly any list, in a tenth of the
/// time.
fn plain_items(content: ParseStream<'_>, items: &mut Vec<(String, Span)>) -> syn::Result<()> {
    content.step(|cursor| {
        let mut rest = *cursor;
        while let Some((literal, after)) = rest.literal() {
            let after = match after.punct() {
                Some((comma, after)) if comma.as_char() == ',' => after,
                None if after.eof() => after,
                _ => break,
            };
            let Some(text) = plain(&literal) else { break };
            items.push((text, literal.span()));
            rest = after;
        }
        Ok(((), rest))
    })
}

/// What stands between the quotes of a string, if that is all there is to it: no escape, no prefix, no suffix.
fn plain(literal: &Literal) -> Option<String> {
    let mut text = String::with_capacity(64);
    write!(text, "{literal}").ok()?;
    let mut rest = text.strip_prefix('"')?.strip_suffix('"')?.as_bytes();
    // Without iterators: a macro is built without optimisation.
    while let [byte, after @ ..] = rest {
        if matches!(byte, b'\\' | b'\r' | b'"') {
            return None;
        }
        rest = after;
    }
    text.pop();
    text.remove(0);
    Some(text)
}

fn not_a_string(input: ParseStream<'_>, help: &str) -> syn::Error {
    let fork = input.fork();
    let name = fork.call(Ident::parse_any);
    let is_macro = name.is_ok() && fork.peek(Token![!]);
    let is_constant = name.is_ok() || input.peek(Token![::]);
    let help = match name {
        Ok(name) if is_macro && (name == "env" || name == "option_env") => {
            "`env!` is not supported by this version of cors-runtime: write the text itself"
        }
        _ if is_macro => "a macro cannot see what another one makes: write the text itself",
        _ if is_constant && !input.peek(LitBool) => "a macro cannot see the value of a constant: write the text itself",
        _ => help,
    };
    unexpected(input, "a string", help)
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
    if is_at_end(input) {
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
        Flag::OrBool if is_at_end(input) => Err(needs_a_value(name, &help)),
        Flag::Bare => Err(error(equals.span, format_args!("argument `{name}` takes no value"), &help)),
        Flag::OrBool if input.peek(LitBool) => Ok(input.parse::<LitBool>()?.value()),
        Flag::OrBool => Err(unexpected(input, "`true` or `false`", &help)),
    }
}

/// `max_age = 600`: whole seconds.
pub(super) fn seconds(input: ParseStream<'_>, name: &Ident) -> syn::Result<(i128, Span)> {
    const HELP: &str = "write whole seconds, 0 to 86400: `max_age = 600`";
    equals(input, name, "600")?;
    let minus: Option<Token![-]> = input.parse()?;
    let fork = input.fork();
    let Ok(Lit::Int(literal)) = fork.parse::<Lit>() else {
        return Err(match minus {
            Some(minus) if is_at_end(input) => error(minus.span, "`-` is not a number", HELP),
            _ => unexpected(input, "a number", HELP),
        });
    };
    if !literal.suffix().is_empty() {
        let message = format!("`{literal}` is not a plain number");
        return Err(error(literal.span(), message, HELP));
    }
    input.parse::<Lit>()?;
    if !input.is_empty() && !input.peek(Token![,]) && !input.peek(Ident::peek_any) {
        return Err(unexpected(input, "`,`", HELP));
    }
    let Ok(number) = literal.base10_digits().parse::<i128>() else {
        return Err(error(literal.span(), format_args!("`{literal}` is too large a number"), HELP));
    };
    let number = if minus.is_some() { -number } else { number };
    Ok((number, literal.span()))
}

/// `name = path::to::function`.
pub(super) fn path(input: ParseStream<'_>, name: &Ident) -> syn::Result<Path> {
    let example = if name == "crate" { "::path::to::cors_runtime" } else { "path::to::function" };
    equals(input, name, example)?;
    let help = format!("write `{name} = {example}`, without quotes");
    if input.peek(Token![|]) || input.peek(Token![move]) {
        let help = format!("write the closure as a function, and name it: `{name} = {example}`");
        return Err(unexpected(input, "a path", &help));
    }
    if !(input.peek(Ident::peek_any) || input.peek(Token![::])) {
        return Err(unexpected(input, "a path", &help));
    }
    // As in an expression: `path::<T>`, never `Fn(T) -> U`.
    let path = syn::ExprPath::parse(input).map_err(|_| unexpected(input, "a path", &help))?;
    if input.peek(syn::token::Paren) {
        return Err(unexpected(input, "`,`", "name the function without a call"));
    }
    Ok(path.path)
}

/// `crate = ::path::to::cors_runtime`.
pub(super) fn absolute_path(input: ParseStream<'_>, name: &Ident) -> syn::Result<Path> {
    let path = path(input, name)?;
    let starts_at_root = path.segments.first().is_some_and(|segment| segment.ident == "crate");
    if path.leading_colon.is_some() || starts_at_root {
        return Ok(path);
    }
    let names = path.segments.iter().map(|segment| segment.ident.to_string()).collect::<Vec<_>>();
    let text = names.join("::");
    let help = match &*names {
        [first, ..] if first == "self" || first == "super" => {
            "write the path from the root: `crate = crate::path::to::cors_runtime`".to_owned()
        }
        _ => format!("write `crate = ::{text}` for a crate, or `crate = crate::{text}` for a module of this one"),
    };
    Err(syn::Error::new_spanned(path, format_args!("path `{text}` is not absolute\n= help: {help}")))
}

/// `dangerously_… = "why this is safe here"`: always true, since the reason is all that it says.
pub(super) fn reason(input: ParseStream<'_>, name: &Ident) -> syn::Result<bool> {
    let help = format!("say why this is safe here: `{name} = \"…\"`");
    if input.parse::<Token![=]>().is_err() || is_at_end(input) {
        return Err(error(name.span(), format_args!("argument `{name}` needs a reason"), &help));
    }
    if !input.peek(LitStr) {
        return Err(unexpected(input, "a reason as a string", &help));
    }
    let literal = string(input)?;
    if literal.value().trim().is_empty() {
        return Err(error(literal.span(), format_args!("the reason for `{name}` is empty"), &help));
    }
    Ok(true)
}

fn equals(input: ParseStream<'_>, name: &Ident, example: impl Display) -> syn::Result<()> {
    let help = || format!("write `{name} = {example}`");
    if is_at_end(input) {
        return Err(needs_a_value(name, &help()));
    }
    if input.parse::<Token![=]>().is_err() {
        return Err(unexpected(input, "`=`", &help()));
    }
    if is_at_end(input) {
        return Err(needs_a_value(name, &help()));
    }
    Ok(())
}

/// Whether an argument ends here.
fn is_at_end(input: ParseStream<'_>) -> bool {
    input.is_empty() || input.peek(Token![,])
}

fn needs_a_value(name: &Ident, help: &str) -> syn::Error {
    error(name.span(), format_args!("argument `{name}` needs a value"), help)
}

fn error(span: Span, message: impl Display, help: &str) -> syn::Error {
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

#[cfg(test)]
mod tests;
