//! A handler of axum, an associated function whose body says `Self`, and their router.
use axum::extract::State;
use axum::http::{Method, StatusCode};
use axum::Router;
use cors_runtime::axum::cors;
use cors_runtime::axum::routing::get;
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
        use ::cors_runtime::declared::{origins, Matched, Policy};
        static POLICY: Policy<Matched> = origins(
                &["https://app.example.com", "http://localhost:5173"],
            )
            .methods("PUT")
            .credentials()
            .policy();
        POLICY.check(call.request())
    };
    if cors.is_preflight() {
        return cors.preflight(call.request());
    }
    let response = call.run(order).await;
    cors.finish(response)
}
impl Shop {
    pub async fn name<RouterState, Via>(
        call: ::cors_runtime::axum::Call<RouterState, (State<Self>,), Via>,
    ) -> ::cors_runtime::axum::Response {
        let cors = &mut {
            use ::cors_runtime::declared::{origin, Fixed, Policy};
            static POLICY: Policy<Fixed> = origin("https://app.example.com").policy();
            POLICY.check(call.request())
        };
        if cors.is_preflight() {
            return cors.preflight(call.request());
        }
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
pub fn app() -> Router {
    Router::new()
        .route("/", get(order).put(Shop::name).into())
        .with_state(Shop { name: "tea" })
}
