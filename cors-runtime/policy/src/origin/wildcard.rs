//! The `*` of subdomains: the whole leftmost label, and nothing else.

use alloc::vec::Vec;

use crate::reason::Reason;

/// Whether the host asks for subdomains, and the host without that `*`.
pub(super) fn strip<'a>(host: &'a str, reasons: &mut Vec<Reason>) -> (bool, &'a str) {
    let mut rest = host;
    while let Some((label, below)) = rest.split_once('.') {
        if label.is_empty() || label.contains(|character| character != '*') {
            break;
        }
        rest = below;
    }
    let wildcard = host.strip_suffix(rest).unwrap_or_default();
    // `**.` and `*.*.` mean what `*.` already says: one or more labels.
    if !matches!(wildcard, "" | "*.") || rest.contains('*') {
        reasons.push(Reason::WildcardMisplaced);
    }
    (!wildcard.is_empty(), rest)
}
