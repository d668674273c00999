//! More than a handful of origins: a perfect hash over one text.

use cors_runtime::cors;
use http::{Request, Response};

#[cors(origins = [
    "https://a.example", "https://b.example", "https://c.example",
    "https://d.example", "https://e.example", "https://f.example",
    "https://g.example", "https://h.example", "https://i.example",
])]
pub fn hello(_: Request<String>) -> Response<String> {
    Response::default()
}
