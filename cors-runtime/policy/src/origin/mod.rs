//! Serialized origins (HTML, [origin]) and the two patterns over them.
//!
//! [origin]: https://html.spec.whatwg.org/multipage/browsers.html#ascii-serialisation-of-an-origin

mod hostname;
mod ipv4;
mod ipv6;
mod ordinary;
mod port;
mod reading;
mod regex;
mod scheme;
mod split;
mod unicode;
mod wildcard;

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::net::Ipv4Addr;

use crate::fault::{Argument, Fault};
pub(crate) use reading::Reading;

/// One allowed origin: a *serialized origin* as browsers send it, or a pattern over them.
///
/// There are two patterns, and both may stand in one origin. A `*` as the whole leftmost label matches one or more
/// labels; a `*` as the port matches any port, and the default one, which is not written.
///
/// # Examples
///
/// ```
/// use cors_rules::Origin;
///
/// let exact = Origin::parse("https://app.example.com")?;
/// assert!(exact.is_exact());
/// assert_eq!(exact.before(), "https://app.example.com");
///
/// let pattern = Origin::parse("https://*.example.com:*")?;
/// assert!(pattern.subdomains() && pattern.any_port());
/// assert_eq!((pattern.before(), pattern.after()), ("https://", ".example.com"));
/// # Ok::<(), Vec<cors_rules::Fault>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Origin {
    text: String,
    /// Where the scheme ends, and its `://` begins.
    scheme_end: usize,
    /// Where the host begins, after a `*.`.
    host_start: usize,
    /// Where the host ends, and a port's `:` may begin.
    host_end: usize,
}

impl Origin {
    /// Reads one origin or pattern, which must be written exactly as browsers write it.
    ///
    /// Permitted: `https://app.example.com`, `https://app.example.com:8443`, `https://xn--bcher-kva.example`,
    /// `http://127.0.0.1:3000`, `http://[::1]`, `tauri://localhost`, `https://*.example.com`, `http://localhost:*`.
    ///
    /// Prohibited: anything after the port (`https://a.example/`), the default port (`https://a.example:443`), upper
    /// case, a missing scheme, `null`, `*` alone, and a `*` anywhere else.
    ///
    /// # Errors
    ///
    /// Every fault of the text, all with the same [corrected](Fault::corrected) text.
    ///
    /// ```
    /// use cors_rules::{Origin, Reason};
    ///
    /// let faults = Origin::parse("HTTPS://a.example:443").unwrap_err();
    /// assert_eq!(faults[0].reason(), &Reason::SchemeUpperCase);
    /// assert_eq!(faults[1].reason(), &Reason::PortDefault { scheme: "https", port: 443 });
    /// assert_eq!(faults[1].corrected(), Some("https://a.example"));
    /// ```
    pub fn parse(text: &str) -> Result<Self, Vec<Fault>> {
        let reading = Reading::of(text);
        let corrected = reading.origin.as_ref().map(Self::as_str);
        let faults: Vec<_> = reading
            .reasons
            .into_iter()
            .map(|reason| Fault::new(Argument::Origins, reason, text).or_write(corrected))
            .collect();
        match reading.origin {
            Some(origin) if faults.is_empty() => Ok(origin),
            _ => Err(faults),
        }
    }

    /// Puts the parts together. `host` has no `*.` and, for IPv6, brackets; `port` is a number or `*`.
    fn from_parts(scheme: &str, subdomains: bool, host: &str, port: Option<&str>) -> Self {
        let mut text = format!("{scheme}://");
        if subdomains {
            text.push_str("*.");
        }
        let host_start = text.len();
        text.push_str(host);
        let host_end = text.len();
        if let Some(port) = port {
            text.push(':');
            text.push_str(port);
        }
        Self { text, scheme_end: scheme.len(), host_start, host_end }
    }

    /// The same origin over `https`, where that is surely meant: a port says nothing about another scheme's.
    pub(crate) fn over_https(&self) -> Option<Self> {
        (self.scheme() == "http" && self.port().is_empty())
            .then(|| Self::from_parts("https", self.subdomains(), self.host(), None))
    }

    /// The origin in its canonical text, such as `https://*.example.com:*`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether this is one serialized origin, and no pattern.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        !self.subdomains() && !self.any_port()
    }

    /// Whether the leftmost label is `*`.
    #[must_use]
    pub fn subdomains(&self) -> bool {
        self.host_start > self.scheme_end + "://".len()
    }

    /// Whether the port is `*`.
    #[must_use]
    pub fn any_port(&self) -> bool {
        self.port() == ":*"
    }

    /// What a matching origin begins with: all of an exact one; up to the `*` of subdomains; up to the `:` before a
    /// `*` alone.
    #[must_use]
    pub fn before(&self) -> &str {
        if self.subdomains() {
            self.slice(0, self.scheme_end + "://".len())
        } else if self.any_port() {
            self.slice(0, self.host_end)
        } else {
            &self.text
        }
    }

    /// What follows the `*` of subdomains, with the port unless that is `*`; empty where there is no such `*`.
    #[must_use]
    pub fn after(&self) -> &str {
        if !self.subdomains() {
            return "";
        }
        let end = if self.any_port() { self.host_end } else { self.text.len() };
        self.slice(self.host_start.saturating_sub(1), end)
    }

    /// The scheme, without `://`.
    #[must_use]
    pub fn scheme(&self) -> &str {
        self.slice(0, self.scheme_end)
    }

    /// The host, without a leading `*.` and, for IPv6, with brackets.
    #[must_use]
    pub fn host(&self) -> &str {
        self.slice(self.host_start, self.host_end)
    }

    /// The port with its `:`, or nothing.
    fn port(&self) -> &str {
        self.slice(self.host_end, self.text.len())
    }

    /// Whether only the user's own machine can be meant (Secure Contexts §3.1, steps 4 and 5).
    pub(crate) fn is_loopback(&self) -> bool {
        is_loopback(self.host())
    }

    fn slice(&self, start: usize, end: usize) -> &str {
        self.text.get(start..end).unwrap_or_default()
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Whether a host in its canonical form is loopback: `localhost` and below, 127.0.0.0/8, `[::1]`.
fn is_loopback(host: &str) -> bool {
    host == "localhost"
        || host.ends_with(".localhost")
        || host == "[::1]"
        || host.parse::<Ipv4Addr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests;
