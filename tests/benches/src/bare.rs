//! The handlers without CORS: what every other one is measured above.

use http::{
    header::{ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_TYPE, VARY},
    HeaderValue, Request, Response, StatusCode,
};

/// The body of every response here: one that costs nothing.
pub(crate) type Body = &'static str;

/// The handler's own work. Never inlined: a real handler's would not be.
#[inline(never)]
fn own_work() -> Response<Body> {
    let mut response = Response::new("{\"ok\":true}");
    response.headers_mut().insert(CONTENT_TYPE, const { HeaderValue::from_static("application/json") });
    response
}

pub(crate) fn answer(_: Request<()>) -> Response<Body> {
    own_work()
}

#[allow(clippy::unused_async, reason = "most handlers await something; what that costs is not ours")]
pub(crate) async fn answer_async(_: Request<()>) -> Response<Body> {
    own_work()
}

pub(crate) fn answer_setting_vary(_: Request<()>) -> Response<Body> {
    let mut response = own_work();
    response.headers_mut().insert(VARY, const { HeaderValue::from_static("accept-encoding") });
    response
}

pub(crate) fn answer_setting_allow_origin(_: Request<()>) -> Response<Body> {
    let mut response = own_work();
    response.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, const { HeaderValue::from_static("*") });
    response
}

/// What a preflight's answer is measured above: the same status, without a header.
pub(crate) fn no_content(_: Request<()>) -> Response<Body> {
    let mut response = Response::new("");
    *response.status_mut() = StatusCode::NO_CONTENT;
    response
}
