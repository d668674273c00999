//! `methods` (Fetch, [methods]).
//!
//! [methods]: https://fetch.spec.whatwg.org/#methods

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use crate::check::{check_list, Item, List};
use crate::fault::{Argument, Fault};
use crate::policy::Methods;
use crate::reason::Reason;
use crate::token::{not_in_a_token, reject_text};

/// *Forbidden methods* (Fetch).
const FORBIDDEN: &[&str] = &["CONNECT", "TRACE", "TRACK"];

/// What browsers *normalize* a method to (Fetch): these, and no other.
const NORMALIZED: &[&str] = &["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"];

/// The other methods of IANA's "HTTP Method Registry".
const REGISTERED: &[&str] = &[
    "ACL",
    "BASELINE-CONTROL",
    "BIND",
    "CHECKIN",
    "CHECKOUT",
    "COPY",
    "LABEL",
    "LINK",
    "LOCK",
    "MERGE",
    "MKACTIVITY",
    "MKCALENDAR",
    "MKCOL",
    "MKREDIRECTREF",
    "MKWORKSPACE",
    "MOVE",
    "ORDERPATCH",
    "PATCH",
    "PRI",
    "PROPFIND",
    "PROPPATCH",
    "QUERY",
    "REBIND",
    "REPORT",
    "SEARCH",
    "UNBIND",
    "UNCHECKOUT",
    "UNLINK",
    "UNLOCK",
    "UPDATE",
    "UPDATEREDIRECTREF",
    "VERSION-CONTROL",
];

pub(crate) fn check(texts: &[&str], faults: &mut Vec<Fault>) -> Methods {
    let List { any, values } = check_list(Argument::Methods, texts, read, |_| false, String::as_str, faults);
    if any {
        Methods::Any
    } else {
        Methods::List(values)
    }
}

fn read(text: &str) -> Item<String> {
    let method = text.trim();
    let mut reasons = match reject_text(text) {
        Ok(reasons) => reasons,
        Err(reason) => return Item { reasons: vec![reason], value: None, corrected: None },
    };
    if let Some(character) = not_in_a_token(method) {
        reasons.push(Reason::MethodCharacter(character));
        return Item { reasons, value: None, corrected: None };
    }
    // A token, but no method that anybody uses: it was meant for a pattern.
    if method.contains('*') && method != "*" {
        reasons.push(Reason::MethodWildcardPartial);
        return Item { reasons, value: None, corrected: None };
    }
    // `|` may stand in a token; between methods it was meant for a comma.
    if let Some(first) = method.split_once('|').map(|(first, _)| first) {
        if [FORBIDDEN, NORMALIZED, REGISTERED].iter().any(|known| is_one_of(first, known).is_some()) {
            reasons.push(Reason::MethodsJoined);
            return Item { reasons, value: None, corrected: None };
        }
    }
    if is_one_of(method, FORBIDDEN).is_some() {
        reasons.push(Reason::MethodForbidden);
        return Item { reasons, value: None, corrected: None };
    }
    let normalized = is_one_of(method, NORMALIZED);
    let known = normalized.or_else(|| is_one_of(method, REGISTERED));
    if let Some(known) = known.filter(|known| *known != method) {
        reasons.push(Reason::MethodCase { known, normalized: normalized.is_some() });
    }
    let value = String::from(known.unwrap_or(method));
    let corrected = (!reasons.is_empty()).then(|| value.clone());
    Item { reasons, value: Some(value), corrected }
}

fn is_one_of(method: &str, known: &[&'static str]) -> Option<&'static str> {
    known.iter().find(|known| known.eq_ignore_ascii_case(method)).copied()
}

#[cfg(test)]
mod tests;
