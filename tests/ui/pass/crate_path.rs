//! A crate that re-exports the attribute says where it does.
mod platform {
    pub use cors_runtime as policies;
}

mod behind {
    // Whoever looks for the crate by its name looks in vain.
    #![no_implicit_prelude]
    use crate::platform::policies::cors;
    use ::http::{Request, Response};
    use ::std::string::String;

    #[cors(origins = "https://app.example.com, https://two.example.com", crate = crate::platform::policies)]
    pub fn relative(request: Request<String>) -> Response<String> {
        Response::new(request.into_body())
    }

    #[cors(origins = "https://*.example.com", crate = ::cors_runtime, catch_panics)]
    pub async fn absolute(request: Request<String>) -> Response<String> {
        Response::new(request.into_body())
    }

    pub struct Api;

    impl Api {
        #[cors(origins = "*", crate = crate::platform::policies)]
        pub fn method(&self, request: Request<String>) -> Response<String> {
            Response::new(request.into_body())
        }
    }
}

use http::Request;

fn main() {
    assert_eq!(behind::relative(Request::default()).headers()["vary"], "Origin");
    assert_eq!(pollster::block_on(behind::absolute(Request::default())).headers()["vary"], "Origin");
    assert_eq!(behind::Api.method(Request::default()).headers()["access-control-allow-origin"], "*");
}
