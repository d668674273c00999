//! The scheme (URL standard, "URL-scheme string").

use alloc::string::String;
use alloc::vec::Vec;

use super::split::Split;
use crate::reason::Reason;

/// The longest scheme that is taken.
const LONGEST: usize = 64;

/// The scheme in lower case, where it is one or could be made one. Where there is none, `https` stands in.
pub(super) fn read(parts: &Split<'_>, reasons: &mut Vec<Reason>) -> Option<String> {
    let Some(scheme) = parts.scheme else {
        reasons.push(Reason::SchemeMissing);
        return Some("https".into());
    };
    let written = read_name(scheme, reasons);
    if !parts.slashes {
        reasons.push(Reason::SchemeSlashes);
    }
    written
}

fn read_name(scheme: &str, reasons: &mut Vec<Reason>) -> Option<String> {
    let lower = scheme.to_ascii_lowercase();
    if scheme.contains('*') {
        reasons.push(Reason::SchemeWildcard);
        // The safe one of those that were meant.
        return matches!(lower.as_str(), "*" | "http*" | "http*s").then(|| "https".into());
    }
    let mut right = true;
    if lower != scheme {
        reasons.push(Reason::SchemeUpperCase);
    }
    if scheme.len() > LONGEST {
        reasons.push(Reason::SchemeTooLong { bytes: scheme.len() });
        right = false;
    }
    if !is_well_formed(scheme) {
        reasons.push(Reason::SchemeMalformed { scheme: scheme.into() });
        right = false;
    }
    right.then_some(lower)
}

/// Whether the text is an ASCII letter, and then letters, digits, `+`, `-` and `.`.
fn is_well_formed(scheme: &str) -> bool {
    scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
}
