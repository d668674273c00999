//! Whatever axum extracts, an annotated handler gets.

use std::{convert::Infallible, net::SocketAddr, sync::Arc};

use ::http::{request::Parts, HeaderMap, Method, Uri};
use axum::{
    body::{Body, Bytes},
    extract::{
        connect_info::MockConnectInfo, rejection::JsonRejection, ConnectInfo, Extension, Form, FromRef, FromRequest,
        FromRequestParts, MatchedPath, OriginalUri, Path, Query, Request, State,
    },
    Json, Router,
};
use cors_runtime::axum::{
    cors,
    routing::{get, post},
};
use serde::Deserialize;

use crate::{from_app, json, send};

const ALLOWED: [&str; 1] = ["access-control-allow-origin: https://app.example.com"];

/// Sends `request`, and expects `body` with the headers.
async fn assert_body(app: &Router, request: ::http::Request<Body>, body: &str) {
    let answer = send(app, request).await;
    assert_eq!((answer.status, answer.body.as_str()), (200, body));
    assert_eq!(answer.cors(), ALLOWED);
}

#[derive(Clone)]
struct Shop {
    name: Name,
    till: Till,
}

#[derive(Clone)]
struct Name(&'static str);

#[derive(Clone)]
struct Till(Arc<str>);

impl FromRef<Shop> for Name {
    fn from_ref(shop: &Shop) -> Self {
        shop.name.clone()
    }
}

impl FromRef<Shop> for Till {
    fn from_ref(shop: &Shop) -> Self {
        shop.till.clone()
    }
}

fn shop() -> Shop {
    Shop { name: Name("tea"), till: Till("seven".into()) }
}

#[derive(Deserialize)]
struct Order {
    item: String,
    count: u32,
}

#[cors(origins = "https://app.example.com")]
async fn nothing() -> &'static str {
    "nothing"
}

#[tokio::test]
async fn no_argument() {
    let app = Router::new().route("/", get(nothing).into());
    assert_body(&app, crate::get("/"), "nothing").await;
}

#[cors(origins = "https://app.example.com")]
async fn state(State(shop): State<Shop>) -> &'static str {
    shop.name.0
}

#[tokio::test]
async fn the_state_of_the_router() {
    let app = Router::new().route("/", get(state).into()).with_state(shop());
    assert_body(&app, crate::get("/"), "tea").await;
}

#[cors(origins = "https://app.example.com")]
async fn parts_of_the_state(State(name): State<Name>, State(till): State<Till>) -> String {
    format!("{} {}", name.0, till.0)
}

#[tokio::test]
async fn parts_of_the_state_through_from_ref() {
    let app = Router::new().route("/", get(parts_of_the_state).into()).with_state(shop());
    assert_body(&app, crate::get("/"), "tea seven").await;
}

#[cors(origins = "https://app.example.com")]
async fn path(Path((shelf, id)): Path<(String, u32)>) -> String {
    format!("{shelf} {id}")
}

#[tokio::test]
async fn the_path() {
    let app = Router::new().route("/{shelf}/{id}", get(path).into());
    assert_body(&app, crate::get("/green/7"), "green 7").await;
}

#[cors(origins = "https://app.example.com")]
async fn query(Query(Order { item, count }): Query<Order>) -> String {
    format!("{count} {item}")
}

#[tokio::test]
async fn the_query() {
    let app = Router::new().route("/", get(query).into());
    assert_body(&app, crate::get("/?item=tea&count=2"), "2 tea").await;
}

#[cors(origins = "https://app.example.com")]
async fn json_body(Json(order): Json<Order>) -> String {
    format!("{} {}", order.count, order.item)
}

#[tokio::test]
async fn a_json_body() {
    let app = Router::new().route("/", post(json_body).into());
    assert_body(&app, json("POST", "/", r#"{"item":"tea","count":2}"#), "2 tea").await;
}

#[cors(origins = "https://app.example.com")]
async fn form(Form(order): Form<Order>) -> String {
    format!("{} {}", order.count, order.item)
}

#[tokio::test]
async fn a_form() {
    let app = Router::new().route("/", post(form).into());
    let request = from_app("POST", "/")
        .header("content-type", "application/x-www-form-urlencoded")
        .body("item=tea&count=2".into())
        .unwrap();
    assert_body(&app, request, "2 tea").await;
}

#[cors(origins = "https://app.example.com")]
async fn bodies(headers: HeaderMap, body: Bytes) -> String {
    format!("{} {}", headers.len(), body.len())
}

#[tokio::test]
async fn bytes_after_headers() {
    let app = Router::new().route("/", post(bodies).into());
    assert_body(&app, from_app("POST", "/").body("four".into()).unwrap(), "1 4").await;
}

#[cors(origins = "https://app.example.com")]
async fn extension(Extension(name): Extension<&'static str>) -> &'static str {
    name
}

#[tokio::test]
async fn an_extension() {
    let app = Router::new().route("/", get(extension).into()).layer(Extension("from the layer"));
    assert_body(&app, crate::get("/"), "from the layer").await;
}

#[cors(origins = "https://app.example.com")]
async fn connect_info(ConnectInfo(address): ConnectInfo<SocketAddr>) -> String {
    address.to_string()
}

#[tokio::test]
async fn the_address_of_the_connection() {
    let address = SocketAddr::from(([127, 0, 0, 1], 7));
    let app = Router::new().route("/", get(connect_info).into()).layer(MockConnectInfo(address));
    assert_body(&app, crate::get("/"), "127.0.0.1:7").await;
}

#[cors(origins = "https://app.example.com")]
async fn places(uri: Uri, OriginalUri(original): OriginalUri, matched: MatchedPath) -> String {
    format!("{uri} {original} {}", matched.as_str())
}

#[tokio::test]
async fn the_uri_before_and_after_nesting() {
    let inner = Router::new().route("/{id}", get(places).into());
    let app = Router::new().nest("/orders", inner);
    assert_body(&app, crate::get("/orders/7"), "/7 /orders/7 /orders/{id}").await;
}

#[cors(origins = "https://app.example.com")]
async fn optional(order: Option<Json<Order>>) -> &'static str {
    if order.is_some() {
        "some"
    } else {
        "none"
    }
}

#[tokio::test]
async fn an_option() {
    let app = Router::new().route("/", post(optional).into());
    assert_body(&app, from_app("POST", "/").body(Body::empty()).unwrap(), "none").await;
    assert_body(&app, json("POST", "/", r#"{"item":"tea","count":2}"#), "some").await;
}

#[cors(origins = "https://app.example.com")]
async fn fallible(method: Method, order: Result<Json<Order>, JsonRejection>) -> String {
    match order {
        Ok(Json(order)) => order.item,
        Err(rejection) => format!("{method}: {}", rejection.status()),
    }
}

#[tokio::test]
async fn a_result() {
    let app = Router::new().route("/", post(fallible).into());
    assert_body(&app, json("POST", "/", "{"), "POST: 400 Bad Request").await;
    assert_body(&app, json("POST", "/", r#"{"item":"tea","count":2}"#), "tea").await;
}

/// Asks for a part of the state by itself.
struct ShopName(&'static str);

impl<S> FromRequestParts<S> for ShopName
where
    Name: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Infallible;

    async fn from_request_parts(_: &mut Parts, state: &S) -> Result<Self, Infallible> {
        Ok(Self(Name::from_ref(state).0))
    }
}

/// Takes the body.
struct Length(usize);

impl<S: Send + Sync> FromRequest<S> for Length {
    type Rejection = Infallible;

    async fn from_request(request: Request, state: &S) -> Result<Self, Infallible> {
        let body = Bytes::from_request(request, state).await.unwrap_or_default();
        Ok(Self(body.len()))
    }
}

#[cors(origins = "https://app.example.com")]
async fn custom(ShopName(name): ShopName, Length(length): Length) -> String {
    format!("{name} {length}")
}

#[tokio::test]
async fn extractors_of_ones_own() {
    let app = Router::new().route("/", post(custom).into()).with_state(shop());
    assert_body(&app, from_app("POST", "/").body("four".into()).unwrap(), "tea 4").await;
}

#[cors(origins = "https://app.example.com")]
async fn whole(request: Request) -> String {
    format!("{} {}", request.method(), request.uri())
}

#[tokio::test]
async fn the_whole_request() {
    let app = Router::new().route("/here", get(whole).into());
    assert_body(&app, crate::get("/here"), "GET /here").await;
}

#[cors(origins = "https://app.example.com")]
async fn same_twice(Query(one): Query<Order>, Query(other): Query<Order>) -> String {
    format!("{} {}", one.item, other.count)
}

#[tokio::test]
async fn one_extractor_twice() {
    let app = Router::new().route("/", get(same_twice).into());
    assert_body(&app, crate::get("/?item=tea&count=2"), "tea 2").await;
}

#[cors(origins = "https://app.example.com")]
#[allow(clippy::too_many_arguments, reason = "as many as axum takes")]
async fn sixteen(
    _: Method,
    _: Method,
    _: Method,
    _: Method,
    _: Method,
    _: Method,
    _: Method,
    _: Method,
    _: Method,
    _: Method,
    _: Method,
    _: Method,
    _: Method,
    _: Method,
    uri: Uri,
    body: String,
) -> String {
    format!("{uri} {body}")
}

#[tokio::test]
async fn as_many_as_axum_takes() {
    let app = Router::new().route("/", post(sixteen).into());
    assert_body(&app, from_app("POST", "/").body("four".into()).unwrap(), "/ four").await;
}
