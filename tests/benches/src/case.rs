//! What is measured: a request, and the handlers that answer it.

use bytes::Bytes;
use http::{
    header::{ACCEPT, ACCESS_CONTROL_REQUEST_HEADERS, ACCESS_CONTROL_REQUEST_METHOD, HOST, ORIGIN, USER_AGENT},
    HeaderName, HeaderValue, Method, Request, Response,
};

use crate::bare::Body;

/// A handler, as a plain function: what calls it knows nothing of it.
pub(crate) type Handler = fn(Request<()>) -> Response<Body>;

/// One row of a table.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) ask: Ask,
    pub(crate) bare: Handler,
    pub(crate) by_hand: Handler,
    pub(crate) ours: Handler,
    /// What ours may cost, in hundredths of what by hand costs, both above bare.
    pub(crate) percent: u64,
}

/// Rows with a heading.
pub(crate) struct Group {
    pub(crate) heading: &'static str,
    pub(crate) cases: Vec<Case>,
}

/// A request, before it is made.
#[derive(Clone, Default)]
pub(crate) struct Ask {
    pub(crate) origin: Option<String>,
    /// A preflight for `PUT`.
    pub(crate) is_preflight: bool,
    pub(crate) request_headers: Option<String>,
}

impl Ask {
    pub(crate) fn without_origin() -> Self {
        Self::default()
    }

    pub(crate) fn get(origin: impl Into<String>) -> Self {
        Self { origin: Some(origin.into()), ..Self::default() }
    }

    pub(crate) fn preflight(origin: impl Into<String>) -> Self {
        let request_headers = Some("content-type".to_owned());
        Self { origin: Some(origin.into()), is_preflight: true, request_headers }
    }

    /// The request as a server hands it on: each value a share of the one buffer that it was read into.
    pub(crate) fn request(&self) -> Request<()> {
        self.request_and_buffer().0
    }

    /// The request, and a share of its buffer: while it is kept, no handler pays for freeing it.
    pub(crate) fn request_and_buffer(&self) -> (Request<()>, Bytes) {
        let mut lines: Vec<(HeaderName, &str)> =
            vec![(HOST, "api.example.com"), (USER_AGENT, "Mozilla/5.0 (X11; Linux x86_64)"), (ACCEPT, "*/*")];
        lines.extend(self.origin.as_deref().map(|origin| (ORIGIN, origin)));
        if self.is_preflight {
            lines.push((ACCESS_CONTROL_REQUEST_METHOD, "PUT"));
        }
        lines.extend(self.request_headers.as_deref().map(|names| (ACCESS_CONTROL_REQUEST_HEADERS, names)));

        let buffer = Bytes::from(lines.iter().map(|(_, value)| *value).collect::<String>());
        // The first clone makes it a shared one, as a server's is.
        let kept = buffer.clone();
        let mut request = Request::new(());
        *request.method_mut() = if self.is_preflight { Method::OPTIONS } else { Method::GET };
        let mut start = 0;
        for (name, value) in lines {
            let end = start + value.len();
            let value = HeaderValue::from_maybe_shared(buffer.slice(start..end)).expect("plain text");
            request.headers_mut().append(name, value);
            start = end;
        }
        (request, kept)
    }
}

/// The response, for a comparison: its status, its headers in order, its body.
pub(crate) fn seen(response: &Response<Body>) -> (u16, Vec<(&str, &[u8])>, Body) {
    let mut headers: Vec<(&str, &[u8])> =
        response.headers().iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect();
    headers.sort_unstable();
    (response.status().as_u16(), headers, response.body())
}
