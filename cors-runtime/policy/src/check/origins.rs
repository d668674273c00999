//! `origins`, and what credentials ask of them.

use alloc::string::ToString;
use alloc::vec;
use alloc::vec::Vec;

use super::list::{self, Item, List};
use crate::declaration::{Declaration, PublicSuffixes};
use crate::fault::{Argument, Fault};
use crate::origin::{Origin, Reading};
use crate::policy::Origins;
use crate::reason::Reason;

pub(super) fn check(
    declaration: &Declaration<'_>,
    suffixes: PublicSuffixes,
    faults: &mut Vec<Fault>,
) -> Option<Origins> {
    let Some(texts) = declaration.origins else {
        faults.push(Fault::new(Argument::Origins, Reason::OriginsMissing, ""));
        return None;
    };
    let read = |text| read(text, declaration, suffixes);
    let List { any, values } = list::check(Argument::Origins, texts, read, |_| false, Origin::as_str, faults);
    if any && declaration.credentials {
        reject_wildcard_with_credentials(texts, faults);
    }
    Some(if any { Origins::Any } else { Origins::List(values) })
}

/// One item. Where it is wrong, the rules of credentials are held against what it was meant to be, so that one build
/// names them all.
fn read(text: &str, declaration: &Declaration<'_>, suffixes: PublicSuffixes) -> Item<Origin> {
    if text.trim() == "*" {
        return Item { reasons: vec![Reason::WhiteSpace], value: None, corrected: None };
    }
    let Reading { mut reasons, origin } = Reading::of(text);
    let mut corrected = origin.as_ref().filter(|_| !reasons.is_empty()).map(ToString::to_string);
    if let Some(origin) = origin.as_ref().filter(|_| declaration.credentials) {
        if let Some(reason) = reject_insecure_origin(origin, declaration) {
            // A text with other faults keeps its correction where this one has none.
            corrected = origin.over_https().map(|origin| origin.to_string()).or(corrected);
            reasons.push(reason);
        }
        reasons.extend(reject_public_suffix(origin, declaration, suffixes));
    }
    Item { reasons, value: origin, corrected }
}

/// Fetch, "CORS check", steps 3 to 5: with credentials, `*` is no wildcard, and nothing sends `*` as its origin.
fn reject_wildcard_with_credentials(texts: &[&str], faults: &mut Vec<Fault>) {
    if let Some(index) = texts.iter().position(|text| *text == "*") {
        faults.push(Fault::new(Argument::Origins, Reason::CredentialsAnyOrigin, "*").at(index));
    }
}

/// Whoever sits on the network can answer for an `http` site, and would then act with the user's credentials.
fn reject_insecure_origin(origin: &Origin, declaration: &Declaration<'_>) -> Option<Reason> {
    let secure = origin.scheme() == "https" || origin.is_loopback();
    (!secure && !declaration.allow_insecure_origins).then_some(Reason::CredentialsInsecureOrigin)
}

/// Anyone can register a name below a public suffix, and would then act with the user's credentials.
fn reject_public_suffix(origin: &Origin, declaration: &Declaration<'_>, suffixes: PublicSuffixes) -> Option<Reason> {
    if !origin.subdomains() || declaration.allow_public_suffixes || origin.is_loopback() {
        return None;
    }
    match suffixes {
        PublicSuffixes::Absent => Some(Reason::PublicSuffixListAbsent),
        PublicSuffixes::List(is_public_suffix) => {
            is_public_suffix(origin.host()).then(|| Reason::CredentialsPublicSuffix { suffix: origin.host().into() })
        }
    }
}
