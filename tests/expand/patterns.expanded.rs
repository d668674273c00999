//! More than a handful of patterns: an index over what they have in common.
use cors_runtime::cors;
use http::{Request, Response};
pub fn hello(request: Request<String>) -> Response<String> {
    fn hello(_: Request<String>) -> Response<String> {
        Response::default()
    }
    let cors = &mut {
        use ::cors_runtime::declared::*;
        static POLICY: Policy<Matched> = Policy {
            origins: Matched {
                exact: Few(&["https://app.example"]),
                patterns: Patterns::Many(Index {
                    any_port: Few(&["http://localhost", "http://127.0.0.1"]),
                    subdomains: &[
                        Suffixes {
                            before: "https://",
                            shortest: 12,
                            longest: 16,
                            after: Few(&[".app.example", ".preview.example"]),
                        },
                    ],
                    subdomains_any_port: &[
                        Suffixes {
                            before: "http://",
                            shortest: 10,
                            longest: 10,
                            after: Few(&[".localhost"]),
                        },
                    ],
                }),
            },
            ..MATCHED_ALONE
        };
        POLICY.check(&request)
    };
    if cors.is_preflight {
        cors.preflight(&request)
    } else {
        cors.finish(hello(request))
    }
}
