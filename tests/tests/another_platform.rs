//! A platform that cors-runtime does not know: the worked example of `docs/platforms.md`, and what the guide shows.

#![allow(missing_docs, reason = "a test is no API")]
#![allow(clippy::panic, reason = "a test fails by a panic")]
#![allow(clippy::needless_pass_by_value, reason = "a handler owns its request")]

use cors_runtime::cors;

/// A tiny framework, as it might be on crates.io: its own request and response, and a router that answers 404.
mod framework {
    #[derive(Debug)]
    pub(crate) struct Call {
        pub(crate) verb: String,
        pub(crate) path: String,
        pub(crate) headers: Vec<(String, String)>,
    }

    #[derive(Debug, Default, PartialEq)]
    pub(crate) struct Reply {
        pub(crate) code: u16,
        pub(crate) headers: Vec<(String, String)>,
        pub(crate) text: String,
    }

    impl Reply {
        pub(crate) fn text(text: &str) -> Self {
            Self { code: 200, text: text.to_owned(), ..Self::default() }
        }
    }

    pub(crate) type Handler = fn(Call) -> Reply;

    pub(crate) fn route(call: Call, routes: &[(&str, Handler)]) -> Reply {
        match routes.iter().find(|(path, _)| *path == call.path) {
            Some((_, handler)) => handler(call),
            None => Reply { code: 404, ..Reply::default() },
        }
    }
}

/// What its users, or its authors, write.
mod adapter {
    use cors_runtime::{Constant, CorsRequest, CorsResponse, ErrorResponse, Field, IntoErrorResponse, Lines, Panic};

    use super::{framework, OutOfTea};

    pub(crate) struct Call(pub(crate) framework::Call);

    pub(crate) struct Reply(pub(crate) framework::Reply);

    impl CorsRequest for Call {
        type Value = String;

        fn method(&self) -> &str {
            &self.0.verb
        }

        fn lines(&self, field: Field) -> Lines<'_, String> {
            let mut lines = self.0.headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case(field.as_str()));
            match (lines.next(), lines.next()) {
                (None, _) => Lines::None,
                (Some((_, value)), None) => Lines::One(value),
                (Some(_), Some(_)) => Lines::Several,
            }
        }
    }

    impl CorsResponse for Reply {
        type Value = String;

        fn no_content() -> Self {
            Self(framework::Reply { code: 204, ..framework::Reply::default() })
        }

        fn value(constant: &Constant<'_>) -> String {
            constant.as_str().to_owned()
        }

        fn add(&mut self, field: Field, value: String) {
            self.0.headers.push((field.as_str().to_owned(), value));
        }

        fn retain(&mut self, keep: &mut dyn FnMut(&str) -> bool) {
            self.0.headers.retain(|(name, _)| keep(name));
        }

        fn any_line(&self, field: Field, test: &mut dyn FnMut(&[u8]) -> bool) -> bool {
            let mut lines = self.0.headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case(field.as_str()));
            lines.any(|(_, value)| test(value.as_bytes()))
        }
    }

    // Only for handlers that return a `Result`: one for each error type, by the one way in which an error is answered.
    impl IntoErrorResponse<Reply> for OutOfTea {
        fn into_error_response(self) -> Reply {
            error_reply(&self)
        }
    }

    // Only for `catch_panics`.
    impl IntoErrorResponse<Reply> for Panic {
        fn into_error_response(self) -> Reply {
            error_reply(&self)
        }
    }

    fn error_reply(error: &impl ErrorResponse) -> Reply {
        let code = error.status().as_u16();
        Reply(framework::Reply { code, ..framework::Reply::text(&error.message()) })
    }
}

#[derive(Debug)]
struct OutOfTea;

impl cors_runtime::ErrorResponse for OutOfTea {}

#[cors(origins = "https://app.example.com, https://admin.example.com", methods = "GET, PUT", catch_panics)]
fn tea(call: adapter::Call) -> Result<adapter::Reply, OutOfTea> {
    let has = |header: &str| call.0.headers.iter().any(|(name, _)| name == header);
    assert!(!has("x-panic"), "no such luck");
    if has("x-fail") {
        return Err(OutOfTea);
    }
    let mut reply = framework::Reply::text("7 EUR");
    for (name, value) in [("Vary", "accept"), ("vary", "cookie"), ("Access-Control-Allow-Origin", "*")] {
        reply.headers.push((name.to_owned(), value.to_owned()));
    }
    Ok(adapter::Reply(reply))
}

/// The handler as the framework's router takes it.
fn tea_route(call: framework::Call) -> framework::Reply {
    match tea(adapter::Call(call)) {
        Ok(adapter::Reply(reply)) => reply,
        Err(OutOfTea) => framework::Reply { code: 500, ..framework::Reply::default() },
    }
}

fn ask(verb: &str, headers: &[(&str, &str)]) -> framework::Reply {
    let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let call = framework::Call { verb: verb.to_owned(), path: "/tea".to_owned(), headers };
    framework::route(call, &[("/tea", tea_route)])
}

fn reply(code: u16, text: &str, headers: &[(&str, &str)]) -> framework::Reply {
    let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    framework::Reply { code, text: text.to_owned(), headers }
}

const APP: (&str, &str) = ("Origin", "https://app.example.com");
const EVIL: (&str, &str) = ("Origin", "https://evil.example");
const ASKS_FOR_PUT: (&str, &str) = ("Access-Control-Request-Method", "PUT");
const ALLOW_APP: (&str, &str) = ("access-control-allow-origin", "https://app.example.com");

#[test]
fn a_preflight_is_answered_without_the_handler() {
    let expected = [("vary", "Origin"), ALLOW_APP, ("access-control-allow-methods", "GET, PUT")];
    assert_eq!(ask("OPTIONS", &[APP, ASKS_FOR_PUT, ("x-panic", "1")]), reply(204, "", &expected));
}

#[test]
fn a_success_carries_the_headers_beside_its_own() {
    let expected = [("Vary", "accept"), ("vary", "cookie"), ("vary", "Origin"), ALLOW_APP];
    for method in ["GET", "HEAD", "OPTIONS"] {
        assert_eq!(ask(method, &[APP]), reply(200, "7 EUR", &expected));
    }
}

#[test]
fn an_error_and_a_panic_carry_the_headers() {
    let expected = reply(500, "Internal Server Error", &[("vary", "Origin"), ALLOW_APP]);
    assert_eq!(ask("GET", &[APP, ("x-fail", "1")]), expected);
    assert_eq!(ask("GET", &[APP, ("x-panic", "1")]), expected);
}

#[test]
fn a_foreign_origin_or_two_get_no_headers() {
    let vary = [("Vary", "accept"), ("vary", "cookie"), ("vary", "Origin")];
    assert_eq!(ask("GET", &[EVIL]), reply(200, "7 EUR", &vary));
    assert_eq!(ask("GET", &[APP, EVIL]), reply(200, "7 EUR", &vary));
    assert_eq!(ask("OPTIONS", &[EVIL, ASKS_FOR_PUT]), reply(204, "", &[("vary", "Origin")]));
}

/// Each line without its indentation.
fn flush_left(text: &str) -> String {
    text.lines().map(str::trim_start).collect::<Vec<_>>().join("\n")
}

/// What the guide shows stands in a file that is compiled.
#[test]
fn every_snippet_of_the_guide_is_compiled() {
    let compiled = [
        include_str!("another_platform.rs"),
        include_str!("../edge/src/fastly.rs"),
        include_str!("../edge/tests/spin.rs"),
        include_str!("../edge/tests/wasi_http.rs"),
        include_str!("../edge/tests/workers.rs"),
        include_str!("../examples/guide_actix.rs"),
        include_str!("../examples/guide_axum.rs"),
        include_str!("../examples/guide_hyper.rs"),
        include_str!("../examples/guide_tower.rs"),
        include_str!("../platforms/examples/guide_lambda.rs"),
        include_str!("../platforms/examples/guide_vercel.rs"),
    ];
    let compiled = compiled.map(flush_left);
    let guide = include_str!("../../docs/platforms.md");
    let snippets: Vec<&str> = guide.split("```rust\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert_eq!(snippets.len(), 11);
    for snippet in snippets {
        let text = flush_left(snippet.trim_end());
        assert!(compiled.iter().any(|file| file.contains(&text)), "no compiled file has this:\n{snippet}");
    }
}
