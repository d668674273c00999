//! The `main` of an Appwrite Function.
use std::error::Error;
use cors_runtime::appwrite::cors;
use openruntimes::{Context, Response};
pub fn main(context: Context) -> ::cors_runtime::appwrite::Response {
    fn main(mut context: Context) -> Result<Response, Box<dyn Error>> {
        let name: String = context.req.body_json()?;
        Ok(context.res.text(format!("hello, {name}"), None, None))
    }
    let cors = {
        use ::cors_runtime::declared::*;
        static POLICY: Policy<Fixed> = policy(Declared {
            methods: "POST",
            headers: "content-type",
            ..origin("https://app.example.com")
        });
        ::cors_runtime::appwrite::check(&POLICY, &context)
    };
    if cors.is_preflight() {
        return cors.preflight(&context);
    }
    cors.finish(main(context))
}
