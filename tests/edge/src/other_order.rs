//! `#[cors]` above the attribute that makes the entry, where the usual order is below it: both compile.

/// Cloudflare Workers.
pub mod workers {
    use cors_runtime::cors;
    use worker::{event, Context, Env, HttpRequest};

    #[cors(origins = "https://app.example.com", error = failed)]
    #[event(fetch)]
    async fn fetch(
        _request: HttpRequest,
        _env: Env,
        _context: Context,
    ) -> Result<http::Response<String>, worker::Error> {
        Ok(http::Response::default())
    }

    fn failed(_error: worker::Error) -> http::Response<String> {
        http::Response::default()
    }
}

/// wasi:http.
pub mod wasi_http {
    use cors_runtime::{cors, internal_server_error};
    use wstd::http::{Body, Error, Request, Response};

    #[cors(origins = "https://app.example.com", error = internal_server_error)]
    #[wstd::http_server]
    async fn main(_request: Request<Body>) -> Result<Response<String>, Error> {
        Ok(Response::default())
    }
}

/// Spin.
pub mod spin {
    use cors_runtime::cors;
    use spin_sdk::{http::Request, http_service};

    #[cors(origins = "https://app.example.com")]
    #[http_service]
    async fn handle(_request: Request) -> http::Response<String> {
        http::Response::default()
    }
}
