//! A request as it is described by a case, and as a server hands it over.

use bytes::Bytes;
use http::{header, HeaderName, HeaderValue, Method, Request};

/// What a browser asks.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    pub(crate) method: Method,
    pub(crate) headers: Vec<(HeaderName, Vec<u8>)>,
}

impl Asked {
    /// A request with what every browser sends.
    fn new(method: Method) -> Self {
        let headers = [
            (header::HOST, "api.example.com"),
            (header::USER_AGENT, "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"),
            (header::ACCEPT, "*/*"),
        ];
        Self { method, headers: headers.map(|(name, value)| (name, value.into())).into() }
    }

    pub(crate) fn get() -> Self {
        Self::new(Method::GET)
    }

    /// A preflight for a `PUT` with `Content-Type`.
    pub(crate) fn preflight() -> Self {
        Self::new(Method::OPTIONS)
            .with(header::ACCESS_CONTROL_REQUEST_METHOD, "PUT")
            .with(header::ACCESS_CONTROL_REQUEST_HEADERS, "content-type")
    }

    pub(crate) fn origin(self, origin: impl Into<Vec<u8>>) -> Self {
        self.with(header::ORIGIN, origin)
    }

    /// The same with this header, in place of one of its name.
    pub(crate) fn with(mut self, name: HeaderName, value: impl Into<Vec<u8>>) -> Self {
        self.headers.retain(|(other, _)| *other != name);
        self.headers.push((name, value.into()));
        self
    }

    /// The value of the header of this name.
    #[cfg(feature = "peers")]
    pub(crate) fn value(&self, name: &HeaderName) -> Option<&[u8]> {
        self.headers.iter().find(|(other, _)| other == name).map(|(_, value)| &value[..])
    }

    /// Whether it holds a value that no browser sends.
    #[cfg(feature = "peers")]
    pub(crate) fn is_long(&self) -> bool {
        self.headers.iter().any(|(_, value)| value.len() > 4096)
    }

    /// The request as hyper makes it: every value a slice of the one buffer that was read, which hyper still holds.
    pub(crate) fn request<B>(&self, body: B) -> (Request<B>, Bytes) {
        let all: Vec<u8> = self.headers.iter().flat_map(|(_, value)| value.iter().copied()).collect();
        let buffer = Bytes::from(all);
        let mut rest = buffer.clone();
        let mut request = Request::new(body);
        *request.method_mut() = self.method.clone();
        for (name, value) in &self.headers {
            let value = HeaderValue::from_maybe_shared(rest.split_to(value.len())).expect("a value of visible ASCII");
            request.headers_mut().append(name, value);
        }
        (request, buffer)
    }
}
