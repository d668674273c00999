//! The same policies, declared.

use cors_runtime::cors;
use http::{Request, Response};

use crate::bare::{answer, answer_async, answer_setting_allow_origin, answer_setting_vary, Body};

include!(concat!(env!("OUT_DIR"), "/ours.rs"));

#[cors(origins = "https://app.example.com", methods = "GET, PUT", headers = "content-type", max_age = 600)]
pub(crate) fn fixed(request: Request<()>) -> Response<Body> {
    answer(request)
}

#[cors(origins = "https://app.example.com", methods = "GET, PUT", headers = "content-type", max_age = 600)]
pub(crate) async fn fixed_async(request: Request<()>) -> Response<Body> {
    answer_async(request).await
}

#[cors(origins = "*", methods = "GET, PUT", headers = "content-type", max_age = 600)]
pub(crate) fn any(request: Request<()>) -> Response<Body> {
    answer(request)
}

#[cors(
    origins = "https://app.example.com",
    methods = "GET, PUT",
    headers = "content-type",
    max_age = 600,
    expose_headers = "etag, x-request-id",
    credentials
)]
pub(crate) fn fixed_credentials(request: Request<()>) -> Response<Body> {
    answer(request)
}

#[cors(
    origins = ["https://app.example.com", "https://admin.example.com"],
    methods = "GET, PUT",
    headers = "content-type",
    max_age = 600,
)]
pub(crate) fn exact_2(request: Request<()>) -> Response<Body> {
    answer(request)
}

#[cors(
    origins = [
        "https://app.example.com",
        "https://admin.example.com",
        "https://shop.example.com",
        "https://www.example.com",
        "https://portal.example.com",
        "https://status.example.com",
        "https://docs.example.com",
        "https://partner.example.com",
        "https://accounts.example.com",
        "https://support.example.com",
    ],
    methods = "GET, PUT",
    headers = "content-type",
    max_age = 600,
)]
pub(crate) fn exact_10(request: Request<()>) -> Response<Body> {
    answer(request)
}

#[cors(
    origins = [
        "https://app.example.com",
        "https://admin.example.com",
        "https://shop.example.com",
        "https://www.example.com",
        "https://portal.example.com",
        "https://status.example.com",
        "https://docs.example.com",
        "https://partner.example.com",
        "https://accounts.example.com",
        "https://support.example.com",
    ],
    methods = "GET, PUT",
    headers = "content-type",
    max_age = 600,
    expose_headers = "etag, x-request-id",
    credentials,
)]
pub(crate) fn exact_10_credentials(request: Request<()>) -> Response<Body> {
    answer(request)
}

#[cors(
    origins = ["https://*.app.example.com"],
    methods = "GET, PUT",
    headers = "content-type",
    max_age = 600,
)]
pub(crate) fn subdomains_1(request: Request<()>) -> Response<Body> {
    answer(request)
}

#[cors(
    origins = ["https://*.app.example.com", "https://*.admin.example.com", "https://*.shop.example.com"],
    methods = "GET, PUT",
    headers = "content-type",
    max_age = 600,
)]
pub(crate) fn subdomains_3(request: Request<()>) -> Response<Body> {
    answer(request)
}

#[cors(
    origins = [
        "https://*.app.example.com",
        "https://*.admin.example.com",
        "https://*.shop.example.com",
        "https://*.www.example.com",
        "https://*.portal.example.com",
        "https://*.status.example.com",
        "https://*.docs.example.com",
        "https://*.partner.example.com",
        "https://*.accounts.example.com",
        "https://*.support.example.com",
    ],
    methods = "GET, PUT",
    headers = "content-type",
    max_age = 600,
)]
pub(crate) fn subdomains_10(request: Request<()>) -> Response<Body> {
    answer(request)
}

#[cors(
    origins = ["http://app.example.com:*"],
    methods = "GET, PUT",
    headers = "content-type",
    max_age = 600,
)]
pub(crate) fn ports_1(request: Request<()>) -> Response<Body> {
    answer(request)
}

#[cors(
    origins = ["http://app.example.com:*", "http://admin.example.com:*", "http://shop.example.com:*"],
    methods = "GET, PUT",
    headers = "content-type",
    max_age = 600,
)]
pub(crate) fn ports_3(request: Request<()>) -> Response<Body> {
    answer(request)
}

#[cors(
    origins = [
        "http://app.example.com:*",
        "http://admin.example.com:*",
        "http://shop.example.com:*",
        "http://www.example.com:*",
        "http://portal.example.com:*",
        "http://status.example.com:*",
        "http://docs.example.com:*",
        "http://partner.example.com:*",
        "http://accounts.example.com:*",
        "http://support.example.com:*",
    ],
    methods = "GET, PUT",
    headers = "content-type",
    max_age = 600,
)]
pub(crate) fn ports_10(request: Request<()>) -> Response<Body> {
    answer(request)
}

#[cors(
    origins = ["https://app.example.com", "https://admin.example.com"],
    methods = "GET, PUT",
    headers = "content-type",
    max_age = 600,
)]
pub(crate) fn own_vary(request: Request<()>) -> Response<Body> {
    answer_setting_vary(request)
}

#[cors(origins = "https://app.example.com", methods = "GET, PUT", headers = "content-type", max_age = 600)]
pub(crate) fn set_by_hand_fixed(request: Request<()>) -> Response<Body> {
    answer_setting_allow_origin(request)
}

#[cors(
    origins = ["https://app.example.com", "https://admin.example.com"],
    methods = "GET, PUT",
    headers = "content-type",
    max_age = 600,
)]
pub(crate) fn set_by_hand_matched(request: Request<()>) -> Response<Body> {
    answer_setting_allow_origin(request)
}
