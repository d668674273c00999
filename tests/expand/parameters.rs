//! Generics, patterns, and a request that is not the first parameter.

use cors_runtime::cors;
use http::{Request, Response};

#[cors(origins = "https://app.example.com")]
pub async fn scale<const N: usize, B>(
    (name, _): (String, u8),
    #[cors(request)] mut req: Request<B>,
) -> Response<String>
where
    B: AsRef<[u8]>,
{
    req.headers_mut().clear();
    let bytes = std::future::ready(req.body().as_ref().len()).await;
    Response::new(format!("{name}: {}", bytes * N))
}
