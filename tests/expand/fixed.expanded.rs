//! One origin: every header is a constant.
use cors_runtime::cors;
use http::{Request, Response};
/// Says hello.
#[must_use]
pub fn hello(request: Request<String>) -> Response<String> {
    fn hello(request: Request<String>) -> Response<String> {
        Response::new(format!("hello, {}", request.body()))
    }
    let cors = &mut {
        use ::cors_runtime::declared::*;
        static POLICY: Policy<Fixed> = Policy {
            origins: Fixed("https://app.example.com"),
            methods: "GET, PUT",
            headers: "",
            expose_headers: "",
            credentials: false,
            max_age: "",
            made: NOT_MADE,
        };
        POLICY.check(&request)
    };
    if cors.is_preflight {
        cors.preflight(&request)
    } else {
        cors.finish(hello(request))
    }
}
