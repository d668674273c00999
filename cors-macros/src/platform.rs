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
}

impl Platform {
    /// The request parameter that the help lines suggest.
    pub(crate) const fn parameter(self) -> &'static str {
        match self {
            Self::Http => "request: http::Request<B>",
            Self::Appwrite => "context: openruntimes::Context",
            Self::Axum => "request: axum::extract::Request",
            Self::Actix => "request: actix_web::HttpRequest",
        }
    }

    /// The return type that the help lines suggest.
    pub(crate) const fn output(self) -> &'static str {
        match self {
            Self::Http => "http::Response<B>",
            Self::Appwrite => "openruntimes::Response",
            Self::Axum => "impl axum::response::IntoResponse",
            Self::Actix => "impl actix_web::Responder",
        }
    }
}
