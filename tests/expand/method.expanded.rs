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
            static POLICY: Policy<Fixed> = policy(origin("*"));
            POLICY.check(&request)
        };
        if cors.is_preflight() {
            return cors.preflight(&request);
        }
        cors.finish(
            ::cors_runtime::declared::call_once(move || -> Response<String> {
                let _ignored = request;
                Response::new(self.name.clone())
            }),
        )
    }
    pub async fn rename(&mut self, mut req: Request<String>) -> Response<String> {
        let cors = &mut {
            use ::cors_runtime::declared::*;
            static POLICY: Policy<Matched> = policy(Declared {
                methods: "PUT",
                ..patterns(&[Pattern::Subdomains("https://", ".example.com")])
            });
            POLICY.check(&req)
        };
        if cors.is_preflight() {
            return cors.preflight(&req);
        }
        let output = async move {
            if let ::core::option::Option::Some(output) = ::core::option::Option::None::<
                Response<String>,
            > {
                return output;
            }
            self.name = std::mem::take(req.body_mut());
            Response::new(std::future::ready("renamed".to_owned()).await)
        }
            .await;
        cors.finish(output)
    }
}
