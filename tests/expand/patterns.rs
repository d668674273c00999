//! More than a handful of patterns: an index over what they have in common.

use cors_runtime::cors;
use http::{Request, Response};

#[cors(origins = [
    "https://app.example",
    "https://*.app.example", "https://*.preview.example", "http://*.localhost:*",
    "http://localhost:*", "http://127.0.0.1:*",
])]
pub fn hello(_: Request<String>) -> Response<String> {
    Response::default()
}
