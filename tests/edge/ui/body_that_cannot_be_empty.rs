use cors_runtime::wstd::cors;
use http::{Request, Response};

struct Page(u32);

#[cors(origins = "https://app.example.com")]
async fn handler(_request: Request<()>) -> Response<Page> {
    Response::new(Page(7))
}

fn main() {}
