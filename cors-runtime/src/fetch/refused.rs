//! What the script gets instead of a response, in the words of a browser's console.

use std::{error::Error, fmt};

use http::{
    header::{ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS},
    HeaderName, Method,
};

use super::{exchange::Exchange, extract::extract_tokens, reason::Reason};

const ALLOW_ORIGIN: &str = "'Access-Control-Allow-Origin'";
const ALLOW_METHODS: &str = "Access-Control-Allow-Methods";
const ALLOW_HEADERS: &str = "Access-Control-Allow-Headers";
const WITH_CREDENTIALS: &str = "when the request's credentials mode is 'include'";

/// A fetch that failed: the script gets a `TypeError` and the console the reason.
///
/// It displays as a browser's console would say it.
#[derive(Debug, Clone)]
pub struct Refused(Box<Refusal>);

/// Boxed, so that a `Result` of it stays small.
#[derive(Debug, Clone)]
pub(super) struct Refusal {
    pub(super) reason: Reason,
    pub(super) method: Method,
    pub(super) url: String,
    /// Another one than `url` after a redirect.
    pub(super) first_url: String,
    /// The page's.
    pub(super) origin: String,
    pub(super) with_credentials: bool,
    pub(super) exchanges: Vec<Exchange>,
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        Self(Box::new(refusal))
    }
}

impl Refused {
    /// Why.
    #[must_use]
    pub fn reason(&self) -> &Reason {
        &self.0.reason
    }

    /// Whether it is the response to a *CORS-preflight request* that was refused: the request proper was not sent.
    #[must_use]
    pub fn is_preflight(&self) -> bool {
        self.0.is_preflight()
    }

    /// What went over the wire, in that order: a preflight before the request that it is for.
    #[must_use]
    pub fn exchanges(&self) -> &[Exchange] {
        &self.0.exchanges
    }
}

impl Refusal {
    fn is_preflight(&self) -> bool {
        self.exchanges.last().is_some_and(Exchange::is_preflight)
    }

    fn blocked_by_cors_policy(&self, f: &mut fmt::Formatter<'_>, why: fmt::Arguments<'_>) -> fmt::Result {
        write!(f, "Access to fetch at '{}' ", self.url)?;
        if self.first_url != self.url {
            write!(f, "(redirected from '{}') ", self.first_url)?;
        }
        write!(f, "from origin '{}' has been blocked by CORS policy: {why}", self.origin)
    }

    /// For what the preflight and the request proper can both fail at.
    fn fails_access_control_check(&self, f: &mut fmt::Formatter<'_>, why: fmt::Arguments<'_>) -> fmt::Result {
        let which =
            if self.is_preflight() { "Response to preflight request doesn't pass access control check: " } else { "" };
        self.blocked_by_cors_policy(f, format_args!("{which}{why}"))
    }

    /// For what the response to the preflight does not allow.
    fn is_not_allowed_by(
        &self,
        f: &mut fmt::Formatter<'_>,
        what: fmt::Arguments<'_>,
        header: &HeaderName,
    ) -> fmt::Result {
        let response = self.exchanges.last().and_then(Exchange::response);
        let list = response.and_then(|response| extract_tokens(header, response.headers()).ok().flatten());
        let hint = match list.is_some_and(|list| list.iter().any(|item| item == "*")) {
            true if self.with_credentials => ", where '*' is no wildcard for a request with credentials",
            true => ", where '*' does not cover it",
            false => "",
        };
        let name = if *header == ACCESS_CONTROL_ALLOW_METHODS { ALLOW_METHODS } else { ALLOW_HEADERS };
        self.blocked_by_cors_policy(f, format_args!("{what} is not allowed by {name} in the preflight response{hint}."))
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { reason, method, url, origin, .. } = self;
        match reason {
            Reason::InvalidOrigin(text) => write!(
                f,
                "'{text}' is no serialized origin, such as 'https://app.example.com'; `Browser::opaque()` is at \
                 'null'."
            ),
            Reason::InvalidCookie(text) => write!(f, "'{}' cannot be sent as a cookie.", text.escape_debug()),
            Reason::InvalidUrl(url) => write!(
                f,
                "Failed to parse URL from '{url}': it has to be absolute, such as \
                 'https://api.example.com/orders'."
            ),
            Reason::UnsupportedScheme(scheme) => {
                write!(f, "Fetch API cannot load {url}. URL scheme \"{scheme}\" is not supported.")
            }
            Reason::UrlIncludesCredentials => {
                write!(f, "Request cannot be constructed from a URL that includes credentials: {url}")
            }
            Reason::ForbiddenMethod(method) => {
                write!(f, "Failed to execute 'fetch': HTTP method '{method}' is forbidden.")
            }
            Reason::NoCorsMethod(method) => {
                write!(f, "Failed to execute 'fetch': HTTP method '{method}' is not available in no-cors mode.")
            }
            Reason::SameOriginMode => write!(
                f,
                "Fetch API cannot load {url}. The request's mode is \"same-origin\", and the URL is not of its \
                 origin {origin}."
            ),
            Reason::ServerFailed => write!(f, "{method} {url} failed: the handler returned an error and no response."),
            Reason::LocationInvalid(location) => {
                write!(f, "{method} {url} failed: '{location}' is no redirect location.")
            }
            Reason::LocationScheme(scheme) => {
                write!(f, "{method} {url} failed: a redirect to the scheme \"{scheme}\" is not supported.")
            }
            Reason::TooManyRedirects => write!(f, "{method} {url} failed: too many redirects."),

            Reason::AllowOriginMissing => self.fails_access_control_check(
                f,
                format_args!("No {ALLOW_ORIGIN} header is present on the requested resource."),
            ),
            Reason::AllowOriginMultiple(value) => self.fails_access_control_check(
                f,
                format_args!("The {ALLOW_ORIGIN} header contains the values '{value}', but only one is allowed."),
            ),
            Reason::AllowOriginInvalid(value) => self.fails_access_control_check(
                f,
                format_args!("The {ALLOW_ORIGIN} header contains the invalid value '{value}'."),
            ),
            Reason::AllowOriginMismatch(value) => self.fails_access_control_check(
                f,
                format_args!("The {ALLOW_ORIGIN} header has the value '{value}', which is not the request's origin."),
            ),
            Reason::AllowOriginWildcard => self.fails_access_control_check(
                f,
                format_args!("The value of the {ALLOW_ORIGIN} header must not be the wildcard '*' {WITH_CREDENTIALS}."),
            ),
            Reason::AllowCredentials(value) => self.fails_access_control_check(
                f,
                format_args!(
                    "The value of the 'Access-Control-Allow-Credentials' header is '{}', which must be 'true' \
                     {WITH_CREDENTIALS}.",
                    value.as_deref().unwrap_or_default()
                ),
            ),
            Reason::PreflightRedirect(_) => {
                self.fails_access_control_check(f, format_args!("Redirect is not allowed for a preflight request."))
            }
            Reason::PreflightStatus(status) => self.fails_access_control_check(
                f,
                format_args!("It does not have an HTTP ok status, but {}.", status.as_u16()),
            ),

            Reason::AllowMethodsInvalid(line) => self.blocked_by_cors_policy(
                f,
                format_args!("Cannot parse {ALLOW_METHODS} in the preflight response: '{line}'."),
            ),
            Reason::AllowHeadersInvalid(line) => self.blocked_by_cors_policy(
                f,
                format_args!("Cannot parse {ALLOW_HEADERS} in the preflight response: '{line}'."),
            ),
            Reason::MethodNotAllowed(method) => {
                self.is_not_allowed_by(f, format_args!("Method {method}"), &ACCESS_CONTROL_ALLOW_METHODS)
            }
            Reason::HeaderNotAllowed(name) => {
                self.is_not_allowed_by(f, format_args!("Request header field {name}"), &ACCESS_CONTROL_ALLOW_HEADERS)
            }
            Reason::LocationIncludesCredentials => self.blocked_by_cors_policy(
                f,
                format_args!("A redirect to a URL with a username or a password is not allowed across origins."),
            ),
        }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Error for Refused {}

#[cfg(test)]
mod tests;
