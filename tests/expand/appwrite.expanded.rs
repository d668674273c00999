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
        static POLICY: Policy<Fixed> = Policy {
            origins: Fixed("https://app.example.com"),
            methods: "POST",
            headers: "content-type",
            expose_headers: "",
            credentials: false,
            max_age: "",
            made: NOT_MADE,
        };
        ::cors_runtime::appwrite::check(&POLICY, &context)
    };
    if cors.is_preflight { cors.preflight(&context) } else { cors.finish(main(context)) }
}
