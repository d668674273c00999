//! `headers` and `expose_headers` (Fetch, [headers]).
//!
//! [headers]: https://fetch.spec.whatwg.org/#terminology-headers

use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

use crate::check::{check_list, Item, List};
use crate::fault::{Argument, Fault};
use crate::policy::{ExposeHeaders, Headers};
use crate::reason::Reason;
use crate::token::{not_in_a_token, reject_text};

/// *Forbidden request-headers* (Fetch), less those that belong to CORS.
const FORBIDDEN_REQUEST_HEADERS: &[&str] = &[
    "accept-charset",
    "accept-encoding",
    "connection",
    "content-length",
    "cookie",
    "cookie2",
    "date",
    "dnt",
    "expect",
    "host",
    "keep-alive",
    "referer",
    "set-cookie",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "via",
];

/// What *forbidden request-headers* begin with.
const FORBIDDEN_REQUEST_PREFIXES: &[&str] = &["proxy-", "sec-"];

/// *Forbidden response-header names* (Fetch).
const FORBIDDEN_RESPONSE_HEADERS: &[&str] = &["set-cookie", "set-cookie2"];

pub(crate) fn check_allowed(texts: &[&str], faults: &mut Vec<Fault>) -> Headers {
    let read = |text| read(text, reject_request_header);
    // `*` covers all but the *CORS non-wildcard request-header names*, and `authorization` is the one there is.
    let is_authorization = |name: &String| name == "authorization";
    let List { any, values } = check_list(Argument::Headers, texts, read, is_authorization, String::as_str, faults);
    if any {
        Headers::Any { authorization: !values.is_empty() }
    } else {
        Headers::List(values)
    }
}

pub(crate) fn check_exposed(texts: &[&str], credentials: bool, faults: &mut Vec<Fault>) -> ExposeHeaders {
    let read = |text| read(text, reject_response_header);
    let List { any, values } = check_list(Argument::ExposeHeaders, texts, read, |_| false, String::as_str, faults);
    if credentials {
        reject_wildcard_with_credentials(texts, faults);
    }
    if any {
        ExposeHeaders::Any
    } else {
        ExposeHeaders::List(values)
    }
}

/// Fetch, "main fetch": with credentials, `*` is the name of a header, and no wildcard.
fn reject_wildcard_with_credentials(texts: &[&str], faults: &mut Vec<Fault>) {
    if let Some(index) = texts.iter().position(|text| *text == "*") {
        faults.push(Fault::new(Argument::ExposeHeaders, Reason::CredentialsExposeAny, "*").at(index));
    }
}

fn read(text: &str, reject: fn(&str) -> Option<Reason>) -> Item<String> {
    let mut reasons = match reject_text(text) {
        Ok(reasons) => reasons,
        Err(reason) => return Item { reasons: vec![reason], value: None, corrected: None },
    };
    let mut name = text.trim();
    if let Some((before, _)) = name.split_once(':') {
        reasons.push(Reason::HeaderColon);
        name = before.trim_end();
    }
    let not_in_a_token = not_in_a_token(name);
    if let Some(character) = not_in_a_token {
        reasons.push(Reason::HeaderCharacter(character));
    } else if name.contains('*') && name != "*" {
        // A token, but no name that anybody uses: it was meant for a pattern.
        reasons.push(Reason::HeaderWildcardPartial);
        return Item { reasons, value: None, corrected: None };
    }
    let lower = name.to_ascii_lowercase();
    let rejected = reject(&lower);
    let offered = !name.is_empty() && not_in_a_token.is_none() && rejected.is_none();
    reasons.extend(rejected);
    let corrected = (offered && !reasons.is_empty()).then(|| name.to_string());
    Item { reasons, value: offered.then_some(lower), corrected }
}

fn reject_request_header(name: &str) -> Option<Reason> {
    if is_of_cors(name) {
        Some(Reason::HeaderOfCors)
    } else if name == "cookie" {
        Some(Reason::HeaderCookie)
    } else if FORBIDDEN_REQUEST_HEADERS.contains(&name)
        || FORBIDDEN_REQUEST_PREFIXES.iter().any(|prefix| name.starts_with(prefix))
    {
        Some(Reason::HeaderForbidden)
    } else {
        None
    }
}

fn reject_response_header(name: &str) -> Option<Reason> {
    if is_of_cors(name) {
        Some(Reason::HeaderOfCors)
    } else if FORBIDDEN_RESPONSE_HEADERS.contains(&name) {
        Some(Reason::HeaderNeverExposed)
    } else {
        None
    }
}

/// Headers that the CORS protocol is made of. Browsers alone write and read them.
fn is_of_cors(name: &str) -> bool {
    name == "origin" || name.starts_with("access-control-")
}

#[cfg(test)]
mod tests;
