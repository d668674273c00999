//! Which platform's handler an attribute is for: the import says so.

/// A platform, as far as the outer function's shape depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Platform {
    /// `http::Request` to `http::Response`, or a `Result` of it; the signature does not change.
    Http,
    /// Appwrite Functions: `main(Context)`, which returns the platform's `Response`.
    Appwrite,
    /// axum: an `async fn` of any extractors; the outer function takes the whole request.
    Axum,
    /// actix-web: an `async fn` of any extractors; the outer function takes the whole request.
    Actix,
    /// AWS Lambda: what `lambda_http` makes a response of, or a `Result` of it.
    Lambda,
    /// Vercel Functions: what `vercel_runtime` makes a response of, or a `Result` of it.
    Vercel,
    /// Cloudflare Workers: as [`Http`](Self::Http), with `worker`'s own body among those that may be returned.
    Workers,
    /// wasi:http: as [`Http`](Self::Http), with `wstd`'s own body among those that may be returned.
    Wstd,
}

impl Platform {
    /// The request parameter that the help lines suggest.
    pub(crate) const fn parameter(self) -> &'static str {
        match self {
            Self::Http => "request: http::Request<B>",
            Self::Appwrite => "context: openruntimes::Context",
            Self::Axum => "request: axum::extract::Request",
            Self::Actix => "request: actix_web::HttpRequest",
            Self::Lambda => "request: lambda_http::Request",
            Self::Vercel => "request: vercel_runtime::Request",
            Self::Workers => "request: worker::HttpRequest, env: worker::Env, context: worker::Context",
            Self::Wstd => "request: wstd::http::Request<wstd::http::Body>",
        }
    }

    /// The return type that the help lines suggest.
    pub(crate) const fn output(self) -> &'static str {
        match self {
            Self::Http => "http::Response<B>",
            Self::Appwrite => "openruntimes::Response",
            Self::Axum => "impl axum::response::IntoResponse",
            Self::Actix => "impl actix_web::Responder",
            Self::Lambda => "http::Response<lambda_http::Body>",
            Self::Vercel => "vercel_runtime::Response<vercel_runtime::ResponseBody>",
            Self::Workers => "worker::HttpResponse",
            Self::Wstd => "wstd::http::Response<wstd::http::Body>",
        }
    }

    /// Who calls a handler that must be `async`.
    pub(crate) const fn awaits(self) -> Option<&'static str> {
        match self {
            Self::Lambda => Some("`lambda_http`"),
            Self::Vercel => Some("`vercel_runtime`"),
            Self::Http | Self::Appwrite | Self::Axum | Self::Actix | Self::Workers | Self::Wstd => None,
        }
    }

    /// Whether a handler that returns nothing has an answer.
    pub(crate) fn takes_nothing(self) -> bool {
        self == Self::Vercel
    }
}

#[cfg(test)]
mod tests {
    use super::Platform;

    #[test]
    fn on_vercel_alone_nothing_is_an_answer() {
        use Platform::{Actix, Appwrite, Axum, Http, Lambda, Vercel, Workers, Wstd};
        assert!(Vercel.takes_nothing());
        for platform in [Http, Appwrite, Axum, Actix, Lambda, Workers, Wstd] {
            assert!(!platform.takes_nothing(), "{platform:?}");
        }
    }
}
