//! Generics, patterns, and a request that is not the first parameter.
use cors_runtime::cors;
use http::{Request, Response};
pub async fn scale<const N: usize, B>(
    argument_0: (String, u8),
    req: Request<B>,
) -> Response<String>
where
    B: AsRef<[u8]>,
{
    async fn scale<const N: usize, B>(
        (name, _): (String, u8),
        mut req: Request<B>,
    ) -> Response<String>
    where
        B: AsRef<[u8]>,
    {
        req.headers_mut().clear();
        let bytes = std::future::ready(req.body().as_ref().len()).await;
        Response::new(format!("{name}: {}", bytes * N))
    }
    let cors = &mut {
        use ::cors_runtime::declared::*;
        static POLICY: Policy<Fixed> = Policy {
            origins: Fixed("https://app.example.com"),
            ..FIXED_ALONE
        };
        POLICY.check(&req)
    };
    if cors.is_preflight {
        cors.preflight(&req)
    } else {
        cors.finish(scale::<N, B>(argument_0, req).await)
    }
}
