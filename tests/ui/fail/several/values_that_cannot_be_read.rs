use cors_runtime::cors;
use http::{Request, Response};

#[cors(origins = APP, methods = GET, headers = 1, max_age = "600", credentials = "include")]
fn handler(request: Request<String>) -> Response<String> {
    Response::new(request.into_body())
}

fn main() {}
