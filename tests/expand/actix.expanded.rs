//! An actix-web handler: the extractors run inside.
use actix_web::web;
use cors_runtime::actix::cors;
pub async fn rename(
    call: ::cors_runtime::actix::Call,
) -> ::cors_runtime::actix::HttpResponse {
    async fn rename(
        id: web::Path<u32>,
        web::Query(names): web::Query<Vec<(String, String)>>,
    ) -> actix_web::Result<String> {
        Ok(format!("{id} {names:?}"))
    }
    let (request, payload) = call.into_parts();
    let cors = &mut {
        use ::cors_runtime::declared::*;
        static POLICY: Policy<Fixed> = Policy {
            origins: Fixed("https://app.example.com"),
            methods: "PUT",
            headers: "",
            expose_headers: "",
            credentials: false,
            max_age: "",
            made: NOT_MADE,
        };
        POLICY.check(&request)
    };
    if cors.is_preflight {
        cors.preflight(&request)
    } else {
        let output = ::cors_runtime::catch_panics_async(async {
                ::cors_runtime::actix::respond(
                        &request,
                        ::cors_runtime::actix::extract::<
                            (web::Path<u32>, web::Query<Vec<(String, String)>>),
                        >(&request, payload)
                            .await,
                        |(id, argument_1)| rename(id, argument_1),
                    )
                    .await
            })
            .await;
        cors.finish(output)
    }
}
#[actix_web::route("/", method = "GET", method = "OPTIONS")]
pub async fn hello(
    call: ::cors_runtime::actix::Call<::cors_runtime::actix::RoutingMacro>,
) -> ::cors_runtime::actix::HttpResponse {
    async fn hello() -> &'static str {
        "hello"
    }
    let (request, payload) = call.into_parts();
    let cors = &mut {
        use ::cors_runtime::declared::*;
        static POLICY: Policy<Fixed> = Policy {
            origins: Fixed("https://app.example.com"),
            methods: "GET",
            headers: "",
            expose_headers: "",
            credentials: false,
            max_age: "",
            made: NOT_MADE,
        };
        POLICY.check(&request)
    };
    if cors.is_preflight {
        cors.preflight(&request)
    } else {
        let output = ::cors_runtime::actix::respond(
                &request,
                ::cors_runtime::actix::extract::<()>(&request, payload).await,
                |()| hello(),
            )
            .await;
        cors.finish(output)
    }
}
