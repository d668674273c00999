//! More than a handful of patterns: an index over what they have in common.
use cors_runtime::cors;
use http::{Request, Response};
pub fn hello(request: Request<String>) -> Response<String> {
    fn hello(_: Request<String>) -> Response<String> {
        Response::default()
    }
    let cors = &mut {
        use ::cors_runtime::declared::*;
        static POLICY: Policy<Matched> = policy(
            origins(&["https://app.example"])
                .index(Index {
                    any_port: Exact::Few(&["http://localhost", "http://127.0.0.1"]),
                    subdomains: &[
                        Suffixes {
                            before: "https://",
                            shortest: 12,
                            longest: 16,
                            after: Exact::Few(&[".app.example", ".preview.example"]),
                        },
                    ],
                    subdomains_any_port: &[
                        Suffixes {
                            before: "http://",
                            shortest: 10,
                            longest: 10,
                            after: Exact::Few(&[".localhost"]),
                        },
                    ],
                }),
        );
        POLICY.check(&request)
    };
    if cors.is_preflight() {
        return cors.preflight(&request);
    }
    cors.finish(hello(request))
}
