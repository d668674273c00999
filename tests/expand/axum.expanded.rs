//! A handler of axum, one whose error is no response, an associated function whose body says `Self`, and their router.
use axum::extract::State;
use axum::http::{Method, StatusCode};
use axum::Router;
use cors_runtime::axum::cors;
use cors_runtime::axum::routing::get;
use cors_runtime::internal_server_error;
use std::num::ParseIntError;
#[derive(Clone)]
pub struct Shop {
    name: &'static str,
}
pub async fn order<RouterState, Via>(
    call: ::cors_runtime::axum::Call<RouterState, (State<Shop>, Method, String), Via>,
) -> ::cors_runtime::axum::Response {
    async fn order(
        State(shop): State<Shop>,
        method: Method,
        body: String,
    ) -> Result<String, StatusCode> {
        let count: u32 = body.parse().map_err(|_| StatusCode::BAD_REQUEST)?;
        Ok(format!("{method} {count} {}", shop.name))
    }
    let cors = &mut {
        use ::cors_runtime::declared::*;
        static POLICY: Policy<Matched> = Policy {
            origins: Matched {
                exact: Few(&["https://app.example.com", "http://localhost:5173"]),
                patterns: NO_PATTERNS,
            },
            methods: "PUT",
            headers: "",
            expose_headers: "",
            credentials: true,
            max_age: "",
            made: NOT_MADE,
        };
        POLICY.check(call.request())
    };
    if cors.is_preflight {
        cors.preflight(call.request())
    } else {
        let response = call.run(order).await;
        cors.finish(response)
    }
}
pub async fn double<RouterState, Via>(
    call: ::cors_runtime::axum::Call<RouterState, (Method, String), Via>,
) -> ::cors_runtime::axum::Response {
    async fn double(method: Method, body: String) -> Result<String, ParseIntError> {
        assert_eq!(method, "GET", "too much");
        let count: u32 = body.parse()?;
        Ok((count * 2).to_string())
    }
    let cors = &mut {
        use ::cors_runtime::declared::*;
        static POLICY: Policy<Fixed> = Policy {
            origins: Fixed("https://app.example.com"),
            ..FIXED_ALONE
        };
        POLICY.check(call.request())
    };
    if cors.is_preflight {
        cors.preflight(call.request())
    } else {
        let response = ::cors_runtime::catch_panics_async(async {
                call.run_fallible(double).await.or(internal_server_error)
            })
            .await;
        cors.finish(response)
    }
}
impl Shop {
    pub async fn name<RouterState, Via>(
        call: ::cors_runtime::axum::Call<RouterState, (State<Self>,), Via>,
    ) -> ::cors_runtime::axum::Response {
        let cors = &mut {
            use ::cors_runtime::declared::*;
            static POLICY: Policy<Fixed> = Policy {
                origins: Fixed("https://app.example.com"),
                ..FIXED_ALONE
            };
            POLICY.check(call.request())
        };
        if cors.is_preflight {
            cors.preflight(call.request())
        } else {
            let response = call
                .run(move |State(shop): State<Self>| async move {
                    if let ::core::option::Option::Some(output) = ::core::option::Option::None::<
                        &'static str,
                    > {
                        return output;
                    }
                    shop.name
                })
                .await;
            cors.finish(response)
        }
    }
}
pub fn app() -> Router {
    let app = Router::new()
        .route("/", get(order).put(Shop::name).into())
        .route("/double", get(double).into());
    app.with_state(Shop { name: "tea" })
}
