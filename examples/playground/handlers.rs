//! The API: every handler declares its own policy, and the page shows it as it stands here.
#![allow(clippy::unused_async, reason = "handlers are async whether they wait or not: routers ask for that")]

use std::borrow::Cow;

use bytes::Bytes;
use cors_runtime::{cors, ErrorResponse, IntoErrorResponse};
use http::{
    header::{ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_TYPE, COOKIE, SET_COOKIE},
    HeaderMap, HeaderValue, Method, Request, Response, StatusCode,
};
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Incoming;
use serde_json::{json, Value};

pub(super) type Body = Full<Bytes>;

/// Routes by the path alone: a handler answers the preflights of its own path, so no `OPTIONS` route is needed.
pub(super) async fn route(request: Request<Incoming>) -> Response<Body> {
    let response = match request.uri().path() {
        "/status" => Ok(status(request).await),
        "/account" => account(request).await,
        "/orders" => create_order(request).await,
        "/orders/7" => edit_order(request).await,
        "/search" => Ok(search(request).await),
        "/reports/today" | "/reports/missing" | "/reports/broken" => report(request).await,
        "/profile" => save_profile(request).await,
        "/prices" => Ok(prices(request).await),
        _ => Err(ShopError::NotFound),
    };
    // `#[cors]` has made every `Err` of a handler an `Ok`: what is left is the path that nobody knows.
    response.unwrap_or_else(ShopError::into_error_response)
}

/// Anyone may read this: it holds nothing that belongs to somebody.
#[cors(origins = "*")]
async fn status(_request: Request<Incoming>) -> Response<Body> {
    json(StatusCode::OK, &json!({ "shop": "open" }))
}

/// Our own page reads this with the visitor's cookie.
#[cors(origins = "http://app.localhost:*", credentials)]
async fn account(request: Request<Incoming>) -> Result<Response<Body>, ShopError> {
    let visits = visits(request.headers()).saturating_add(1);
    let mut response = json(StatusCode::OK, &json!({ "visits": visits }));
    // A cookie for a page of another site needs `SameSite=None`, whatever the CORS policy says.
    let cookie = format!("visits={visits}; HttpOnly; Secure; SameSite=None; Partitioned");
    let cookie = HeaderValue::try_from(cookie).map_err(|_| ShopError::Internal)?;
    response.headers_mut().insert(SET_COOKIE, cookie);
    Ok(response)
}

/// Our own page posts JSON, which no browser sends before the API has allowed the header `content-type`.
#[cors(origins = "http://app.localhost:*", methods = "POST", headers = "content-type")]
async fn create_order(request: Request<Incoming>) -> Result<Response<Body>, ShopError> {
    let order = read_json(request).await?;
    let item = order.get("item").and_then(Value::as_str).ok_or(ShopError::NoItem)?;
    Ok(json(StatusCode::CREATED, &json!({ "id": 7, "item": item })))
}

/// Our own page changes and deletes orders; the browser may remember that for ten minutes.
#[cors(origins = "http://app.localhost:*", methods = "PUT, DELETE", max_age = 600)]
async fn edit_order(request: Request<Incoming>) -> Result<Response<Body>, ShopError> {
    match *request.method() {
        Method::PUT => Ok(json(StatusCode::OK, &json!({ "id": 7, "changed": true }))),
        Method::DELETE => Ok(json(StatusCode::OK, &json!({ "id": 7, "deleted": true }))),
        _ => Err(ShopError::NotFound),
    }
}

/// Our own page sends a header of its own, and reads one that browsers would keep from its script.
#[cors(origins = "http://app.localhost:*", headers = "x-api-version", expose_headers = "x-request-id")]
async fn search(request: Request<Incoming>) -> Response<Body> {
    let version = if request.headers().contains_key("x-api-version") { 2 } else { 1 };
    let mut response = json(StatusCode::OK, &json!({ "version": version, "found": 3 }));
    response.headers_mut().insert("x-request-id", HeaderValue::from_static("a1b2c3"));
    response.headers_mut().insert("x-served-by", HeaderValue::from_static("node-4"));
    response
}

/// An error is an answer too: its status and text reach our own page, since the headers are on every way out.
#[cors(origins = "http://app.localhost:*")]
async fn report(request: Request<Incoming>) -> Result<Response<Body>, ShopError> {
    match request.uri().path() {
        "/reports/today" => Ok(json(StatusCode::OK, &json!({ "sold": 12 }))),
        "/reports/broken" => Err(ShopError::Internal),
        _ => Err(ShopError::NotFound),
    }
}

/// Something is forgotten here: the page sends JSON, and `headers = "content-type"` is missing.
#[cors(origins = "http://app.localhost:*", methods = "PUT")]
async fn save_profile(request: Request<Incoming>) -> Result<Response<Body>, ShopError> {
    let name = read(request).await?;
    Ok(json(StatusCode::OK, &json!({ "saved": !name.is_empty() })))
}

/// An old line sets a header by hand; what is declared replaces it.
#[cors(origins = "http://app.localhost:*")]
async fn prices(_request: Request<Incoming>) -> Response<Body> {
    let mut response = json(StatusCode::OK, &json!({ "tea": 4 }));
    response.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response
}

/// What can go wrong in a handler.
#[derive(Debug)]
enum ShopError {
    NotFound,
    NotJson,
    NoItem,
    Unreadable,
    Internal,
}

/// What of it a page may see; the rest stays here.
impl ErrorResponse for ShopError {
    fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::NotJson => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::NoItem => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn message(&self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::NotFound => "there is nothing here",
            Self::NotJson => "send JSON",
            Self::NoItem => "an order needs an `item`",
            Self::Unreadable => "the body cannot be read",
            Self::Internal => "something broke on our side",
        })
    }
}

fn json(status: StatusCode, value: &Value) -> Response<Body> {
    let mut response = Response::new(Body::from(value.to_string()));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

/// Reads a body of JSON and nothing else: a form, which any page may send without a preflight, is refused.
async fn read_json(request: Request<Incoming>) -> Result<Value, ShopError> {
    let content_type = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    if content_type != Some("application/json") {
        return Err(ShopError::NotJson);
    }
    serde_json::from_slice(&read(request).await?).map_err(|_| ShopError::NotJson)
}

async fn read(request: Request<Incoming>) -> Result<Bytes, ShopError> {
    const LONGEST_BODY: usize = 64 * 1024;
    let body = Limited::new(request.into_body(), LONGEST_BODY).collect().await;
    body.map(http_body_util::Collected::to_bytes).map_err(|_| ShopError::Unreadable)
}

/// The number in the cookie `visits`.
fn visits(headers: &HeaderMap) -> u64 {
    let cookies = headers.get(COOKIE).and_then(|cookies| cookies.to_str().ok()).unwrap_or_default();
    let value = cookies.split("; ").find_map(|cookie| cookie.strip_prefix("visits="));
    value.and_then(|value| value.parse().ok()).unwrap_or_default()
}
