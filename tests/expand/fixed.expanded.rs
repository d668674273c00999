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
        static POLICY: Policy<Fixed> = policy(Declared {
            methods: "GET, PUT",
            ..origin("https://app.example.com")
        });
        POLICY.check(&request)
    };
    if cors.is_preflight() {
        return cors.preflight(&request);
    }
    cors.finish(hello(request))
}
