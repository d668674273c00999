//! Methods: the body keeps its `self`, in one inner block.
use cors_runtime::cors;
use http::{Request, Response};
pub struct Api {
    pub name: String,
}
impl Api {
    pub fn name(&self, request: Request<String>) -> Response<String> {
        let cors = &mut {
            use ::cors_runtime::declared::*;
            static POLICY: Policy<Fixed> = Policy {
                origins: Fixed("*"),
                ..FIXED_ALONE
            };
            POLICY.check(&request)
        };
        if cors.is_preflight {
            cors.preflight(&request)
        } else {
            cors.finish(
                ::cors_runtime::declared::call_once(move || -> Response<String> {
                    let _ignored = request;
                    Response::new(self.name.clone())
                }),
            )
        }
    }
    pub async fn rename(&mut self, mut req: Request<String>) -> Response<String> {
        let cors = &mut {
            use ::cors_runtime::declared::*;
            static POLICY: Policy<Matched> = Policy {
                origins: Matched {
                    exact: Few(&[]),
                    patterns: Patterns::few(
                        &[Pattern::Subdomains("https://", ".example.com")],
                    ),
                },
                methods: "PUT",
                headers: "",
                expose_headers: "",
                credentials: false,
                max_age: "",
                made: NOT_MADE,
            };
            POLICY.check(&req)
        };
        if cors.is_preflight {
            cors.preflight(&req)
        } else {
            cors.finish(
                async move {
                    if let ::core::option::Option::Some(output) = ::core::option::Option::None::<
                        Response<String>,
                    > {
                        return output;
                    }
                    self.name = std::mem::take(req.body_mut());
                    Response::new(std::future::ready("renamed".to_owned()).await)
                }
                    .await,
            )
        }
    }
}
