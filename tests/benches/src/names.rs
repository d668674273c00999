//! The origins of the policies: as different in length and spelling as those of one company's sites are.

const SITES: [&str; 10] = ["app", "admin", "shop", "www", "portal", "status", "docs", "partner", "accounts", "support"];
const TOP_LEVEL_DOMAINS: [&str; 3] = ["com", "org", "net"];

/// The `n`th host; all of them differ.
pub(crate) fn host(n: usize) -> String {
    let site = SITES.get(n % SITES.len()).copied().unwrap_or_default();
    let number = n / SITES.len();
    let domain = TOP_LEVEL_DOMAINS.get(number % TOP_LEVEL_DOMAINS.len()).copied().unwrap_or_default();
    if number == 0 {
        format!("{site}.example.{domain}")
    } else {
        format!("{site}-{number}.example.{domain}")
    }
}

/// The `n`th origin of a policy with exact origins.
pub(crate) fn origin(n: usize) -> String {
    format!("https://{}", host(n))
}

/// The `n`th pattern of a policy with sub-domain patterns.
pub(crate) fn subdomains(n: usize) -> String {
    format!("https://*.{}", host(n))
}

/// The `n`th pattern of a policy with port patterns.
pub(crate) fn any_port(n: usize) -> String {
    format!("http://{}:*", host(n))
}
