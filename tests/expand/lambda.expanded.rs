//! Handlers of AWS Lambda: a `Result`, a plain answer, and a method.
use cors_runtime::lambda::cors;
use lambda_http::http::StatusCode;
use lambda_http::{Error, IntoResponse, Request};
pub async fn order(
    request: Request,
) -> ::core::result::Result<
    ::cors_runtime::lambda::Response,
    ::core::convert::Infallible,
> {
    async fn order(request: Request) -> Result<impl IntoResponse, Error> {
        let count: u32 = std::str::from_utf8(request.body())?.parse()?;
        Ok((StatusCode::CREATED, format!("{count} ordered")))
    }
    let cors = {
        use ::cors_runtime::declared::*;
        static POLICY: Policy<Fixed> = Policy {
            origins: Fixed("https://app.example.com"),
            methods: "PUT",
            headers: "content-type",
            expose_headers: "",
            credentials: false,
            max_age: "",
            made: NOT_MADE,
        };
        ::cors_runtime::lambda::check(&POLICY, &request)
    };
    if cors.is_preflight {
        cors.preflight(&request)
    } else {
        let output = order(request).await;
        cors.finish(output).await
    }
}
pub async fn health(
    request: Request,
) -> ::core::result::Result<
    ::cors_runtime::lambda::Response,
    ::core::convert::Infallible,
> {
    async fn health(request: Request) -> &'static str {
        assert!(request.body().is_empty(), "too much");
        "well"
    }
    let cors = {
        use ::cors_runtime::declared::*;
        static POLICY: Policy<Matched> = Policy {
            origins: Matched {
                exact: Few(&["https://app.example.com", "http://localhost:5173"]),
                patterns: NO_PATTERNS,
            },
            ..MATCHED_ALONE
        };
        ::cors_runtime::lambda::check(&POLICY, &request)
    };
    if cors.is_preflight {
        cors.preflight(&request)
    } else {
        cors.finish_catching_panics(health(request)).await
    }
}
pub struct Shop {
    pub name: &'static str,
}
impl Shop {
    pub async fn name(
        &self,
        request: Request,
    ) -> ::core::result::Result<
        ::cors_runtime::lambda::Response,
        ::core::convert::Infallible,
    > {
        fn _output(_: &Result<impl IntoResponse, Error>) {}
        let cors = {
            use ::cors_runtime::declared::*;
            static POLICY: Policy<Fixed> = Policy {
                origins: Fixed("https://app.example.com"),
                ..FIXED_ALONE
            };
            ::cors_runtime::lambda::check(&POLICY, &request)
        };
        if cors.is_preflight {
            cors.preflight(&request)
        } else {
            let output = async move {
                if let ::core::option::Option::Some(output) = ::core::option::Option::None::<
                    Result<_, Error>,
                > {
                    return output;
                }
                let _ignored = request;
                Ok(self.name)
            }
                .await;
            cors.finish(output).await
        }
    }
}
