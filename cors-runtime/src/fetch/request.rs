//! The *request* of a fetch, from what the script wrote to what goes out (Fetch, "Requests", "Request class").

use http::{
    header::{HeaderValue, ACCEPT, COOKIE, HOST, ORIGIN},
    HeaderMap, Method,
};

use super::{
    bytes::{is_http_whitespace, trim},
    method,
    reason::Reason,
    request_header::{
        cors_unsafe_request_header_names, is_forbidden_request_header, is_no_cors_safelisted_request_header,
    },
    url::{Origin, Url},
};

/// A request's *credentials mode*: the `credentials` of a call to `fetch`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Credentials {
    /// No cookies, wherever the request goes.
    Omit,
    /// Cookies for the page's own origin alone; what `fetch` does unless told otherwise.
    #[default]
    SameOrigin,
    /// Cookies, wherever the request goes.
    Include,
}

/// A request's *mode*: the `mode` of a call to `fetch`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// The CORS protocol is spoken with any other origin; what `fetch` does unless told otherwise.
    #[default]
    Cors,
    /// A response from another origin is *opaque*: the script sees nothing of it.
    NoCors,
    /// Another origin is refused.
    SameOrigin,
}

/// A request's *response tainting*.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tainting {
    Basic,
    Cors,
    Opaque,
}

/// A *request*, less its body.
#[derive(Debug, Clone)]
pub(super) struct Request {
    pub(super) method: Method,
    /// The *header list*.
    pub(super) headers: HeaderMap,
    pub(super) current_url: Url,
    /// The rest of the *URL list*, oldest first.
    pub(super) former_urls: Vec<Url>,
    pub(super) origin: Origin,
    pub(super) mode: Mode,
    pub(super) credentials: Credentials,
    /// The *use-CORS-preflight flag*.
    pub(super) use_cors_preflight: bool,
    pub(super) tainting: Tainting,
    pub(super) redirect_count: u8,
}

impl Request {
    /// What `new Request` and *fetch* make of what the script says.
    pub(super) fn new(
        method: &Method,
        url: Url,
        headers: &HeaderMap,
        origin: Origin,
        mode: Mode,
        credentials: Credentials,
    ) -> Result<Self, Reason> {
        if url.includes_credentials() {
            return Err(Reason::UrlIncludesCredentials);
        }
        if method::is_forbidden(method.as_str().as_bytes()) {
            return Err(Reason::ForbiddenMethod(method.clone()));
        }
        let method = method::normalize(method);
        if mode == Mode::NoCors && !method::is_cors_safelisted(&method) {
            return Err(Reason::NoCorsMethod(method));
        }
        let mut headers = fill_headers(headers, mode);
        // Fetch, "fetch". `Accept-Language`, which the standard leaves to the user agent, is not sent.
        headers.entry(ACCEPT).or_insert(HeaderValue::from_static("*/*"));
        Ok(Self {
            method,
            headers,
            current_url: url,
            former_urls: Vec::new(),
            origin,
            mode,
            credentials,
            use_cors_preflight: false,
            tainting: Tainting::Basic,
            redirect_count: 0,
        })
    }

    /// Whether the *redirect-taint* is other than "same-origin".
    fn is_redirect_tainted(&self) -> bool {
        let after_redirects = self.former_urls.iter().skip(1).chain([&self.current_url]);
        self.former_urls.iter().zip(after_redirects).any(|(last_url, url)| {
            let last = last_url.origin();
            !url.origin().is_same_origin(&last) && !self.origin.is_same_origin(&last)
        })
    }

    /// *Byte-serializing a request origin*.
    pub(super) fn serialized_origin(&self) -> String {
        if self.is_redirect_tainted() {
            return Origin::Opaque.to_string();
        }
        self.origin.to_string()
    }

    pub(super) fn includes_credentials_everywhere(&self) -> bool {
        self.credentials == Credentials::Include
    }

    /// *Main fetch*, the step that decides how the response is tainted; true where a preflight may be due.
    pub(super) fn taint(&mut self) -> Result<bool, Reason> {
        let same_origin = self.origin.is_same_origin(&self.current_url.origin());
        if same_origin && self.tainting == Tainting::Basic {
            return Ok(false);
        }
        match self.mode {
            Mode::SameOrigin => Err(Reason::SameOriginMode),
            Mode::NoCors => {
                self.tainting = Tainting::Opaque;
                Ok(false)
            }
            // A script's request has the *unsafe-request flag*; the URL has http or https, by its type.
            Mode::Cors => {
                self.tainting = Tainting::Cors;
                Ok(self.use_cors_preflight
                    || !method::is_cors_safelisted(&self.method)
                    || !cors_unsafe_request_header_names(&self.headers).is_empty())
            }
        }
    }

    /// *HTTP-network-or-cache fetch*: the header list as it goes over the wire.
    pub(super) fn http_headers(&self, cookie: Option<&HeaderValue>) -> HeaderMap {
        let mut headers = self.headers.clone();
        if let Some(origin) = self.origin_header() {
            append(&mut headers, ORIGIN, &origin);
        }
        append(&mut headers, HOST, &self.current_url.authority());
        let include_credentials = match self.credentials {
            Credentials::Include => true,
            Credentials::SameOrigin => self.tainting == Tainting::Basic,
            Credentials::Omit => false,
        };
        if let Some(cookie) = cookie.filter(|_| include_credentials) {
            headers.append(COOKIE, cookie.clone());
        }
        headers
    }

    /// *Append a request `Origin` header*, under the default referrer policy, "strict-origin-when-cross-origin".
    fn origin_header(&self) -> Option<String> {
        if self.tainting == Tainting::Cors {
            return Some(self.serialized_origin());
        }
        if matches!(self.method, Method::GET | Method::HEAD) {
            return None;
        }
        let is_downgrade = self.origin.is_https() && !self.current_url.origin().is_https();
        if self.mode != Mode::Cors && is_downgrade {
            return Some(Origin::Opaque.to_string());
        }
        Some(self.serialized_origin())
    }
}

/// *Append* to a header list what is known to be a header value.
pub(super) fn append(headers: &mut HeaderMap, name: http::HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.append(name, value);
    }
}

/// *Fill* a `Headers` object whose *guard* is "request", or "request-no-cors".
fn fill_headers(script: &HeaderMap, mode: Mode) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for (name, value) in script {
        let value = normalize(value);
        let keep = if mode == Mode::NoCors {
            let held = super::extract::get(name, &headers);
            let temporary_value =
                held.map_or_else(|| value.as_bytes().to_vec(), |held| [&held, &b", "[..], value.as_bytes()].concat());
            is_no_cors_safelisted_request_header(name.as_str(), &temporary_value)
        } else {
            !is_forbidden_request_header(name.as_str(), value.as_bytes())
        };
        if keep {
            headers.append(name, value);
        }
    }
    headers
}

/// *Normalize* a header value, as any reader of HTTP does too.
pub(super) fn normalize(value: &HeaderValue) -> HeaderValue {
    HeaderValue::from_bytes(trim(value.as_bytes(), is_http_whitespace)).unwrap_or_else(|_| value.clone())
}

#[cfg(test)]
pub(super) mod tests;
