//! The forms that a handler of axum is written in.

use std::sync::Arc;

use ::http::Method;
use axum::{
    extract::{FromRef, FromRequestParts, Path, Query, State},
    response::{IntoResponse, Response},
    Json, Router,
};
use cors_runtime::axum::{
    cors,
    routing::{get, post},
};
use serde::{de::DeserializeOwned, Deserialize, Serialize};

use crate::{json, send};

async fn assert_answers(app: &Router, path: &str, body: &str) {
    let answer = send(app, crate::get(path)).await;
    assert_eq!((answer.status, answer.body.as_str()), (200, body));
    assert_eq!(answer.cors(), ["access-control-allow-origin: https://app.example.com"]);
}

trait Store: Clone + Send + Sync + 'static {
    fn name(&self) -> String;
}

#[derive(Clone)]
struct Memory;

impl Store for Memory {
    fn name(&self) -> String {
        "memory".to_owned()
    }
}

#[cors(origins = "https://app.example.com")]
async fn generic<T: Store>(State(store): State<T>) -> String {
    store.name()
}

#[cors(origins = "https://app.example.com")]
async fn generic_in_a_where_clause<T>(Json(value): Json<T>) -> Json<T>
where
    T: DeserializeOwned + Serialize + Send + 'static,
{
    Json(value)
}

#[cors(origins = "https://app.example.com")]
async fn constant<const N: usize>() -> String {
    N.to_string()
}

#[tokio::test]
async fn generic_handlers_leave_two_parameters_to_rustc() {
    let app = Router::new()
        .route("/store", get(generic::<Memory, _, _>).into())
        .route("/json", post(generic_in_a_where_clause::<u32, _, _>).into())
        .route("/constant", get(constant::<7, _>).into())
        .with_state(Memory);
    assert_answers(&app, "/store", "memory").await;
    assert_answers(&app, "/constant", "7").await;
    assert_eq!(send(&app, json("POST", "/json", "7")).await.body, "7");
    assert_eq!(send(&app, json("POST", "/json", "\"x\"")).await.status, 422);
}

#[derive(Clone)]
struct Api {
    name: &'static str,
}

impl Api {
    #[cors(origins = "https://app.example.com")]
    async fn show(State(api): State<Self>, Path(id): Path<u32>) -> String {
        format!("{} {}", Self::label(), id + u32::from(api.name == "seven"))
    }

    #[cors(origins = "https://app.example.com")]
    async fn free_of_self(State(api): State<Api>) -> &'static str {
        api.name
    }

    #[cors(origins = "https://app.example.com")]
    async fn coerces(State(api): State<Self>) -> Result<String, Box<dyn IntoText + Send>> {
        api.check()?;
        Err(Box::new(7))
    }

    fn label() -> &'static str {
        "api"
    }

    fn check(&self) -> Result<(), Box<dyn IntoText + Send>> {
        if self.name == "seven" {
            Ok(())
        } else {
            Err(Box::new(8))
        }
    }
}

trait IntoText {
    fn text(&self) -> String;
}

impl IntoText for u32 {
    fn text(&self) -> String {
        self.to_string()
    }
}

impl IntoResponse for Box<dyn IntoText + Send> {
    fn into_response(self) -> Response {
        self.text().into_response()
    }
}

#[tokio::test]
async fn associated_functions() {
    let app = Router::new()
        .route("/show/{id}", get(Api::show).into())
        .route("/free", get(Api::free_of_self).into())
        .route("/coerces", get(Api::coerces).into())
        .with_state(Api { name: "seven" });
    assert_answers(&app, "/show/7", "api 8").await;
    assert_answers(&app, "/free", "seven").await;
    assert_answers(&app, "/coerces", "7").await;
}

struct Resource<T>(T);

impl<T: Store> Resource<T> {
    #[cors(origins = "https://app.example.com")]
    async fn show(State(store): State<T>) -> String {
        store.name()
    }
}

#[tokio::test]
async fn associated_functions_of_a_generic_type() {
    let app = Router::new().route("/", get(Resource::<Memory>::show).into()).with_state(Memory);
    let Resource(Memory) = Resource(Memory);
    assert_answers(&app, "/", "memory").await;
}

#[derive(Deserialize)]
struct Page {
    number: u32,
    #[serde(default)]
    size: u32,
}

#[cors(origins = "https://app.example.com")]
async fn patterns(
    method: Method,
    Query(Page { number: mut page, .. }): Query<Page>,
    #[allow(unused_variables, reason = "the attribute is what is tested")] Query(unused): Query<Page>,
    _: Method,
    Query(ref whole @ Page { size, .. }): Query<Page>,
) -> String {
    page += 1;
    format!("{method} {page} {size} {}", whole.number)
}

#[tokio::test]
async fn patterns_stay_as_they_are_written() {
    let app = Router::new().route("/", get(patterns).into());
    assert_answers(&app, "/?number=7&size=2", "GET 8 2 7").await;
}

/// A type by the name that the expansion would have for the router's state, and one by that of its marker.
#[derive(Clone)]
struct RouterState(Arc<str>);

struct Via(Method);

impl<S: Send + Sync> FromRequestParts<S> for Via {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut ::http::request::Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Self(parts.method.clone()))
    }
}

#[cors(origins = "https://app.example.com")]
async fn names_of_the_expansion(State(call): State<RouterState>, Via(cors): Via, Path(response): Path<u32>) -> String {
    let RouterState2(text) = RouterState2(call.0);
    format!("{text} {cors} {response}")
}

struct RouterState2(Arc<str>);

#[tokio::test]
async fn the_names_of_the_expansion_are_free() {
    let state = RouterState("state".into());
    let app = Router::new().route("/{id}", get(names_of_the_expansion).into()).with_state(state);
    assert_answers(&app, "/7", "state GET 7").await;
}

#[cors(origins = "https://app.example.com")]
async fn list(State(Names(list)): State<Names>) -> String {
    let list = list.join(" ");
    list + "."
}

#[derive(Clone)]
struct Names(Vec<&'static str>);

#[tokio::test]
async fn a_local_may_have_the_name_of_the_handler() {
    let app = Router::new().route("/", get(list).into()).with_state(Names(vec!["a", "b"]));
    assert_answers(&app, "/", "a b.").await;
}

macro_rules! handlers {
    ($($name:ident($($pattern:pat => $ty:ty),*) -> $output:ty $body:block)*) => {
        $(
            #[cors(origins = "https://app.example.com")]
            async fn $name($($pattern: $ty),*) -> $output $body
        )*
    };
}

handlers! {
    from_a_macro(State(store) => State<Memory>, Path(id) => Path<u32>) -> String { format!("{} {id}", store.name()) }
}

#[tokio::test]
async fn a_macro_may_write_the_handler() {
    let app = Router::new().route("/{id}", get(from_a_macro).into()).with_state(Memory);
    assert_answers(&app, "/7", "memory 7").await;
}

#[cors(origins = "https://app.example.com")]
#[axum::debug_handler(state = Memory)]
async fn debugged(State(store): State<Memory>) -> String {
    store.name()
}

#[cors(origins = "https://app.example.com")]
#[tracing::instrument(skip_all)]
async fn instrumented(State(store): State<Memory>) -> String {
    store.name()
}

#[tokio::test]
async fn attributes_below_are_of_the_handler_as_written() {
    let app = Router::new()
        .route("/debugged", get(debugged).into())
        .route("/instrumented", get(instrumented).into())
        .with_state(Memory);
    assert_answers(&app, "/debugged", "memory").await;
    assert_answers(&app, "/instrumented", "memory").await;
}

/// As extractors are written that ask for no state by name.
#[derive(Clone)]
struct Whole {
    memory: Memory,
}

impl FromRef<Whole> for Memory {
    fn from_ref(whole: &Whole) -> Self {
        whole.memory.clone()
    }
}

#[tokio::test]
async fn one_handler_serves_routers_of_several_states() {
    let one = Router::new().route("/", get(generic::<Memory, _, _>).into()).with_state(Memory);
    let other = Router::new().route("/", get(generic::<Memory, _, _>).into()).with_state(Whole { memory: Memory });
    assert_answers(&one, "/", "memory").await;
    assert_answers(&other, "/", "memory").await;
}
