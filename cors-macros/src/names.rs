//! Which names the user's tokens hold, as far as tokens tell; `r#name` is `name`.

use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::ext::IdentExt;

/// Whether `test` holds for a word among `tokens`.
pub(crate) fn any(tokens: TokenStream, test: &dyn Fn(&Ident) -> bool) -> bool {
    any_placed(tokens, &|word, _| test(word))
}

/// Whether `test` holds for a word among `tokens`, given whether that stands on its own: neither as a field or method, nor
/// at the end of a path.
pub(crate) fn any_placed(tokens: TokenStream, test: &dyn Fn(&Ident, bool) -> bool) -> bool {
    let mut before = [' '; 2];
    for token in tokens {
        let mut last = ' ';
        let found = match &token {
            TokenTree::Ident(word) => test(word, before != [':', ':'] && (before[1] != '.' || before[0] == '.')),
            TokenTree::Group(group) => any_placed(group.stream(), test),
            TokenTree::Punct(punct) => {
                last = punct.as_char();
                false
            }
            TokenTree::Literal(_) => false,
        };
        if found {
            return true;
        }
        before = [before[1], last];
    }
    false
}

/// The word without its `r#`.
pub(crate) fn unraw(word: &str) -> &str {
    word.strip_prefix("r#").unwrap_or(word)
}

/// Whether `name` is a word among `tokens`, or stands in a literal, which may be a format string.
pub(crate) fn mentions(tokens: TokenStream, name: &Ident) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident.unraw() == name.unraw(),
        TokenTree::Group(group) => mentions(group.stream(), name),
        TokenTree::Literal(literal) => literal.to_string().contains(&name.unraw().to_string()),
        TokenTree::Punct(_) => false,
    })
}

/// `T`, and `T1` as well.
pub(crate) fn is_single_capital(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|char| char.is_ascii_uppercase()) && chars.all(|char| char.is_ascii_digit())
}

/// Whether `tokens` name a lifetime that neither is `declared` nor is by a `for<…>` among them.
pub(crate) fn undeclared_lifetime(tokens: TokenStream, declared: &mut Vec<String>) -> bool {
    undeclared_lifetime_or(tokens, declared, &|_| false)
}

/// The same, or whether `test` holds for a word among them.
pub(crate) fn undeclared_lifetime_or(
    tokens: TokenStream,
    declared: &mut Vec<String>,
    test: &dyn Fn(&str) -> bool,
) -> bool {
    let (mut is_binder, mut is_lifetime) = (false, false);
    for token in tokens {
        match token {
            TokenTree::Ident(word) if is_lifetime => {
                let name = word.to_string();
                if is_binder {
                    declared.push(name);
                } else if !declared.contains(&name) {
                    return true;
                }
            }
            TokenTree::Ident(word) => {
                let word = word.to_string();
                if test(&word) {
                    return true;
                }
                is_binder |= word == "for";
            }
            TokenTree::Group(group) if undeclared_lifetime_or(group.stream(), declared, test) => return true,
            TokenTree::Punct(punct) => {
                is_binder &= punct.as_char() != '>';
                is_lifetime = punct.as_char() == '\'';
                continue;
            }
            TokenTree::Group(_) | TokenTree::Literal(_) => {}
        }
        is_lifetime = false;
    }
    false
}

/// Whether `tokens` start with an attribute.
pub(crate) fn starts_with_attribute(tokens: TokenStream) -> bool {
    matches!(tokens.into_iter().next(), Some(TokenTree::Punct(punct)) if punct.as_char() == '#')
}

#[cfg(test)]
mod tests;
