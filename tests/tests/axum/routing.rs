//! Several handlers on one path: each preflight is answered by the policy of the handler that serves the method which it
//! asks for.

use ::http::{Method, StatusCode};
use axum::{
    body::Body,
    extract::{Path, State},
    response::IntoResponse,
    Router,
};
use cors_runtime::axum::{
    cors,
    routing::{any, delete, get, head, on, options, patch, post, put, MethodFilter},
};

use crate::{from_app, preflight, send};

#[cors(origins = "*", headers = "x-list")]
async fn list() -> &'static str {
    "list"
}

#[cors(origins = "https://app.example.com", methods = "POST", headers = "content-type", credentials)]
async fn create() -> (StatusCode, &'static str) {
    (StatusCode::CREATED, "create")
}

#[cors(origins = "https://admin.example.com", methods = "DELETE")]
async fn remove() -> &'static str {
    "remove"
}

#[cors(origins = "https://app.example.com", methods = "PUT, PATCH")]
async fn save(method: Method) -> String {
    format!("save by {method}")
}

#[cors(origins = "https://app.example.com", methods = "HEAD", headers = "x-head")]
async fn length() -> impl IntoResponse {
    ([("x-length", "7")], "")
}

#[cors(origins = "https://app.example.com", methods = "OPTIONS")]
async fn capabilities() -> &'static str {
    "capabilities"
}

#[cors(origins = "https://app.example.com", methods = "*")]
async fn echo(method: Method) -> String {
    method.to_string()
}

async fn plain() -> &'static str {
    "plain"
}

const LIST: [&str; 2] = ["access-control-allow-headers: x-list", "access-control-allow-origin: *"];
const CREATE: [&str; 4] = [
    "access-control-allow-credentials: true",
    "access-control-allow-headers: content-type",
    "access-control-allow-methods: POST",
    "access-control-allow-origin: https://app.example.com",
];
const REMOVE: [&str; 2] =
    ["access-control-allow-methods: DELETE", "access-control-allow-origin: https://admin.example.com"];
const SAVE: [&str; 2] =
    ["access-control-allow-methods: PUT, PATCH", "access-control-allow-origin: https://app.example.com"];
const ECHO: [&str; 2] = ["access-control-allow-methods: *", "access-control-allow-origin: https://app.example.com"];

async fn assert_preflight(app: &Router, path: &str, method: &str, headers: &[&str]) {
    let answer = send(app, preflight(path, method)).await;
    assert_eq!((answer.status, answer.body.as_str()), (204, ""), "{method} {path}");
    assert_eq!(answer.cors(), headers, "{method} {path}");
}

/// No header, and what axum answers to `OPTIONS` without a handler for it.
async fn assert_not_served(app: &Router, path: &str, method: &str, allow: &str) {
    let answer = send(app, preflight(path, method)).await;
    assert_eq!(answer.status, 405, "{method} {path}");
    assert_eq!(answer.headers["allow"], allow, "{method} {path}");
    assert!(answer.cors().is_empty(), "{method} {path}: {:?}", answer.cors());
}

fn chain() -> Router {
    let handlers = get(list).post(create).delete(remove).on(MethodFilter::PUT.or(MethodFilter::PATCH), save);
    Router::new().route("/orders", handlers.into())
}

#[tokio::test]
async fn each_method_has_its_own_policy() {
    let app = chain();
    assert_preflight(&app, "/orders", "GET", &LIST).await;
    assert_preflight(&app, "/orders", "POST", &CREATE).await;
    assert_preflight(&app, "/orders", "DELETE", &REMOVE).await;
    assert_preflight(&app, "/orders", "PUT", &SAVE).await;
    assert_preflight(&app, "/orders", "PATCH", &SAVE).await;
    for (method, status, body, origin) in [
        ("GET", 200, "list", "*"),
        ("POST", 201, "create", "https://app.example.com"),
        ("DELETE", 200, "remove", "https://admin.example.com"),
        ("PUT", 200, "save by PUT", "https://app.example.com"),
        ("PATCH", 200, "save by PATCH", "https://app.example.com"),
    ] {
        let answer = send(&app, from_app(method, "/orders").body(Body::empty()).unwrap()).await;
        assert_eq!((answer.status, answer.body.as_str()), (status, body));
        assert_eq!(answer.headers["access-control-allow-origin"], origin);
    }
}

#[tokio::test]
async fn the_order_of_the_chain_does_not_matter() {
    let app: Router = Router::new().route("/orders", delete(remove).get(list).post(create).into());
    assert_preflight(&app, "/orders", "GET", &LIST).await;
    assert_preflight(&app, "/orders", "POST", &CREATE).await;
    assert_preflight(&app, "/orders", "DELETE", &REMOVE).await;
}

#[tokio::test]
async fn the_handler_of_get_has_head_as_well() {
    let app = chain();
    assert_preflight(&app, "/orders", "HEAD", &LIST).await;
    let answer = send(&app, from_app("HEAD", "/orders").body(Body::empty()).unwrap()).await;
    assert_eq!((answer.status, answer.body.as_str()), (200, ""));
    assert_eq!(answer.headers["content-length"], "4");
    assert_eq!(answer.cors(), ["access-control-allow-origin: *"]);
}

#[tokio::test]
async fn a_handler_of_its_own_has_head_before_that_of_get() {
    const LENGTH: [&str; 3] = [
        "access-control-allow-headers: x-head",
        "access-control-allow-methods: HEAD",
        "access-control-allow-origin: https://app.example.com",
    ];
    for handlers in [get(list).head(length), head(length).get(list)] {
        let app: Router = Router::new().route("/", handlers.into());
        assert_preflight(&app, "/", "HEAD", &LENGTH).await;
        assert_preflight(&app, "/", "GET", &LIST).await;
        let answer = send(&app, from_app("HEAD", "/").body(Body::empty()).unwrap()).await;
        assert_eq!(answer.headers["x-length"], "7");
    }
}

#[tokio::test]
async fn a_method_that_no_handler_has_gets_no_header() {
    let app: Router = Router::new().route("/", get(list).post(create).into());
    // Methods are case-sensitive, and browsers send `patch` as it is written.
    for method in ["PUT", "DELETE", "PATCH", "OPTIONS", "patch", "get", "REPORT", "", "GET, POST", "*"] {
        assert_not_served(&app, "/", method, "GET,HEAD,POST").await;
    }
}

#[tokio::test]
async fn two_lines_ask_for_no_method() {
    let app: Router = Router::new().route("/", get(list).post(create).into());
    let mut request = preflight("/", "GET");
    request.headers_mut().append("access-control-request-method", "POST".parse().unwrap());
    let answer = send(&app, request).await;
    assert_eq!(answer.status, 405);
    assert!(answer.cors().is_empty());
}

#[tokio::test]
async fn options_that_is_no_preflight_is_405_as_in_axum() {
    let app = chain();
    let without_method = from_app("OPTIONS", "/orders").body(Body::empty()).unwrap();
    let without_origin =
        ::http::Request::options("/orders").header("access-control-request-method", "GET").body(Body::empty()).unwrap();
    for request in [without_method, without_origin] {
        let answer = send(&app, request).await;
        assert_eq!(answer.status, 405);
        assert_eq!(answer.headers["allow"], "GET,HEAD,POST,DELETE,PATCH,PUT");
        assert!(answer.cors().is_empty());
    }
}

#[tokio::test]
async fn a_handler_of_options_has_what_is_no_preflight_and_the_preflights_that_ask_for_it() {
    let app: Router = Router::new()
        .route("/", options(capabilities).get(list).into())
        .route("/on", on(MethodFilter::OPTIONS.or(MethodFilter::POST), capabilities).into());
    for path in ["/", "/on"] {
        let answer = send(&app, from_app("OPTIONS", path).body(Body::empty()).unwrap()).await;
        assert_eq!((answer.status, answer.body.as_str()), (200, "capabilities"));
        assert_eq!(answer.cors(), ["access-control-allow-origin: https://app.example.com"]);
        let methods = ["access-control-allow-methods: OPTIONS", "access-control-allow-origin: https://app.example.com"];
        assert_preflight(&app, path, "OPTIONS", &methods).await;
    }
    assert_preflight(&app, "/", "GET", &LIST).await;
    // It does not answer for the methods of others.
    assert_not_served(&app, "/", "PUT", "GET,HEAD").await;
}

#[tokio::test]
async fn any_has_every_method_that_no_other_handler_has() {
    let app: Router = Router::new().route("/", any(echo).delete(remove).into());
    for method in ["GET", "PUT", "REPORT", "patch", "OPTIONS"] {
        assert_preflight(&app, "/", method, &ECHO).await;
        let answer = send(&app, from_app(method, "/").body(Body::empty()).unwrap()).await;
        assert_eq!(answer.body, method);
        assert_eq!(answer.cors(), ["access-control-allow-origin: https://app.example.com"]);
    }
    assert_preflight(&app, "/", "DELETE", &REMOVE).await;
}

#[tokio::test]
async fn every_function_routes_its_own_method() {
    let app: Router = Router::new()
        .route("/GET", get(echo).into())
        .route("/HEAD", head(echo).into())
        .route("/POST", post(echo).into())
        .route("/PUT", put(echo).into())
        .route("/PATCH", patch(echo).into())
        .route("/DELETE", delete(echo).into())
        .route("/OPTIONS", options(echo).into());
    for method in ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] {
        let path = format!("/{method}");
        assert_preflight(&app, &path, method, &ECHO).await;
        let answer = send(&app, from_app(method, &path).body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status, 200, "{method}");
        assert_eq!(answer.body, if method == "HEAD" { "" } else { method });
        let other = if method == "PUT" { "POST" } else { "PUT" };
        assert_eq!(send(&app, preflight(&path, other)).await.status, 405, "{method}");
        assert_eq!(send(&app, from_app(other, &path).body(Body::empty()).unwrap()).await.status, 405, "{method}");
    }
}

#[tokio::test]
async fn what_has_no_policy_stays_as_it_is_in_axum() {
    let handlers = post(create)
        .merge(axum::routing::get(plain).put_service(axum::handler::HandlerWithoutStateExt::into_service(plain)));
    let app: Router = Router::new().route("/", handlers.into());
    for method in ["GET", "PUT"] {
        let answer = send(&app, from_app(method, "/").body(Body::empty()).unwrap()).await;
        assert_eq!((answer.status, answer.body.as_str()), (200, "plain"));
        assert!(answer.cors().is_empty());
        assert_not_served(&app, "/", method, "POST,GET,HEAD,PUT").await;
    }
    assert_preflight(&app, "/", "POST", &CREATE).await;
}

#[tokio::test]
async fn a_fallback_answers_what_no_handler_of_the_path_does() {
    let app: Router = Router::new().route("/", get(list).fallback(echo).post(create).into());
    assert_preflight(&app, "/", "GET", &LIST).await;
    assert_preflight(&app, "/", "POST", &CREATE).await;
    for method in ["DELETE", "PURGE"] {
        assert_preflight(&app, "/", method, &ECHO).await;
        let answer = send(&app, from_app(method, "/").body(Body::empty()).unwrap()).await;
        assert_eq!((answer.status, answer.body.as_str()), (200, method));
        assert_eq!(answer.cors(), ["access-control-allow-origin: https://app.example.com"]);
    }
    // No preflight.
    assert_eq!(send(&app, from_app("OPTIONS", "/").body(Body::empty()).unwrap()).await.body, "OPTIONS");
}

#[tokio::test]
async fn the_last_fallback_counts_as_it_does_in_axum() {
    let app: Router = Router::new().route("/", any(save).fallback(echo).into());
    assert_preflight(&app, "/", "DELETE", &ECHO).await;
    assert_eq!(send(&app, from_app("DELETE", "/").body(Body::empty()).unwrap()).await.body, "DELETE");
}

#[tokio::test]
async fn merged_chains_keep_each_policy() {
    let other = delete(remove).options(capabilities).fallback(echo);
    let app: Router = Router::new().route("/", get(list).merge(post(create)).merge(other).into());
    assert_preflight(&app, "/", "GET", &LIST).await;
    assert_preflight(&app, "/", "POST", &CREATE).await;
    assert_preflight(&app, "/", "DELETE", &REMOVE).await;
    assert_preflight(&app, "/", "PATCH", &ECHO).await;
    assert_eq!(send(&app, from_app("OPTIONS", "/").body(Body::empty()).unwrap()).await.body, "capabilities");
    assert_eq!(send(&app, from_app("DELETE", "/").body(Body::empty()).unwrap()).await.body, "remove");
}

#[test]
#[should_panic(expected = "Overlapping method route. Cannot merge two method routes that both define `GET`")]
fn merged_chains_of_one_method_are_refused_when_the_router_is_built() {
    let _: axum::routing::MethodRouter = get(list).merge(get(echo)).into();
}

#[test]
#[should_panic(expected = "Overlapping method route. Cannot merge two method routes that both define `OPTIONS`")]
fn merged_chains_that_both_have_options_are_refused_when_the_router_is_built() {
    let _: axum::routing::MethodRouter = options(capabilities).merge(options(echo)).into();
}

#[test]
#[should_panic(expected = "Cannot merge two `MethodRouter`s that both have a fallback")]
fn merged_chains_that_both_have_a_fallback_are_refused_when_the_router_is_built() {
    let _: axum::routing::MethodRouter = any(list).merge(any(echo)).into();
}

#[tokio::test]
async fn a_chain_has_a_state_and_is_served_as_axums_own_method_router_is() {
    let chain = axum::routing::MethodRouter::from(get(stateful).put(stateful)).with_state("shop");
    let app: Router = Router::new().route("/{id}", chain.clone());
    let methods = ["access-control-allow-methods: PUT", "access-control-allow-origin: https://app.example.com"];
    assert_preflight(&app, "/7", "PUT", &methods).await;
    assert_eq!(send(&app, from_app("PUT", "/7").body(Body::empty()).unwrap()).await.body, "shop 7");
    let alone = axum::routing::MethodRouter::from(get(list)).into_make_service();
    let service = tower::ServiceExt::oneshot(alone, ()).await.unwrap();
    let response = tower::ServiceExt::oneshot(service, preflight("/", "GET")).await.unwrap();
    assert_eq!(
        (response.status(), response.headers()["access-control-allow-origin"].to_str().unwrap()),
        (StatusCode::NO_CONTENT, "*")
    );
}

#[tokio::test]
async fn handlers_without_a_policy_may_stand_on_the_same_path_of_a_router() {
    let app: Router = Router::new().route("/", post(create).into()).route("/", axum::routing::get(plain));
    assert_preflight(&app, "/", "POST", &CREATE).await;
    let answer = send(&app, preflight("/", "GET")).await;
    assert_eq!((answer.status, answer.cors().len()), (405, 0));
    assert_eq!(send(&app, crate::get("/")).await.body, "plain");
}

#[test]
#[should_panic(expected = "Overlapping method route. Handler for `OPTIONS /` already exists")]
fn two_chains_on_one_path_are_refused_when_the_router_is_built() {
    let _: Router = Router::new().route("/", get(list).into()).route("/", post(create).into());
}

#[test]
#[should_panic(expected = "Overlapping method route. Cannot add two method routes that both handle `GET`")]
fn two_handlers_of_one_method_are_refused_when_the_router_is_built() {
    let _: axum::routing::MethodRouter = get(list).get(echo).into();
}

#[test]
#[should_panic(expected = "Overlapping method route. Cannot add two method routes that both handle `OPTIONS`")]
fn a_handler_of_options_without_a_policy_is_refused_when_the_router_is_built() {
    let _: axum::routing::MethodRouter = get(list).merge(axum::routing::options(plain)).into();
}

#[cors(origins = "https://app.example.com", methods = "PUT")]
async fn stateful(State(name): State<&'static str>, Path(id): Path<u32>) -> String {
    format!("{name} {id}")
}

#[tokio::test]
async fn nested_and_merged_routers_with_a_state() {
    let inner = Router::new().route("/{id}", put(stateful).into());
    let merged = Router::new().route("/merged/{id}", put(stateful).into());
    let app = Router::new().nest("/nested", inner).merge(merged).with_state("shop");
    for path in ["/nested/7", "/merged/7"] {
        let methods = ["access-control-allow-methods: PUT", "access-control-allow-origin: https://app.example.com"];
        assert_preflight(&app, path, "PUT", &methods).await;
        assert_eq!(send(&app, from_app("PUT", path).body(Body::empty()).unwrap()).await.body, "shop 7");
    }
}

#[tokio::test]
async fn what_axum_answers_outside_of_a_handler_has_no_header() {
    let app = chain();
    let answer = send(&app, crate::get("/nowhere")).await;
    assert_eq!((answer.status, answer.cors().len()), (404, 0));
    let answer = send(&app, preflight("/nowhere", "GET")).await;
    assert_eq!((answer.status, answer.cors().len()), (404, 0));
    let app: Router = Router::new().route("/", get(list).into());
    let answer = send(&app, from_app("DELETE", "/").body(Body::empty()).unwrap()).await;
    assert_eq!((answer.status, answer.cors().len()), (405, 0));
    assert_eq!(answer.headers["allow"], "GET,HEAD,OPTIONS");
}

#[tokio::test]
async fn axums_own_any_serves_one_annotated_handler() {
    let app = Router::new().route("/{id}", axum::routing::any(stateful)).with_state("shop");
    let methods = ["access-control-allow-methods: PUT", "access-control-allow-origin: https://app.example.com"];
    assert_preflight(&app, "/7", "PUT", &methods).await;
    assert_eq!(send(&app, crate::get("/7")).await.body, "shop 7");
}

#[tokio::test]
async fn an_annotated_fallback_answers_what_no_route_does() {
    let app: Router = Router::new().route("/", get(list).into()).fallback(echo);
    assert_preflight(&app, "/nowhere", "PUT", &ECHO).await;
    assert_eq!(
        send(&app, crate::get("/nowhere")).await.cors(),
        ["access-control-allow-origin: https://app.example.com"]
    );
}
