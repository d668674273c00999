//! A handler with whatever stands before it, ready to be called and counted.

use bytes::Bytes;
use http::{HeaderMap, Request, Response};

use crate::{asked::Asked, count::counted};

/// What came back, and how often memory was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) allocations: u64,
}

impl Answer {
    pub(crate) fn new(status: u16, headers: &HeaderMap, allocations: u64) -> Self {
        Self { status, headers: headers.clone(), allocations }
    }
}

/// How often a call is made before the one that counts: values that are made on first use are there by then, and the
/// allocator has what it needs at hand.
const WARM_UP: usize = 3;

/// Calls once for the count, after some calls for nothing: each with a request of its own, and beside it the buffer that
/// its values are slices of, which outlives the call.
pub(crate) fn rehearsed<R, T>(request: impl Fn() -> (R, Bytes), call: impl Fn(R) -> T) -> (T, u64) {
    for _ in 0..WARM_UP {
        let (request, _buffer) = request();
        drop(call(request));
    }
    let (request, _buffer) = request();
    counted(|| call(request))
}

/// Calls a handler of `http` types.
pub(crate) fn call(handler: fn(Request<()>) -> Response<&'static str>, asked: &Asked) -> Answer {
    let (response, allocations) = rehearsed(|| asked.request(()), handler);
    Answer::new(response.status().as_u16(), response.headers(), allocations)
}
