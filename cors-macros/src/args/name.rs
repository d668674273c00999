//! The arguments' names, and what other libraries call them.

use syn::Ident;

use super::Place;
use crate::names::unraw;

/// An argument of the attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Name {
    Origins,
    DevOrigins,
    Methods,
    Headers,
    ExposeHeaders,
    Credentials,
    MaxAge,
    Policy,
    Error,
    CatchPanics,
    Crate,
    DangerouslyAllowInsecureOrigins,
    DangerouslyAllowPublicSuffixes,
}

impl Name {
    const ALL: [Self; 13] = [
        Self::Origins,
        Self::DevOrigins,
        Self::Methods,
        Self::Headers,
        Self::ExposeHeaders,
        Self::Credentials,
        Self::MaxAge,
        Self::Policy,
        Self::Error,
        Self::CatchPanics,
        Self::Crate,
        Self::DangerouslyAllowInsecureOrigins,
        Self::DangerouslyAllowPublicSuffixes,
    ];

    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Origins => "origins",
            Self::DevOrigins => "dev_origins",
            Self::Methods => "methods",
            Self::Headers => "headers",
            Self::ExposeHeaders => "expose_headers",
            Self::Credentials => "credentials",
            Self::MaxAge => "max_age",
            Self::Policy => "policy",
            Self::Error => "error",
            Self::CatchPanics => "catch_panics",
            Self::Crate => "crate",
            Self::DangerouslyAllowInsecureOrigins => "dangerously_allow_insecure_origins",
            Self::DangerouslyAllowPublicSuffixes => "dangerously_allow_public_suffixes",
        }
    }

    /// Whether its value is a list of texts.
    pub(super) const fn is_list(self) -> bool {
        matches!(self, Self::Origins | Self::DevOrigins | Self::Methods | Self::Headers | Self::ExposeHeaders)
    }

    /// Whether it says something of a handler, which a policy on its own has none of.
    pub(super) const fn is_of_handler(self) -> bool {
        matches!(self, Self::Policy | Self::Error | Self::CatchPanics)
    }

    pub(super) fn of(ident: &Ident) -> Option<Self> {
        let word = ident.to_string();
        let word = unraw(&word);
        Self::ALL.into_iter().find(|name| name.as_str() == word)
    }
}

/// What to write instead of an unknown argument.
pub(super) fn suggestion(nearest: Option<Name>, place: Place) -> String {
    match nearest {
        Some(name) => format!("write `{}`", name.as_str()),
        None => format!("the arguments are {}", all(place)),
    }
}

fn all(place: Place) -> String {
    let names: Vec<String> = Name::ALL
        .into_iter()
        .filter(|name| place.admits(*name) && !matches!(name, Name::Policy | Name::DevOrigins))
        .map(|name| format!("`{}`", name.as_str()))
        .collect();
    names.join(", ")
}

/// The argument that was meant by the unknown `word`.
pub(super) fn nearest(word: &str) -> Option<Name> {
    let word = word.to_ascii_lowercase();
    // Other libraries join the same words in their own ways: `allow_origin`, `allowedOrigins`, `exposed_headers`.
    let plain: String = word.chars().filter(char::is_ascii_alphanumeric).collect();
    let synonym = match plain.trim_start_matches("access").trim_start_matches("control") {
        "origin" | "alloworigin" | "alloworigins" | "allowedorigin" | "allowedorigins" | "allowanyorigin"
        | "sendwildcard" => Name::Origins,
        "method" | "allowmethod" | "allowmethods" | "allowedmethod" | "allowedmethods" | "allowanymethod" | "verbs" => {
            Name::Methods
        }
        "header" | "allowheader" | "allowheaders" | "allowedheader" | "allowedheaders" | "allowanyheader"
        | "requestheaders" => Name::Headers,
        "expose" | "exposeheader" | "exposeheaders" | "exposedheader" | "exposedheaders" | "exposeanyheader"
        | "responseheaders" | "allowexposeheaders" => Name::ExposeHeaders,
        "credential"
        | "credentialed"
        | "allowcredential"
        | "allowcredentials"
        | "supportscredentials"
        | "withcredentials"
        | "cookies" => Name::Credentials,
        "maxage" | "maxageinseconds" | "age" | "cache" | "ttl" => Name::MaxAge,
        "onerror" | "errors" | "errorhandler" | "maperr" => Name::Error,
        "catch" | "catchpanic" | "catchunwind" | "panic" | "panics" => Name::CatchPanics,
        "cratepath" | "cratename" | "runtime" => Name::Crate,
        _ => {
            // One slip in every three letters.
            return Name::ALL
                .into_iter()
                .map(|name| (distance(&word, name.as_str()), name))
                .filter(|(distance, name)| *distance * 3 <= name.as_str().len())
                .min_by_key(|(distance, _)| *distance)
                .map(|(_, name)| name);
        }
    };
    Some(synonym)
}

/// The number of letters to add, drop or change to get from `a` to `b` (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut next = vec![i + 1];
        let mut left = i + 1;
        for ((to, above), above_left) in b.iter().zip(row.iter().skip(1)).zip(&row) {
            left = (left + 1).min(above + 1).min(above_left + usize::from(from != *to));
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests;
