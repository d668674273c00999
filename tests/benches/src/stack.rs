//! A handler with whatever stands before it, ready to be called and counted.

use http::{HeaderMap, Request, Response};

use crate::{asked::Asked, count::counted};

/// What came back, and what it took to get it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    /// Status, and headers in order of their names.
    pub(crate) text: String,
    pub(crate) allocations: u64,
}

impl Answer {
    pub(crate) fn new(status: u16, headers: &HeaderMap, allocations: u64) -> Self {
        let mut lines: Vec<String> = headers
            .iter()
            .map(|(name, value)| format!("{name}: {}", String::from_utf8_lossy(value.as_bytes())))
            .collect();
        lines.sort();
        Self { text: format!("{status}\n{}", lines.join("\n")), allocations }
    }
}

/// How often a call is made before the one that counts: values that are made on first use are there by then, and the
/// allocator has what it needs at hand.
const WARM_UP: usize = 3;

/// Calls a handler of `http` types.
pub(crate) fn call(handler: fn(Request<()>) -> Response<&'static str>, asked: &Asked) -> Answer {
    for _ in 0..WARM_UP {
        let (request, _buffer) = asked.request(());
        drop(handler(request));
    }
    let (request, _buffer) = asked.request(());
    let (response, allocations) = counted(|| handler(request));
    Answer::new(response.status().as_u16(), response.headers(), allocations)
}
