//! What is wrong, in one line: lower case, the text at fault in back-ticks, no full stop.

use core::fmt;

use crate::fault::{Argument, Fault};
use crate::quote::Quoted;
use crate::reason::Reason;

pub(crate) fn write(fault: &Fault, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let name = fault.argument().name();
    let item = fault.argument().item();
    match fault.reason() {
        Reason::OriginsMissing => f.write_str("`origins` is missing"),
        Reason::OriginsEmpty | Reason::ListEmpty => write!(f, "`{name}` names no {item}"),
        Reason::ItemEmpty if fault.item().is_none() => write!(f, "the {item} is empty"),
        Reason::ItemEmpty => write!(f, "`{name}` holds an empty item"),
        Reason::WildcardBesideOthers => write!(f, "`*` stands beside another {item} in `{name}`"),
        Reason::OriginAny => f.write_str("`*` stands for every origin, and is not one itself"),
        Reason::CredentialsAnyOrigin => f.write_str("browsers refuse credentials where the origin is `*`"),
        Reason::CredentialsExposeAny => f.write_str("with credentials, `*` exposes only a header that is named `*`"),
        Reason::MaxAgeNegative => write!(f, "`max_age` is `{}`, below 0", Quoted(fault.text())),
        Reason::MaxAgeTooLarge => {
            write!(f, "`max_age` is `{}`, above the 86400 seconds that any browser honours", Quoted(fault.text()))
        }
        reason => {
            write!(f, "{item} `{}` ", Quoted(fault.text()))?;
            of_item(reason, fault.argument(), f)
        }
    }
}

/// What is said of an item, after its text.
fn of_item(reason: &Reason, argument: Argument, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match reason {
        Reason::Duplicate { .. } => f.write_str("is given twice"),
        Reason::Comma => f.write_str("holds a comma"),
        Reason::WhiteSpace => f.write_str("holds white space"),
        Reason::ControlCharacter(character) => {
            write!(f, "holds the control character U+{:04X}", u32::from(*character))
        }
        Reason::MethodCharacter(character) | Reason::HeaderCharacter(character) => {
            let item = argument.item();
            write!(f, "holds {}, which no {item} may hold", Named(*character))
        }
        Reason::MethodsJoined => f.write_str("is several methods joined by `|`"),
        Reason::MethodForbidden => f.write_str("is forbidden: no browser sends it from a script"),
        Reason::MethodCase { normalized: true, .. } => {
            f.write_str("is in the wrong case: browsers send it in upper case, and compare byte for byte")
        }
        Reason::MethodCase { normalized: false, .. } => {
            f.write_str("is in the wrong case: browsers send it as typed, and compare byte for byte")
        }
        Reason::HeaderColon => f.write_str("holds a colon: a name stands without one"),
        Reason::MethodWildcardPartial | Reason::HeaderWildcardPartial => {
            f.write_str("is no pattern: browsers take its `*` as it stands")
        }
        Reason::HeaderForbidden => f.write_str("is forbidden: no script can set it"),
        Reason::HeaderCookie => f.write_str("is forbidden: the browser itself sets it"),
        Reason::HeaderNeverExposed => f.write_str("is forbidden: no script can read it"),
        Reason::HeaderOfCors => f.write_str("belongs to the CORS protocol itself"),
        reason => of_origin(reason, f),
    }
}

/// What is said of an origin, after its text.
fn of_origin(reason: &Reason, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match reason {
        Reason::OriginNull => f.write_str("is no site's own: sandboxed frames and local files all send it"),
        Reason::RegularExpression => f.write_str("looks like a regular expression"),
        Reason::SchemeMissing => f.write_str("has no scheme"),
        Reason::SchemeSlashes => f.write_str("has no `://` right after its scheme"),
        Reason::SchemeUpperCase => f.write_str("has upper case in its scheme"),
        Reason::SchemeTooLong { bytes } => {
            write!(f, "has a scheme of {bytes} bytes, above the limit of 64")
        }
        Reason::SchemeMalformed { scheme } => {
            write!(f, "has the malformed scheme `{}`", Quoted(scheme))
        }
        Reason::SchemeFile => f.write_str("is a file's, and browsers send `null` for files"),
        Reason::SchemeWildcard => f.write_str("has a `*` in its scheme"),
        Reason::UserInfo => f.write_str("has a user name or password"),
        Reason::TrailingSlash => f.write_str("has a path, if only a `/`"),
        Reason::Path => f.write_str("has a path"),
        Reason::PathWildcard => f.write_str("has a path: an origin has none, and covers every page as it is"),
        Reason::Query => f.write_str("has a query"),
        Reason::Fragment => f.write_str("has a fragment"),
        reason => of_host(reason, f),
    }
}

/// What is said of an origin's host and port, after its text.
fn of_host(reason: &Reason, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match reason {
        Reason::HostMissing => f.write_str("has no host"),
        Reason::HostUpperCase => f.write_str("has upper case in its host"),
        Reason::HostNonAscii => f.write_str("has a host beyond ASCII, which browsers send as punycode"),
        Reason::HostCharacter(character) => write!(f, "has {} in its host", Named(*character)),
        Reason::HostTooLong { bytes } => {
            write!(f, "has a host of {bytes} bytes, above the limit of 253")
        }
        Reason::HostTrailingDot => f.write_str("has a host that ends in a dot"),
        Reason::LabelEmpty => f.write_str("has an empty label in its host"),
        Reason::LabelTooLong { label } => {
            write!(f, "has the label `{}` of {} bytes, above the limit of 63", Quoted(label), label.len())
        }
        Reason::LabelPunycode { label } => {
            write!(f, "has the label `{}`, which is not valid punycode", Quoted(label))
        }
        Reason::Ipv4NotCanonical => f.write_str("has an IPv4 address that is not in dotted decimal form"),
        Reason::Ipv4Invalid => {
            f.write_str("has a host whose last label starts with a digit, and is not an IPv4 address")
        }
        Reason::Ipv6NotCanonical => f.write_str("has an IPv6 address that is not in its compressed, lower-case form"),
        Reason::Ipv6Unbracketed => f.write_str("has an IPv6 address without brackets"),
        Reason::Ipv6Zone => f.write_str("has an IPv6 address with a zone, which browsers never send"),
        Reason::Ipv6MappedIpv4 => f.write_str("has an IPv4 address that is mapped into an IPv6 address"),
        Reason::Ipv6EmbeddedIpv4 => f.write_str("has an IPv6 address that ends in dotted decimal form"),
        Reason::Ipv6Invalid => f.write_str("has brackets around something that is not an IPv6 address"),
        Reason::WildcardMisplaced => f.write_str("has a `*` that is neither the whole leftmost label nor the port"),
        Reason::WildcardBeforeAddress => f.write_str("has a `*` before an IP address, which has no subdomains"),
        Reason::WildcardEverySite { scheme } => {
            write!(f, "matches every `{}` site", Quoted(scheme))
        }
        Reason::PortEmpty => f.write_str("has a `:` and no port after it"),
        Reason::PortZero => f.write_str("has port 0, which no site is served from"),
        Reason::PortTooLarge => f.write_str("has a port above 65535"),
        Reason::PortLeadingZero => f.write_str("has a port with a leading zero"),
        Reason::PortNotANumber => f.write_str("has a port that is not a number"),
        Reason::PortDefault { scheme, port } => {
            write!(f, "has port {port}, the default of `{scheme}`, which browsers leave out")
        }
        Reason::PortWildcardPartial => f.write_str("has a `*` as a part of its port"),
        Reason::CredentialsInsecureOrigin => {
            f.write_str("is neither `https` nor loopback, so with credentials the network can act for the user")
        }
        Reason::CredentialsPublicSuffix { suffix } => {
            write!(f, "gives credentials to anyone who registers a name below the public suffix `{}`", Quoted(suffix))
        }
        Reason::PublicSuffixListAbsent => {
            f.write_str("is a pattern with credentials, and there is no Public Suffix List to check it against")
        }
        // Every other reason has been dealt with in the functions above.
        _ => f.write_str("is refused"),
    }
}

/// A character, by its name where it would be hard to see in back-ticks.
struct Named(char);

impl fmt::Display for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            ':' => f.write_str("a colon"),
            '`' => f.write_str("a back-tick"),
            ' ' => f.write_str("a space"),
            character if character.is_ascii_graphic() => write!(f, "a `{character}`"),
            character => write!(f, "the character U+{:04X}", u32::from(character)),
        }
    }
}

#[cfg(test)]
mod tests;
