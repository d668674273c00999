//! The other libraries: each on its own framework, with the same policy, and without any.
//!
//! Each is told what the attribute is told, by its own means. Where it has none for a pattern, it is handed the closure
//! that its documentation suggests.

mod actix;
mod poem;
mod salvo;
mod tower_http;
mod warp;

use std::{
    future::Future,
    pin::pin,
    task::{Context, Poll, Waker},
};

use http::{Request, Response};

use crate::{asked::Asked, stack::Answer};

/// What every one of them is told.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Policy {
    pub(crate) handler: fn(Request<()>) -> Response<&'static str>,
    pub(crate) origins: &'static [&'static str],
    /// Whether credentials and exposed headers are declared.
    pub(crate) is_full: bool,
}

impl Policy {
    /// The origins without a wildcard.
    fn exact(&self) -> impl Iterator<Item = &'static str> {
        self.origins.iter().copied().filter(|origin| !origin.contains('*'))
    }

    fn has_patterns(&self) -> bool {
        self.origins.iter().any(|origin| origin.contains('*'))
    }

    /// What users write where there is no pattern: a closure that looks at both ends, one pattern after another.
    fn matches(&self) -> impl Fn(&[u8]) -> bool + Clone + Send + Sync + 'static {
        let cut = |origin: &&'static str| origin.split_once('*');
        let patterns: Vec<(&str, &str)> = self.origins.iter().filter_map(cut).collect();
        move |origin| {
            patterns
                .iter()
                .any(|(before, after)| origin.starts_with(before.as_bytes()) && origin.ends_with(after.as_bytes()))
        }
    }

    /// The handler's headers, for a framework with a response of its own.
    fn headers(&self) -> http::HeaderMap {
        (self.handler)(Request::new(())).into_parts().0.headers
    }
}

/// One of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Peer {
    TowerHttp,
    Actix,
    Poem,
    Warp,
    Salvo,
}

impl Peer {
    pub(crate) const ALL: [Self; 5] = [Self::TowerHttp, Self::Actix, Self::Poem, Self::Warp, Self::Salvo];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::TowerHttp => "tower-http",
            Self::Actix => "actix-cors",
            Self::Poem => "poem",
            Self::Warp => "warp",
            Self::Salvo => "salvo",
        }
    }

    /// Whether it has a way to say this policy.
    pub(crate) fn can_declare(self, policy: &Policy) -> bool {
        self != Self::Warp || !policy.has_patterns()
    }

    /// Its answer, with CORS or without.
    pub(crate) fn answer(self, policy: &Policy, with_cors: bool, asked: &Asked) -> Answer {
        match self {
            Self::TowerHttp => tower_http::answer(policy, with_cors, asked),
            Self::Actix => actix::answer(policy, with_cors, asked),
            Self::Poem => poem::answer(policy, with_cors, asked),
            Self::Warp => warp::answer(policy, with_cors, asked),
            Self::Salvo => salvo::answer(policy, with_cors, asked),
        }
    }
}

/// What a future comes to that waits for nothing.
fn now<F: Future>(future: F) -> F::Output {
    let future = pin!(future);
    match future.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("a handler that waits for nothing, and a stack that does"),
    }
}
