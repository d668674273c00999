//! Every reason for which a declaration is refused.

use alloc::string::String;

/// Why a declaration is refused: one variant for each fault.
///
/// Variants carry what a message needs beyond the text at fault.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// `origins` is not there at all.
    OriginsMissing,
    /// `origins` is there, and names none.
    OriginsEmpty,
    /// Another list is there, and has no item.
    ListEmpty,
    /// There is nothing between two commas.
    ItemEmpty,
    /// The same item stands in the list before, at this index.
    Duplicate {
        /// The index of the first one.
        first: usize,
    },
    /// `*` is not alone.
    WildcardBesideOthers,
    /// A comma inside one item of a list.
    Comma,
    /// White space of any kind, beyond ASCII included.
    WhiteSpace,
    /// A control character.
    ControlCharacter(char),

    /// `null`, the serialization of every opaque origin.
    OriginNull,
    /// `*` where one origin is asked for.
    OriginAny,
    /// A regular expression, or something like it.
    RegularExpression,
    /// No scheme.
    SchemeMissing,
    /// A scheme that is not followed by exactly `://`.
    SchemeSlashes,
    /// A scheme in upper case.
    SchemeUpperCase,
    /// A scheme of more than 64 bytes.
    SchemeTooLong {
        /// How many bytes it has.
        bytes: usize,
    },
    /// A scheme that the URL standard's grammar does not know.
    SchemeMalformed {
        /// The scheme.
        scheme: String,
    },
    /// `file`, whose origins are all opaque.
    SchemeFile,
    /// A `*` in the scheme.
    SchemeWildcard,
    /// A user name, a password, or an `@` alone.
    UserInfo,
    /// No host.
    HostMissing,
    /// Upper case in the host.
    HostUpperCase,
    /// A character beyond ASCII in the host.
    HostNonAscii,
    /// An ASCII character that no host may hold.
    HostCharacter(char),
    /// A host of more than 253 bytes.
    HostTooLong {
        /// How many bytes it has.
        bytes: usize,
    },
    /// A dot at the host's end.
    HostTrailingDot,
    /// Nothing between two dots, or before the first.
    LabelEmpty,
    /// A label of more than 63 bytes.
    LabelTooLong {
        /// The label, as a browser would send it.
        label: String,
    },
    /// An `xn--` label that stands for no name.
    LabelPunycode {
        /// The label.
        label: String,
    },
    /// An IPv4 address that is not four decimal numbers.
    Ipv4NotCanonical,
    /// A host whose last label starts with a digit, and that is no IPv4 address.
    Ipv4Invalid,
    /// An IPv6 address that is not written the way browsers write it.
    Ipv6NotCanonical,
    /// An IPv6 address without brackets.
    Ipv6Unbracketed,
    /// An IPv6 address with a zone.
    Ipv6Zone,
    /// An IPv4 address dressed up as an IPv6 address.
    Ipv6MappedIpv4,
    /// An IPv6 address whose end is written as an IPv4 address.
    Ipv6EmbeddedIpv4,
    /// Brackets that hold no IPv6 address.
    Ipv6Invalid,
    /// A `*` that is neither the whole leftmost label nor the port.
    WildcardMisplaced,
    /// A `*` before an IP address.
    WildcardBeforeAddress,
    /// `*` for the whole host.
    WildcardEverySite {
        /// The scheme of which it matches every site.
        scheme: String,
    },
    /// A `:` with no port after it.
    PortEmpty,
    /// Port 0.
    PortZero,
    /// A port above 65535.
    PortTooLarge,
    /// A port with a zero in front.
    PortLeadingZero,
    /// A port that is no number.
    PortNotANumber,
    /// The scheme's own port, written out.
    PortDefault {
        /// The scheme.
        scheme: &'static str,
        /// Its default port.
        port: u16,
    },
    /// A `*` as a part of the port.
    PortWildcardPartial,
    /// A path of nothing but `/`.
    TrailingSlash,
    /// A path.
    Path,
    /// A `*` as the path.
    PathWildcard,
    /// A query.
    Query,
    /// A fragment.
    Fragment,
    /// Any origin, with credentials.
    CredentialsAnyOrigin,
    /// An origin that the network can forge, with credentials.
    CredentialsInsecureOrigin,
    /// A pattern over a public suffix, with credentials.
    CredentialsPublicSuffix {
        /// The suffix.
        suffix: String,
    },
    /// A pattern with credentials, and no list to say whether it stands over a public suffix.
    PublicSuffixListAbsent,
    /// Any exposed header, with credentials.
    CredentialsExposeAny,

    /// A method that is no token.
    MethodCharacter(char),
    /// A `*` as a part of a method.
    MethodWildcardPartial,
    /// Methods with a `|` between them, which a token may hold.
    MethodsJoined,
    /// A *forbidden method*.
    MethodForbidden,
    /// A known method in the wrong case.
    MethodCase {
        /// The method in the right one.
        known: &'static str,
        /// Whether a browser would have *normalized* it.
        normalized: bool,
    },

    /// A header name with a colon after it.
    HeaderColon,
    /// A header name that is no token.
    HeaderCharacter(char),
    /// A `*` as a part of a header name.
    HeaderWildcardPartial,
    /// A *forbidden request-header*.
    HeaderForbidden,
    /// `cookie`, which goes along with credentials.
    HeaderCookie,
    /// A *forbidden response-header name*.
    HeaderNeverExposed,
    /// A header of the CORS protocol itself.
    HeaderOfCors,

    /// A `max_age` below 0.
    MaxAgeNegative,
    /// A `max_age` above what any browser honours.
    MaxAgeTooLarge,
}
