//! Handlers of axum.

use core::future::{ready, Future, Ready};

use ::axum::{
    extract::{Path, Query, State},
    http::{Method, StatusCode},
    response::Response,
    Json, Router,
};
use ::cors_runtime::axum::{cors, routing::get, Call};

/// By the name that the expansion would have for the router's state.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct RouterState {
    /// The name.
    pub name: String,
}

/// Not the attribute's.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Via {}

/// Not axum's.
pub const CALL: Option<Call<Via>> = None;

/// Has no argument.
#[cors(origins = "https://app.example.com")]
pub async fn nothing() {
    ready(()).await;
}

/// Fails.
///
/// # Errors
///
/// Where the two numbers differ.
#[cors(origins = "https://app.example.com, https://two.example.com", credentials, catch_panics)]
pub async fn several(
    State(call): State<RouterState>,
    Query(mut cors): Query<u32>,
    Query(response): Query<u32>,
    _: Method,
    Json(order): Json<u32>,
) -> Result<Json<String>, StatusCode> {
    cors = cors.saturating_add(ready(order).await);
    if cors == response {
        Ok(Json(call.name))
    } else {
        Err(StatusCode::CONFLICT)
    }
}

/// Has an error that is no response.
///
/// # Errors
///
/// Always.
#[cors(origins = "*", error = cors_runtime_error)]
pub async fn failing<T>(State(value): State<T>) -> Result<String, T>
where
    T: Clone + Send + Sync + 'static,
{
    Err(ready(value).await)
}

/// Answers it.
fn cors_runtime_error<T>(_error: T) -> Response {
    Response::default()
}

/// Returns a future.
#[cors(origins = "*")]
pub fn later(Path(number): Path<u32>) -> impl Future<Output = String> {
    let later: Ready<String> = ready(number.to_string());
    later
}

impl RouterState {
    /// Says `Self`.
    #[cors(origins = "https://*.example.com", methods = "PUT")]
    pub async fn name(State(state): State<Self>, _: Method) -> String {
        ready(state.name).await
    }
}

/// All of them.
pub fn router() -> Router<RouterState> {
    let handlers = get(nothing).post(several).put(RouterState::name).patch(failing::<RouterState, _, _>);
    Router::new().route("/", handlers.into()).route("/{number}", get(later).into())
}
