use cors_runtime::cors;
use http::{Request, Response};

#[cors(
    origins = "https://a.example/",
    methods = ["GET", "patch"],
    headers = "cookie",
    expose_headers = "*",
    credentials,
    max_age = 100_000,
    error = "to_response",
    catch_panics = true,
    crate = cors_runtime,
    dangerously_allow_insecure_origins,
    allowed_headers = "content-type",
)]
fn handler(request: Request<String>) -> Response<String> {
    Response::new(request.into_body())
}

fn main() {}
