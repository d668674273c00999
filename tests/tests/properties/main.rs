//! Properties of every policy that compiles: the model of the browser is the judge, and [`meaning`] says what a policy
//! declares, from the design's table of arguments alone.
//!
//! `PROPTEST_CASES=100000 cargo test --release -p cors-tests --test properties` looks longer.

#![allow(missing_docs, reason = "a test is no API")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test fails by a panic")]

mod appwrite;
mod cache;
mod declared;
mod generate;
mod journey;
mod meaning;
mod read;
mod redirects;
mod sent;
mod union;

use cors_runtime::declared::{Origins, Policy as Static};
use http::{Request, Response};
use proptest::test_runner::Config;

use crate::declared::Policy;

/// `cases` of each property, unless the environment says how many.
fn cases(cases: u32) -> Config {
    let config = Config { failure_persistence: None, ..Config::default() };
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { config.cases } else { cases };
    // A case is rejected where a look-alike is no origin that a page could have.
    Config { cases, max_global_rejects: u32::MAX, max_local_rejects: u32::MAX, max_shrink_iters: 4000, ..config }
}

/// What the attribute makes of a handler.
fn answer<B>(
    policy: &Policy,
    request: Request<B>,
    inner: impl FnOnce(Request<B>) -> Response<String>,
) -> Response<String> {
    match policy {
        Policy::Fixed(policy) => answer_by(policy, request, inner),
        Policy::Matched(policy) => answer_by(policy, request, inner),
    }
}

fn answer_by<O: Origins, B>(
    policy: &Static<O>,
    request: Request<B>,
    inner: impl FnOnce(Request<B>) -> Response<String>,
) -> Response<String> {
    let mut cors = policy.check(&request);
    if cors.is_preflight {
        let first: Response<String> = cors.preflight(&request);
        // From then on the answer is a copy of what was made first.
        let second: Response<String> = policy.check(&request).preflight(&request);
        assert_eq!((first.status(), first.headers()), (second.status(), second.headers()));
        return second;
    }
    cors.finish(inner(request))
}
