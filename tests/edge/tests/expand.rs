//! What a reader sees of an expansion is the code that runs: each snapshot compiles, as its input does, and answers the same.
//! (cors-macros' own tests compare the snapshots with what the attribute writes.)

#![allow(missing_docs, unreachable_pub, dead_code, clippy::pedantic, reason = "files for readers of the expansion")]
#![allow(unused_imports, reason = "an expanded file keeps its imports")]

use http::{Request, Response};

macro_rules! modules {
    ($($path:literal $name:ident)*) => { $(#[path = $path] mod $name;)* };
}

modules! {
    "../../expand/workers.rs" workers
    "../../expand/workers.expanded.rs" workers_expanded
    "../../expand/wstd.rs" wstd_handlers
    "../../expand/wstd.expanded.rs" wstd_handlers_expanded
}

/// Each method and origin, with a path that the handlers panic at, and a body of the platform's own.
fn requests<B>(body: impl Fn() -> B) -> impl Iterator<Item = Request<B>> {
    let origins = ["https://app.example.com", "http://localhost:5173", "https://evil.example"];
    let asked = ["GET", "OPTIONS"].into_iter().flat_map(move |method| origins.map(|origin| (method, origin)));
    asked.flat_map(|(method, origin)| ["/", "/?q"].map(|path| (method, origin, path))).map(
        move |(method, origin, path)| {
            let request = Request::builder().method(method).uri(path).header("origin", origin);
            request.header("access-control-request-method", "PUT").body(body()).unwrap()
        },
    )
}

fn head<B>(response: &Response<B>) -> String {
    format!("{} {:?}", response.status(), response.headers())
}

/// Of a Worker's entry no call can be made on the host, and of a body that is JavaScript's no text: the panic's 500 has one.
#[test]
fn handlers_of_workers_answer_as_their_snapshots_do() {
    let calm = |request: &Request<worker::Body>| request.uri().query().is_none();
    for (asked, same) in
        requests(worker::Body::empty).zip(requests(worker::Body::empty)).filter(|(asked, _)| calm(asked))
    {
        let written = pollster::block_on(workers::health(asked));
        let expanded = pollster::block_on(workers_expanded::health(same));
        assert_eq!(head(&written), head(&expanded));
        assert!(written.into_body().into_inner().is_none() && expanded.into_body().into_inner().is_none());
    }
}

#[test]
fn handlers_of_wasi_http_answer_as_their_snapshots_do() {
    type Answer = Response<wstd::http::Body>;
    let text = |mut answer: Answer| {
        format!("{} {}", head(&answer), pollster::block_on(answer.body_mut().str_contents()).unwrap())
    };
    for body in ["7", "seven", ""] {
        for (asked, same) in requests(|| body.into()).zip(requests(|| body.into())) {
            let written = pollster::block_on(wstd_handlers::order(asked)).unwrap();
            let expanded = pollster::block_on(wstd_handlers_expanded::order(same)).unwrap();
            assert_eq!(text(written), text(expanded));
        }
    }
    for (asked, same) in requests(wstd::http::Body::empty).zip(requests(wstd::http::Body::empty)) {
        let written = pollster::block_on(wstd_handlers::health(asked));
        let expanded = pollster::block_on(wstd_handlers_expanded::health(same));
        assert_eq!(text(written), text(expanded));
    }
}
