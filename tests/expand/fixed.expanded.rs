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
        use ::cors_runtime::declared::{origin, Fixed, Policy};
        static POLICY: Policy<Fixed> = origin("https://app.example.com")
            .methods("GET, PUT")
            .policy();
        POLICY.check(&request)
    };
    if cors.is_preflight() {
        return cors.preflight(&request);
    }
    cors.finish(hello(request))
}
