//! Policies that compile, and requests near the edge of what they allow.

use cors_runtime::fetch::Credentials;
use proptest::{
    collection::vec,
    option,
    prelude::*,
    sample::{select, subsequence},
};

use crate::{
    declared::Declared,
    meaning::{Asked, Kind, Wire},
};

/// Origins that take credentials; the handler's own is one of them.
const EXACT: &[&str] = &[
    "https://app.example.com",
    "https://example.com",
    "https://app.example.com:8443",
    "https://admin.example.com",
    "https://api.example.com",
    "https://evil.example",
    "https://xn--bcher-kva.example",
    "http://localhost",
    "http://localhost:3000",
    "http://127.0.0.1:8080",
    "http://[::1]:3000",
    "tauri://localhost",
];

const EXACT_INSECURE: &[&str] = &[
    "http://app.example.com",
    "http://example.com:8080",
    "http://192.168.0.1:8080",
    "chrome-extension://abcdefghijklmnop",
];

const PATTERNS: &[&str] = &[
    "https://*.example.com",
    "https://*.app.example.com",
    "https://*.example.com:8443",
    "https://*.example.com:*",
    "https://app.example.com:*",
    "http://localhost:*",
    "http://*.localhost",
    "http://*.localhost:*",
    "http://127.0.0.1:*",
    "http://[::1]:*",
];

const PATTERNS_INSECURE: &[&str] = &["http://*.example.com", "http://app.example.com:*", "http://*.example.com:*"];

const METHODS: &[&str] =
    &["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "QUERY", "PROPFIND", "Egg", "egg"];

const ASKED_METHODS: &[&str] = &[
    "GET", "get", "HEAD", "head", "POST", "post", "PUT", "put", "DELETE", "delete", "OPTIONS", "options", "PATCH",
    "patch", "Patch", "QUERY", "query", "Egg", "egg", "EGG", "PROPFIND", "TRACE",
];

const HEADERS: &[&str] =
    &["authorization", "Content-Type", "x-a", "X-B", "accept", "Accept-Language", "range", "x-api-key"];

const EXPOSED: &[&str] = &["x-request-id", "X-Internal", "ETag", "retry-after"];

/// Each with what the standard says of it.
const ASKED_HEADERS: &[(&str, &str, Kind)] = &[
    ("accept", "application/json", Kind::Safelisted),
    ("accept", "text/html;q=\"1\"", Kind::Unsafe),
    ("accept-language", "en-GB, de;q=0.5", Kind::Safelisted),
    ("accept-language", "en_GB", Kind::Unsafe),
    ("content-language", "de", Kind::Safelisted),
    ("content-type", "text/plain;charset=utf-8", Kind::Safelisted),
    ("content-type", "TEXT/Plain", Kind::Safelisted),
    ("content-type", "multipart/form-data; boundary=x", Kind::Safelisted),
    ("content-type", "application/x-www-form-urlencoded", Kind::Safelisted),
    ("content-type", "application/json", Kind::Unsafe),
    ("content-type", "text/plain, application/json", Kind::Unsafe),
    ("content-type", "", Kind::Unsafe),
    ("range", "bytes=0-99", Kind::Safelisted),
    ("range", "bytes=-99", Kind::Unsafe),
    ("authorization", "Bearer a", Kind::Unsafe),
    ("x-authorization", "a", Kind::Unsafe),
    ("x-a", "1", Kind::Unsafe),
    ("x-b", "", Kind::Unsafe),
    ("x-api-key", "1", Kind::Unsafe),
    ("x-http-method-override", "PUT", Kind::Unsafe),
    ("x-http-method-override", "TRACE", Kind::Forbidden),
    ("cookie", "a=1", Kind::Forbidden),
    ("origin", "https://app.example.com", Kind::Forbidden),
    ("access-control-request-method", "PUT", Kind::Forbidden),
    ("sec-fetch-mode", "navigate", Kind::Forbidden),
    ("proxy-authorization", "a", Kind::Forbidden),
];

/// What a handler sets by hand, the CORS headers that it should not set among it.
const HANDLER_HEADERS: &[(&str, &str)] = &[
    ("content-type", "text/plain"),
    ("cache-control", "no-store"),
    ("x-request-id", "7"),
    ("x-request-id", "8"),
    ("x-internal", "9"),
    ("etag", "\"a\""),
    ("set-cookie", "a=1"),
    ("set-cookie", "b=2"),
    ("access-control", "no prefix"),
    ("x-access-control-allow-origin", "*"),
    ("timing-allow-origin", "*"),
    ("access-control-allow-origin", "*"),
    ("access-control-allow-origin", "https://evil.example"),
    ("access-control-allow-credentials", "true"),
    ("access-control-expose-headers", "*"),
    ("access-control-allow-methods", "*"),
    ("access-control-max-age", "86400"),
    ("access-control-allow-private-network", "true"),
    ("vary", "Accept"),
    ("vary", "Accept-Encoding, ORIGIN"),
    ("vary", "origin"),
    ("vary", "*"),
    ("vary", "X-Origin,Origin-Agent"),
    ("vary", ""),
];

fn some_of(
    items: &'static [&'static str],
    count: std::ops::Range<usize>,
) -> impl Strategy<Value = Vec<String>> + Clone {
    subsequence(items, count).prop_map(|items| items.into_iter().map(str::to_owned).collect())
}

fn wildcard_or(
    wildcards: &'static [&'static [&'static str]],
    items: &'static [&'static str],
) -> impl Strategy<Value = Option<Vec<String>>> {
    let wildcard = select(wildcards).prop_map(|items| items.iter().map(|item| (*item).to_owned()).collect());
    prop_oneof![1 => Just(None), 2 => wildcard.prop_map(Some), 4 => some_of(items, 1..items.len().min(5)).prop_map(Some)]
}

/// More exact origins than are compared one by one.
fn many() -> impl Strategy<Value = Vec<String>> {
    (9..40_usize).prop_map(|count| (0..count).map(|n| format!("https://t{n}.example.com")).collect())
}

/// Origins to match, none twice and no `*`.
pub(crate) fn origins(insecure: bool) -> impl Strategy<Value = Vec<String>> {
    let end = if insecure { usize::MAX } else { 0 };
    let exact = (some_of(EXACT, 0..5), some_of(EXACT_INSECURE, 0..EXACT_INSECURE.len().min(end) + 1))
        .prop_map(|(secure, insecure)| [secure, insecure].concat());
    let patterns = (some_of(PATTERNS, 0..8), some_of(PATTERNS_INSECURE, 0..PATTERNS_INSECURE.len().min(end) + 1))
        .prop_map(|(secure, insecure)| [secure, insecure].concat());
    let list = prop_oneof![
        2 => some_of(EXACT, 1..2),
        2 => exact.clone(),
        2 => patterns.clone(),
        2 => (exact.clone(), patterns.clone()).prop_map(|(exact, patterns)| [exact, patterns].concat()),
        1 => (many(), exact, patterns).prop_map(|(many, exact, patterns)| [many, exact, patterns].concat()),
    ];
    list.prop_map(|list| if list.is_empty() { vec!["https://app.example.com".to_owned()] } else { list }).prop_shuffle()
}

/// Any policy that compiles.
pub(crate) fn declared() -> impl Strategy<Value = Declared> {
    let flags = (any::<bool>(), any::<bool>(), prop::bool::weighted(0.15));
    flags.prop_flat_map(|(credentials, allow_insecure_origins, any_origin)| {
        let any_origin = any_origin && !credentials;
        let list = origins(allow_insecure_origins || !credentials);
        let list = list.prop_map(move |list| if any_origin { vec!["*".to_owned()] } else { list });
        let exposed: &[&[&str]] = if credentials { &[&["etag"]] } else { &[&["*"]] };
        (
            list,
            wildcard_or(&[&["*"]], METHODS),
            wildcard_or(&[&["*"], &["*", "authorization"], &["Authorization", "*"]], HEADERS),
            wildcard_or(exposed, EXPOSED),
            option::of(select(&[0, 1, 600, 86_400][..])),
        )
            .prop_map(move |(origins, methods, headers, expose_headers, max_age)| Declared {
                origins,
                methods,
                headers,
                expose_headers,
                credentials,
                max_age,
                allow_insecure_origins,
            })
    })
}

/// What stands in the place of `*.`.
const LABELS: &[&str] = &["a.", "a.", "a-1.b_2.", "", "evil", "evil-", ".", "a..", "A.", "a:80.", "user@", "a%2e."];

/// What stands in the place of `:*`.
const PORTS: &[&str] = &["", ":1", ":3000", ":65535", ":80", ":443", ":", ":0", ":65536", ":03000", ":+1", ":1:1"];

/// How an origin is made to look like another one.
const CHANGES: &[fn(&str) -> String] = &[
    |origin| format!("{origin}.evil.example"),
    |origin| origin.replacen("://", "://evil", 1),
    |origin| origin.replacen("://", "://evil.", 1),
    |origin| origin.replacen('.', "x", 1),
    |origin| origin.replacen("https:", "http:", 1),
    |origin| origin.replacen("http:", "https:", 1),
    |origin| format!("{origin}:8443"),
    |origin| format!("{origin}:443"),
    |origin| format!("{origin}."),
    |origin| format!("{origin}/"),
    |origin| format!("{origin} "),
    |origin| format!(" {origin}"),
    |origin| format!("{origin},https://evil.example"),
    |origin| format!("https://evil.example {origin}"),
    |origin| origin.replacen("://", "://user@", 1),
    |origin| origin.to_ascii_uppercase(),
    |origin| origin.replace("example", "ex\u{e4}mple"),
    |origin| origin.chars().take(origin.len() - 1).collect(),
    |origin| origin.chars().skip(1).collect(),
    |origin| origin.repeat(2),
    |origin| origin.split_once("://").map(|(_, host)| host.to_owned()).unwrap_or_default(),
    |_| "null".to_owned(),
    |_| "*".to_owned(),
    |_| String::new(),
    |_| "https://".to_owned(),
];

/// An origin that the policy allows, or one that looks like it.
pub(crate) fn look_alike(declared: &[String]) -> impl Strategy<Value = String> {
    let declared: Vec<String> = declared.iter().filter(|origin| *origin != "*").cloned().collect();
    let others = [EXACT, EXACT_INSECURE, PATTERNS].concat().into_iter().map(str::to_owned).collect::<Vec<_>>();
    let base = if declared.is_empty() {
        select(others).boxed()
    } else {
        prop_oneof![4 => select(declared), 1 => select(others)].boxed()
    };
    let filled = (base, select(LABELS), select(PORTS)).prop_map(|(origin, labels, port)| {
        let origin = origin.replacen("*.", labels, 1);
        origin.strip_suffix(":*").map(|origin| format!("{origin}{port}")).unwrap_or(origin)
    });
    let change = option::weighted(0.3, select(CHANGES));
    (filled, change).prop_map(|(origin, change)| change.map_or_else(|| origin.clone(), |change| change(&origin)))
}

/// A script's request to a handler of the policy.
pub(crate) fn asked(declared: &Declared) -> impl Strategy<Value = Asked> {
    let page = prop_oneof![9 => look_alike(&declared.origins).prop_map(Some), 1 => Just(None)];
    let headers = vec(select(ASKED_HEADERS), 0..4)
        .prop_map(|headers| headers.into_iter().map(|(name, value, kind)| (name, value.to_owned(), kind)).collect());
    let headers = prop_oneof![1 => Just(Vec::new()), 3 => headers];
    // 1024 bytes of safelisted values in all, or just more; and 129 in one of them.
    let long = prop_oneof![12 => Just((0, 128)), 1 => Just((8, 128)), 1 => Just((9, 128)), 1 => Just((1, 129))];
    let credentials = select(&[Credentials::Omit, Credentials::SameOrigin, Credentials::Include][..]);
    (page, select(ASKED_METHODS), headers, long, credentials).prop_map(
        |(page, method, mut headers, (count, length), credentials)| {
            let kind = if length > 128 { Kind::Unsafe } else { Kind::Safelisted };
            headers.extend((0..count).map(|_| ("accept", "a".repeat(length), kind)));
            Asked { page, method, headers, credentials }
        },
    )
}

/// A request that no browser need have sent.
pub(crate) fn wire(declared: &Declared) -> impl Strategy<Value = Wire> {
    let methods = ["PUT", "patch", "*", "", "PUT,DELETE", "Authorization"];
    let names = ["x-a", "authorization,x-a", "x-a, Authorization", "x-a,x-b", "*", ""];
    (
        select(&["OPTIONS", "OPTIONS", "OPTIONS", "options", "GET", "POST"][..]),
        prop_oneof![4 => vec(look_alike(&declared.origins), 1), 1 => vec(look_alike(&declared.origins), 0..4)],
        prop_oneof![4 => vec(select(methods.to_vec()), 1), 1 => vec(select(methods.to_vec()), 0..3)],
        prop_oneof![4 => vec(select(names.to_vec()), 1), 1 => vec(select(names.to_vec()), 0..3)],
    )
        .prop_map(|(method, origins, request_methods, request_headers)| Wire {
            method,
            origins,
            request_methods,
            request_headers,
        })
}

/// A handler's own answer: its status and its field lines.
pub(crate) type Answer = (u16, Vec<(&'static str, &'static str)>);

pub(crate) fn handler() -> impl Strategy<Value = Answer> {
    (select(&[200, 201, 204, 304, 404, 500][..]), vec(select(HANDLER_HEADERS), 0..8))
}
