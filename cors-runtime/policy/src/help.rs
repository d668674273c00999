//! What to write or to do instead: lower case, no full stop.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::declaration::split_list;
use crate::fault::{Argument, Fault};
use crate::quote::Quoted;
use crate::reason::Reason;

pub(crate) fn help(fault: &Fault) -> Option<String> {
    match fault.argument() {
        Argument::Origins => of_origin(fault),
        _ => of_other(fault),
    }
}

fn of_origin(fault: &Fault) -> Option<String> {
    let corrected = fault.corrected();
    let said = match (fault.reason(), corrected) {
        (Reason::CredentialsInsecureOrigin, Some(origin)) => {
            return Some(format!(
                "write `{origin}`, or say why not with `dangerously_allow_insecure_origins = \"reason\"`"
            ))
        }
        (Reason::SchemeWildcard, Some(origin)) => {
            return Some(format!("write one origin for each scheme, such as `{origin}`"))
        }
        (_, Some(pattern)) if pattern.contains('*') => return Some(format!("write the origin pattern `{pattern}`")),
        (_, Some(origin)) => return Some(format!("write the serialized origin `{origin}`")),
        (Reason::Comma, None) => return Some(items(fault.text())),
        (reason, None) => reason,
    };
    let said = match said {
        Reason::ItemEmpty if fault.item().is_none() => "write one, as in `https://app.example.com`",
        Reason::OriginsMissing | Reason::OriginsEmpty => {
            "write `origins = \"https://app.example.com\"`, or `origins = \"*\"` for every site"
        }
        Reason::ItemEmpty => "leave one comma out, or write the origin that is missing",
        Reason::Duplicate { .. } => "leave the second one out",
        Reason::WildcardBesideOthers => "write `*` alone, or leave it out",
        Reason::OriginAny => "leave the origin out and declare `origins = \"*\"`",
        Reason::OriginNull => "name the site, as in `https://app.example.com`, and serve local files over http",
        Reason::SchemeFile => "serve the file over http, as from `http://localhost:*`",
        Reason::RegularExpression | Reason::WildcardMisplaced => {
            "there are two patterns: `https://*.example.com` for any subdomain, `http://localhost:*` for any port"
        }
        Reason::WhiteSpace => "leave the white space out, and put a comma between two origins",
        Reason::ControlCharacter(_) => "leave it out",
        Reason::SchemeTooLong { .. } | Reason::SchemeMalformed { .. } => {
            "a scheme is a letter, then at most 63 letters, digits, `+`, `-` or `.`, as in `https`"
        }
        Reason::SchemeMissing | Reason::SchemeSlashes | Reason::SchemeWildcard | Reason::HostMissing => {
            "write a scheme, `://` and a host, as in `https://app.example.com`"
        }
        Reason::HostNonAscii
        | Reason::HostTooLong { .. }
        | Reason::LabelTooLong { .. }
        | Reason::LabelPunycode { .. } => "open the site and copy what `location.origin` says in the browser's console",
        Reason::HostCharacter(_) => "a host holds letters, digits, `-`, `_` and dots",
        Reason::LabelEmpty => "write a label between the dots; any subdomain is `https://*.example.com`",
        Reason::Ipv4Invalid => "write four numbers from 0 to 255 with dots between them, as in `127.0.0.1`",
        Reason::Ipv6Invalid | Reason::Ipv6Unbracketed => {
            "write the address in brackets, as in `http://[::1]`; any other host stands without them"
        }
        Reason::WildcardEverySite { .. } => {
            "name the domain, as in `https://*.example.com`, or declare `origins = \"*\"`"
        }
        Reason::PortZero | Reason::PortTooLarge | Reason::PortNotANumber | Reason::PortEmpty => {
            "write a port from 1 to 65535, `:*` for any, or none for the scheme's own"
        }
        Reason::PortWildcardPartial => "write the whole port, or `:*` for any",
        Reason::Path | Reason::PathWildcard | Reason::TrailingSlash | Reason::Query | Reason::Fragment => {
            "write the scheme, host and port alone, as in `https://app.example.com`"
        }
        Reason::CredentialsAnyOrigin => "name the origins that may send credentials, or leave `credentials` out",
        Reason::CredentialsInsecureOrigin => {
            "serve it over `https`, or say why not with `dangerously_allow_insecure_origins = \"reason\"`"
        }
        Reason::CredentialsPublicSuffix { .. } => {
            "name your own domain below it, or say why not with `dangerously_allow_public_suffixes = \"reason\"`"
        }
        Reason::PublicSuffixListAbsent => {
            "turn on the feature `public-suffix` of `cors-runtime`, or say why not with \
             `dangerously_allow_public_suffixes = \"reason\"`"
        }
        _ => return None,
    };
    Some(said.into())
}

fn of_other(fault: &Fault) -> Option<String> {
    let name = fault.argument().name();
    let item = fault.argument().item();
    let said = match (fault.reason(), fault.corrected()) {
        (Reason::MaxAgeNegative, _) => {
            "write `max_age = 0` so that nothing is kept, or leave it out for the browser's default".into()
        }
        (Reason::MaxAgeTooLarge, _) => {
            "write `max_age = 86400`, which Firefox honours; Chromium keeps an answer for 7200 at most".into()
        }
        (Reason::MethodCase { normalized: false, .. }, Some(method)) => {
            format!("write `{method}`, here and in the call to `fetch`")
        }
        (_, Some(corrected)) => format!("write `{corrected}`"),
        (Reason::ListEmpty, None) => format!("leave `{name}` out, or name one"),
        (Reason::ItemEmpty, None) => format!("leave one comma out, or write the {item} that is missing"),
        (Reason::Duplicate { .. }, None) => "leave the second one out".into(),
        (Reason::WildcardBesideOthers, None) if fault.argument() == Argument::Headers => {
            "write `*` alone, or with `authorization`, which it does not cover; or leave it out".into()
        }
        (Reason::WildcardBesideOthers, None) => "write `*` alone, or leave it out".into(),
        (Reason::CredentialsExposeAny, None) => "name each header that a script may read".into(),
        (Reason::Comma, None) => items(fault.text()),
        (
            Reason::WhiteSpace
            | Reason::MethodsJoined
            | Reason::MethodCharacter(' ' | ';' | '/')
            | Reason::HeaderCharacter(' ' | ';'),
            None,
        ) => {
            format!("put a comma between two {item}s")
        }
        (Reason::ControlCharacter(_) | Reason::MethodCharacter(_) | Reason::HeaderCharacter(_), None) => {
            "leave it out: letters, digits and `-` may stand here, and a few signs".into()
        }
        (Reason::MethodWildcardPartial, None) => "name each method, or write `*` alone".into(),
        (Reason::HeaderWildcardPartial, None) => "name each header, or write `*` alone".into(),
        (Reason::HeaderCookie, None) => {
            "leave it out, and declare `credentials` for the browser to send cookies".into()
        }
        (Reason::HeaderColon, None) => "write the name alone, as in `content-type`".into(),
        (Reason::HeaderNeverExposed, None) => {
            "leave it out; with `credentials` the browser itself keeps the cookie".into()
        }
        (Reason::HeaderOfCors, None) => "leave it out: browsers set and read it themselves".into(),
        (Reason::MethodForbidden | Reason::HeaderForbidden, None) => "leave it out".into(),
        _ => return None,
    };
    Some(said)
}

/// The items that a text with commas in it was meant to be.
fn items(text: &str) -> String {
    let items: Vec<String> = split_list(text)
        .into_iter()
        .filter(|item| !item.is_empty())
        .take(4)
        .map(|item| format!("`{}`", Quoted(item)))
        .collect();
    if items.len() < 2 {
        return "leave the comma out".into();
    }
    format!("write one item for each: {}", items.join(" and "))
}

#[cfg(test)]
mod tests;
