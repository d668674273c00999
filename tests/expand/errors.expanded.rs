//! An error of another crate's, and panics, as responses.
use std::num::ParseIntError;
use cors_runtime::{cors, internal_server_error};
use http::{Request, Response};
pub async fn halve(req: Request<String>) -> Result<Response<String>, ParseIntError> {
    async fn halve(req: Request<String>) -> Result<Response<String>, ParseIntError> {
        let number: u32 = std::future::ready(req.body()).await.parse()?;
        assert!(number % 2 == 0, "odd");
        Ok(Response::new((number / 2).to_string()))
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
        cors.finish_with(
            ::cors_runtime::catch_panics_async(halve(req)).await,
            internal_server_error,
        )
    }
}
