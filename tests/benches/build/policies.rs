//! The source text of the generated policies: a module for each, with `ours`, and what is written by hand.

use std::{collections::BTreeMap, fmt::Write as _};

use crate::{names, perfect_hash};

/// Up to here a `match` on the length, and one comparison, is the best way known to find an origin.
const FEW: usize = 10;

/// All policies.
pub(crate) fn source() -> String {
    let mut text = String::new();
    for count in [2, 10, 100, 1_000, 10_000] {
        let origins = names::exact(count);
        text += &policy(&format!("exact_{count}"), &origins, &exact("allows", &origins));
    }
    for count in [1, 3, 10, 100, 1_000] {
        let suffixes = names::suffixes(count);
        let origins: Vec<String> = suffixes.iter().map(|suffix| format!("https://*{suffix}")).collect();
        text += &policy(&format!("subdomains_{count}"), &origins, &subdomains("allows", &suffixes));

        let hosts = names::hosts(count);
        let origins: Vec<String> = hosts.iter().map(|host| format!("{host}:*")).collect();
        let by_hand = format!("{}{}", exact("is_host", &hosts), ANY_PORT);
        text += &policy(&format!("ports_{count}"), &origins, &by_hand);
    }
    text + &mixed()
}

/// Five exact origins, three patterns for sub-domains, one for ports.
fn mixed() -> String {
    let (exact, suffixes) = (names::exact(5), names::suffixes(3));
    let mut origins = exact.clone();
    origins.extend(suffixes.iter().map(|suffix| format!("https://*{suffix}")));
    origins.push("https://localhost:*".to_owned());
    let by_hand = format!(
        "{}{}{}{ANY_PORT_OF_MIXED}",
        self::exact("is_exact", &exact),
        subdomains("is_subdomain", &suffixes),
        self::exact("is_host", &["https://localhost".to_owned()]),
    );
    policy("mixed", &origins, &by_hand)
}

const ANY_PORT: &str = "
    pub(super) fn allows(origin: &[u8]) -> bool {
        without_port(origin).is_some_and(is_host)
    }
";

const ANY_PORT_OF_MIXED: &str = "
    pub(super) fn allows(origin: &[u8]) -> bool {
        is_exact(origin) || is_subdomain(origin) || without_port(origin).is_some_and(is_host)
    }
";

/// `#[cors]` and the code by hand, in a module of the policy's name.
fn policy(name: &str, origins: &[String], by_hand: &str) -> String {
    format!(
        r#"
/// Generated.
pub(crate) mod {name} {{
    use super::*;

    #[cfg_attr(not(feature = "peers"), allow(dead_code, reason = "the other libraries take it from here"))]
    pub(crate) static ORIGINS: [&str; {count}] = {origins:?};

    #[cors(
        origins = {origins:?},
        methods = "GET, PUT",
        headers = "authorization, content-type",
        max_age = 600
    )]
    #[inline(never)]
    pub(crate) fn ours(_: Request<()>) -> Response<&'static str> {{
        Response::new("ok")
    }}
{by_hand}
    /// What the code by hand is written for.
    #[derive(Debug)]
    pub(crate) struct Policy;

    impl ByHand for Policy {{
        fn preflight() -> &'static HeaderMap {{
            static READY: LazyLock<HeaderMap> = LazyLock::new(ready::<Policy>);
            &READY
        }}

        fn allows(origin: &[u8]) -> bool {{
            allows(origin)
        }}

        fn handler(request: Request<()>) -> Response<&'static str> {{
            bare(request)
        }}
    }}
}}
"#,
        count = origins.len(),
    )
}

/// A function that finds one of `origins`.
fn exact(function: &str, origins: &[String]) -> String {
    if origins.len() > FEW {
        return format!(
            "
    static TABLE: {};

    fn {function}(origin: &[u8]) -> bool {{
        TABLE.contains(origin)
    }}
",
            perfect_hash::source(origins)
        );
    }
    let mut lengths: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for origin in origins {
        lengths.entry(origin.len()).or_default().push(format!("origin == b{origin:?}"));
    }
    let mut arms = String::new();
    for (length, comparisons) in lengths {
        writeln!(arms, "            {length} => {},", comparisons.join(" || ")).expect("a string takes all text");
    }
    format!(
        "
    fn {function}(origin: &[u8]) -> bool {{
        match origin.len() {{
{arms}            _ => false,
        }}
    }}
"
    )
}

/// A function that finds a sub-domain of one of `suffixes`.
fn subdomains(function: &str, suffixes: &[String]) -> String {
    if suffixes.len() <= FEW {
        let mut labels = String::new();
        for suffix in suffixes {
            let strip = format!("host.strip_suffix(b{suffix:?})");
            labels = if labels.is_empty() { strip } else { format!("{labels}.or_else(|| {strip})") };
        }
        return format!(
            "
    fn {function}(origin: &[u8]) -> bool {{
        let Some(host) = host(origin) else {{
            return false;
        }};
        {labels}.is_some_and(are_labels)
    }}
"
        );
    }
    let mut lengths: Vec<usize> = suffixes.iter().map(String::len).collect();
    lengths.sort_unstable();
    lengths.dedup();
    format!(
        "
    static SUFFIXES: {};

    fn {function}(origin: &[u8]) -> bool {{
        let Some(host) = host(origin) else {{
            return false;
        }};
        {lengths:?}.iter().any(|length| {{
            let Some((labels, suffix)) = host.len().checked_sub(*length).and_then(|at| host.split_at_checked(at)) else {{
                return false;
            }};
            suffix.first() == Some(&b'.') && SUFFIXES.contains(suffix) && are_labels(labels)
        }})
    }}
",
        perfect_hash::source(suffixes)
    )
}
