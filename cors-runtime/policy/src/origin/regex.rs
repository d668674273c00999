//! Telling a regular expression from an origin.

use super::split::Split;

/// What regular expressions are written with, and origins are not; `+` aside, which a scheme may hold.
const SIGNS: &[char] = &['^', '$', '\\', '(', ')', '[', ']', '{', '}', '|', '?'];

/// Whether the scheme, the host or the port looks like a regular expression. What comes after is a path, a query or
/// a fragment, and refused as such.
pub(super) fn is_likely(parts: &Split<'_>) -> bool {
    let scheme = parts.scheme.unwrap_or_default();
    let host = parts.host;
    let port = parts.port.unwrap_or_default();
    scheme.contains(SIGNS)
        || scheme.contains(".*")
        || (has_signs(host) && !is_bracketed(host))
        || host.starts_with(".*")
        || has_signs(port)
        || port.contains(".*")
}

fn has_signs(text: &str) -> bool {
    text.contains(SIGNS) || text.contains('+')
}

/// Whether brackets stand where an IPv6 address has them, around something that could be meant as an address.
fn is_bracketed(host: &str) -> bool {
    let Some(address) = host.strip_prefix("*.").unwrap_or(host).strip_prefix('[') else {
        return false;
    };
    let (inside, tail) = address.split_once(']').unwrap_or((address, ""));
    let like_an_address =
        inside.contains(':') || inside.chars().all(|character| character.is_alphanumeric() || character == '.');
    like_an_address && !has_signs(inside) && !has_signs(tail)
}
