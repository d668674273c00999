//! More than a handful of origins: a perfect hash over one text.
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
                exact: Many(Table {
                    seed: 0,
                    displacements: b"\0\0\x01\0\x02\0\x02\0",
                    offsets: b"\0\0\0\0\x11\0\0\0\x11\0\0\0\x11\0\0\0\"\0\0\0\"\0\0\x003\0\0\0D\0\0\0D\0\0\0D\0\0\0U\0\0\0U\0\0\0f\0\0\0w\0\0\0\x88\0\0\0\x88\0\0\0\x99\0\0\0",
                    text: "https://e.examplehttps://i.examplehttps://h.examplehttps://d.examplehttps://b.examplehttps://g.examplehttps://a.examplehttps://f.examplehttps://c.example",
                }),
                patterns: NO_PATTERNS,
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
