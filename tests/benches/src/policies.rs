//! The policies: each declared to `#[cors]`, and written by hand.

#![allow(clippy::wildcard_imports, reason = "each module is written as if it stood here")]
#![allow(clippy::unreadable_literal, reason = "a generated number has nothing to say to a reader")]

use std::sync::LazyLock;

use cors_runtime::cors;
use http::{
    header::{CACHE_CONTROL, CONTENT_TYPE, ETAG},
    HeaderMap, HeaderValue, Request, Response,
};

use crate::by_hand::{are_labels, host, ready, without_port, ByHand, Table};

include!(concat!(env!("OUT_DIR"), "/policies.rs"));

/// The handler of nearly all cases: it sets no header.
#[inline(never)]
pub(crate) fn bare(_: Request<()>) -> Response<&'static str> {
    Response::new("ok")
}

/// A handler that sets the headers of an ordinary answer.
#[inline(never)]
pub(crate) fn with_headers(_: Request<()>) -> Response<&'static str> {
    three_headers()
}

#[inline]
fn three_headers() -> Response<&'static str> {
    let mut response = Response::new("{}");
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, const { HeaderValue::from_static("application/json") });
    headers.insert(CACHE_CONTROL, const { HeaderValue::from_static("no-cache") });
    headers.insert(ETAG, const { HeaderValue::from_static("\"7\"") });
    response
}

/// One origin.
pub(crate) mod fixed {
    use super::*;

    #[cfg_attr(not(feature = "peers"), allow(dead_code, reason = "the other libraries take it from here"))]
    pub(crate) static ORIGINS: [&str; 1] = ["https://app.example.com"];

    #[cors(
        origins = "https://app.example.com",
        methods = "GET, PUT",
        headers = "authorization, content-type",
        max_age = 600
    )]
    #[inline(never)]
    pub(crate) fn ours(_: Request<()>) -> Response<&'static str> {
        Response::new("ok")
    }

    /// What the code by hand is written for.
    #[derive(Debug)]
    pub(crate) struct Policy;

    impl ByHand for Policy {
        #[allow(clippy::declare_interior_mutable_const, reason = "as in the trait")]
        const FIXED: Option<HeaderValue> = Some(HeaderValue::from_static("https://app.example.com"));

        fn preflight() -> &'static HeaderMap {
            static READY: LazyLock<HeaderMap> = LazyLock::new(ready::<Policy>);
            &READY
        }

        fn allows(_: &[u8]) -> bool {
            true
        }

        fn handler(request: Request<()>) -> Response<&'static str> {
            bare(request)
        }
    }
}

/// One origin, and a handler that sets headers.
pub(crate) mod fixed_with_headers {
    use super::*;

    #[cfg_attr(not(feature = "peers"), allow(dead_code, reason = "the other libraries take it from here"))]
    pub(crate) static ORIGINS: [&str; 1] = ["https://app.example.com"];

    #[cors(
        origins = "https://app.example.com",
        methods = "GET, PUT",
        headers = "authorization, content-type",
        max_age = 600
    )]
    #[inline(never)]
    pub(crate) fn ours(_: Request<()>) -> Response<&'static str> {
        three_headers()
    }

    /// What the code by hand is written for.
    #[derive(Debug)]
    pub(crate) struct Policy;

    impl ByHand for Policy {
        #[allow(clippy::declare_interior_mutable_const, reason = "as in the trait")]
        const FIXED: Option<HeaderValue> = Some(HeaderValue::from_static("https://app.example.com"));

        fn preflight() -> &'static HeaderMap {
            static READY: LazyLock<HeaderMap> = LazyLock::new(ready::<Policy>);
            &READY
        }

        fn allows(_: &[u8]) -> bool {
            true
        }

        fn handler(request: Request<()>) -> Response<&'static str> {
            with_headers(request)
        }
    }
}

/// One origin, and everything else that can be declared.
pub(crate) mod fixed_full {
    use super::*;

    #[cfg_attr(not(feature = "peers"), allow(dead_code, reason = "the other libraries take it from here"))]
    pub(crate) static ORIGINS: [&str; 1] = ["https://app.example.com"];

    #[cors(
        origins = "https://app.example.com",
        methods = "GET, PUT",
        headers = "authorization, content-type",
        expose_headers = "etag, x-request-id",
        credentials,
        max_age = 600
    )]
    #[inline(never)]
    pub(crate) fn ours(_: Request<()>) -> Response<&'static str> {
        Response::new("ok")
    }

    /// What the code by hand is written for.
    #[derive(Debug)]
    pub(crate) struct Policy;

    impl ByHand for Policy {
        #[allow(clippy::declare_interior_mutable_const, reason = "as in the trait")]
        const FIXED: Option<HeaderValue> = Some(HeaderValue::from_static("https://app.example.com"));
        #[allow(clippy::declare_interior_mutable_const, reason = "as in the trait")]
        const EXPOSE_HEADERS: Option<HeaderValue> = Some(HeaderValue::from_static("etag, x-request-id"));
        const CREDENTIALS: bool = true;

        fn preflight() -> &'static HeaderMap {
            static READY: LazyLock<HeaderMap> = LazyLock::new(ready::<Policy>);
            &READY
        }

        fn allows(_: &[u8]) -> bool {
            true
        }

        fn handler(request: Request<()>) -> Response<&'static str> {
            bare(request)
        }
    }
}

/// Two origins, and a handler that sets headers.
pub(crate) mod matched_with_headers {
    use super::*;

    #[cfg_attr(not(feature = "peers"), allow(dead_code, reason = "the other libraries take it from here"))]
    pub(crate) static ORIGINS: [&str; 2] = ["https://app.example.com", "https://admin.example.com"];

    #[cors(
        origins = ["https://app.example.com", "https://admin.example.com"],
        methods = "GET, PUT",
        headers = "authorization, content-type",
        max_age = 600
    )]
    #[inline(never)]
    pub(crate) fn ours(_: Request<()>) -> Response<&'static str> {
        three_headers()
    }

    /// What the code by hand is written for.
    #[derive(Debug)]
    pub(crate) struct Policy;

    impl ByHand for Policy {
        fn preflight() -> &'static HeaderMap {
            static READY: LazyLock<HeaderMap> = LazyLock::new(ready::<Policy>);
            &READY
        }

        fn allows(origin: &[u8]) -> bool {
            origin == b"https://app.example.com" || origin == b"https://admin.example.com"
        }

        fn handler(request: Request<()>) -> Response<&'static str> {
            with_headers(request)
        }
    }
}

/// Two origins, and everything else that can be declared.
pub(crate) mod matched_full {
    use super::*;

    #[cfg_attr(not(feature = "peers"), allow(dead_code, reason = "the other libraries take it from here"))]
    pub(crate) static ORIGINS: [&str; 2] = ["https://app.example.com", "https://admin.example.com"];

    #[cors(
        origins = ["https://app.example.com", "https://admin.example.com"],
        methods = "GET, PUT",
        headers = "authorization, content-type",
        expose_headers = "etag, x-request-id",
        credentials,
        max_age = 600
    )]
    #[inline(never)]
    pub(crate) fn ours(_: Request<()>) -> Response<&'static str> {
        Response::new("ok")
    }

    /// What the code by hand is written for.
    #[derive(Debug)]
    pub(crate) struct Policy;

    impl ByHand for Policy {
        #[allow(clippy::declare_interior_mutable_const, reason = "as in the trait")]
        const EXPOSE_HEADERS: Option<HeaderValue> = Some(HeaderValue::from_static("etag, x-request-id"));
        const CREDENTIALS: bool = true;

        fn preflight() -> &'static HeaderMap {
            static READY: LazyLock<HeaderMap> = LazyLock::new(ready::<Policy>);
            &READY
        }

        fn allows(origin: &[u8]) -> bool {
            origin == b"https://app.example.com" || origin == b"https://admin.example.com"
        }

        fn handler(request: Request<()>) -> Response<&'static str> {
            bare(request)
        }
    }
}
